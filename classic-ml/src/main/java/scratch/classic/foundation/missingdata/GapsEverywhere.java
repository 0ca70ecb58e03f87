package scratch.classic.foundation.missingdata;

import java.util.random.RandomGenerator;

import scratch.classic.data.Table;
import scratch.stats.descriptive.Descriptive;

/// Gaps by chance in every column, on average over some draws.
///
/// @param complete rows that have every value
/// @param mean     error of mean imputation, in standard deviations of the true column
/// @param nearest  of the five nearest rows
/// @param loose    of regressions with next to no penalty
/// @param held     of regressions with a penalty
/// @param rounds   how many of them the latter took
record GapsEverywhere(double complete, double mean, double nearest, double loose, double held, double rounds) {

    static GapsEverywhere of(Table truth, double share, double penalty, int draws, RandomGenerator random) {
        double[] sum = new double[6];
        for (int draw = 0; draw < draws; draw++) {
            Table gaps = truth;
            for (String column : truth.names()) {
                gaps = Mechanism.MCAR.hide(gaps, column, column, share, random);
            }
            var held = Filling.regressions(gaps, penalty);
            double[] one = {Filling.complete(gaps).length, error(truth, gaps, Filling.MEAN.apply(gaps, Recovery.K, 0)),
                error(truth, gaps, Filling.NEAREST.apply(gaps, Recovery.K, 0)),
                error(truth, gaps, Filling.REGRESSION.apply(gaps, Recovery.K, Recovery.PENALTY)),
                error(truth, gaps, held.transform(gaps)), held.changes().length};
            for (int q = 0; q < sum.length; q++) {
                sum[q] += one[q] / draws;
            }
        }
        return new GapsEverywhere(sum[0], sum[1], sum[2], sum[3], sum[4], sum[5]);
    }

    /// The root mean squared error of what was filled, each column in its own standard deviations.
    static double error(Table truth, Table gaps, Table filled) {
        double squares = 0;
        int missing = 0;
        for (String name : truth.names()) {
            double deviation = Descriptive.populationStandardDeviation(truth.numeric(name).values());
            for (int i = 0; i < truth.rows(); i++) {
                double error = (filled.numeric(name).value(i) - truth.numeric(name).value(i)) / deviation;
                squares += error * error;
            }
            missing += gaps.numeric(name).missing();
        }
        return Math.sqrt(squares / missing);
    }
}
