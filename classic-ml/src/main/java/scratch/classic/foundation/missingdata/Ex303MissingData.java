package scratch.classic.foundation.missingdata;

import java.util.Locale;

import scratch.classic.data.Table;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.stats.descriptive.Descriptive;

/// 303: values are taken out of a complete table, for three reasons, and put back in four ways.
public final class Ex303MissingData {
    static final String COLUMN = "proline";
    static final String SEEN = "alcohol";
    static final String BESIDE = "hue";
    private static final int SAMPLES = 10_000;
    private static final int N = 100;

    private Ex303MissingData() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "share 0.4 0.05..0.5 share of the values that is hidden",
                "draws 50 2..1000 how often they are hidden anew",
                "penalty 10.0 0<.. penalty of the regressions where gaps are everywhere", "seed 303 seed of all draws");
        var setting = new Recovery.Setting(COLUMN, SEEN, arguments.doubleValue("share"), arguments.intValue("draws"));
        double penalty = arguments.doubleValue("penalty");
        long seed = arguments.longValue("seed");
        Table wines = wines();
        Console.print("wine: 178 wines, 13 measurements, none missing; %.0f %% of %s are hidden, %d times for each reason%n%n",
                100 * setting.share(), COLUMN, setting.draws());

        Recovery[][] recovered = threeReasons(wines, setting, seed);
        everywhere(wines, penalty, seed);
        indicators(wines, setting, seed);
        coverage(setting.share(), seed);
        Figures303.draw(wines, recovered, setting, seed);
        Console.print("%nfigures  target/figures/reasons.svg, filled.svg, means.svg%n%n");

        Peers303.checks(wines, setting, seed).print();
        Console.print("%nTry: ./run 303 --share 0.2   How much of the bias of MAR and MNAR is left?%n");
    }

    static Table wines() {
        var data = Datasets.wine();
        return Table.of(data.x(), data.featureNames());
    }

    static Recovery[][] threeReasons(Table wines, Recovery.Setting setting, long seed) {
        var table = Console.table("%-6s %-18s %9.1f ± %-5s %9.1f %15.3f %14s", "hidden", "filled with", COLUMN, "95 %",
                "deviation", "r with " + SEEN, "error of a gap");
        double[] truth = wines.numeric(COLUMN).values();
        table.row("-", "-", Descriptive.mean(truth), "0.0", Descriptive.populationStandardDeviation(truth),
                Descriptive.correlation(truth, wines.numeric(SEEN).values()), "");
        Recovery[][] all = new Recovery[Mechanism.values().length][];
        for (Mechanism mechanism : Mechanism.values()) {
            all[mechanism.ordinal()] = Recovery.of(wines, mechanism, setting, Generators.random(seed + mechanism.ordinal()));
            for (Filling filling : Filling.values()) {
                Recovery r = all[mechanism.ordinal()][filling.ordinal()];
                table.row(mechanism, filling.words(), r.mean(), number("%.1f", r.margin()), r.deviation(), r.correlation(),
                        Double.isNaN(r.error()) ? "" : number("%.1f", r.error()));
            }
        }
        return all;
    }

    private static void everywhere(Table wines, double penalty, long seed) {
        Console.print("%ngaps by chance in all 13 columns, 10 draws: error of a filled value in standard deviations%n");
        var table = Console.table("%6.0f %% %14.1f %9.3f %14.3f %20s %20s %9.1f", "hidden", "complete rows", "mean",
                "nearest rows", "regressions, 0.001", number("regressions, %.2g", penalty), "rounds");
        for (double share : new double[] {0.02, 0.05, 0.1, 0.2}) {
            GapsEverywhere g = GapsEverywhere.of(wines, share, penalty, 10, Generators.random(seed));
            table.row(100 * share, g.complete(), g.mean(), g.nearest(), number("%.3f", g.loose()), number("%.3f", g.held()),
                    g.rounds());
        }
    }

    private static void indicators(Table wines, Recovery.Setting setting, long seed) {
        Console.print("%n%s from %s and %s: R2 on test rows, without and with an indicator of the gaps%n", SEEN, COLUMN,
                BESIDE);
        var table = Console.table("%-6s %10.3f %18.3f %12.3f ± %-5s", "hidden", "without", "with an indicator", "difference",
                "95 %");
        for (Mechanism mechanism : Mechanism.values()) {
            IndicatorGain gain = IndicatorGain.of(wines, mechanism, SEEN, BESIDE, setting,
                    Generators.random(seed + mechanism.ordinal()));
            table.row(mechanism, gain.without(), gain.with(), gain.with() - gain.without(), number("%.3f", gain.margin()));
        }
    }

    private static void coverage(double share, long seed) {
        int known = known(share);
        Console.print("%n%d values, %d of them filled with the mean of the others: a 95 %% interval for the mean holds it%n"
                + "in %.1f %% of %,d samples; by formula in %.1f %%%n", N, N - known,
                100 * Coverage.simulated(N, known, 0.95, SAMPLES, Generators.random(seed)), SAMPLES,
                100 * Coverage.formula(N, known, 0.95));
    }

    static int known(double share) {
        return (int) Math.round(N * (1 - share));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
