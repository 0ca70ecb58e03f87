package scratch.classic.evaluation.modelassumptions;

import java.util.Arrays;
import java.util.SplittableRandom;

import scratch.classic.linearmodel.LinearRegression;
import scratch.math.check.Require;
import scratch.stats.interval.Interval;

/// What intervals that promise 95 % keep of it in a world, over many studies, and how often each alarm rings.
///
/// @param slope    share of intervals for the slope that contain the 2
/// @param lastMean share of intervals for the mean at x = 10 that contain it
/// @param width    mean width of the slope's interval
/// @param alarms   share of studies in which each of [Study#ALARMS] rings
record Coverage(double slope, double lastMean, double width, double[] alarms) {

    static Coverage of(World world, int studies, double memory, long seed) {
        Require.atLeast(1, "Coverage.of", "studies", studies);
        SplittableRandom random = new SplittableRandom(seed);
        double slope = 0;
        double lastMean = 0;
        double width = 0;
        double[] alarms = new double[Study.ALARMS.length];
        for (int s = 0; s < studies; s++) {
            Study study = world.draw(random, memory);
            LinearRegression fit = study.fit();
            Interval interval = Study.slope(fit);
            slope += interval.lower() <= 2 && 2 <= interval.upper() ? 1 : 0;
            width += interval.upper() - interval.lower();
            Interval last = study.lastMean(fit);
            double truth = world.truth(10);
            lastMean += last.lower() <= truth && truth <= last.upper() ? 1 : 0;
            boolean[] rung = study.alarms(fit);
            for (int a = 0; a < rung.length; a++) {
                alarms[a] += rung[a] ? 1 : 0;
            }
        }
        return new Coverage(slope / studies, lastMean / studies, width / studies,
                Arrays.stream(alarms).map(count -> count / studies).toArray());
    }
}
