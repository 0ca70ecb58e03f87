package scratch.stats.sequential;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.data.Generators;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.ZTest;

/// 220: the dashboard turned green on Tuesday. May I stop?
public final class Ex220ABTesting {
    private static final double Z = 1.959963984540054;

    private Ex220ABTesting() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the A/A streams", "looks 5 how often you look at the dashboard");
        int looks = arguments.intValue("looks");
        long seed = arguments.longValue("seed");
        TestResult test = ZTest.proportions(1080, 10_000, 1000, 10_000, TestOptions.DEFAULT);
        TestResult.Interval difference = test.interval().orElseThrow();
        print("A converts 1,000 of 10,000, B 1,080 of 10,000%n");
        print("  difference %+.2f points, 95 %% [%+.2f, %+.2f], z = %.3f, p = %.4f: not detected%n%n",
                100 * difference.estimate(), 100 * difference.lower(), 100 * difference.upper(), test.statistic(),
                test.pValue());
        SampleRatioMismatch split = SampleRatioMismatch.of(new long[] {50_000, 49_000}, new double[] {1, 1});
        print("a 1:1 split that came out 50,000 : 49,000   X2 = %.2f, p = %.4f: find the bug first%n%n", split.statistic(),
                split.p());

        print("false alarms of an A/A test with looks at p < 0.05, integrated exactly%n");
        print("  looks   equal bound 1.96    1 - 0.95^k    Pocock's bound    O'Brien-Fleming's last%n");
        for (int k : new int[] {1, 2, 5, 10, 20}) {
            print("  %5d %17.1f %% %11.1f %% %17.3f %25.3f%n", k, 100 * GroupSequential.constant(k, Z).errorRate(),
                    100 * (1 - Math.pow(0.95, k)), GroupSequential.pocock(k, 0.05).bounds()[0],
                    GroupSequential.obrienFleming(k, 0.05).bounds()[k - 1]);
        }
        GroupSequential pocock = GroupSequential.pocock(looks, 0.05);
        GroupSequential obrienFleming = GroupSequential.obrienFleming(looks, 0.05);
        double drift = Z + 0.8416212335729143;            // one look would have power 0.8
        print("%nbounds for |z| with %d looks%n", looks);
        print("  Pocock           %s%n  O'Brien-Fleming  %s%n", row(pocock.bounds()), row(obrienFleming.bounds()));
        print("and with an effect that one look finds with power 0.800%n");
        print("  Pocock           power %.3f with %2.0f %% of the data on average%n", pocock.power(drift),
                100 * pocock.expectedInformation(drift));
        print("  O'Brien-Fleming  power %.3f with %2.0f %% of the data on average%n", obrienFleming.power(drift),
                100 * obrienFleming.expectedInformation(drift));

        double[] streams = streams(2000, 2000, seed);
        print("%n2,000 A/A streams, a look after every observation from 10 to 2,000%n");
        print("  ordinary p < 0.05 at some time      %4.1f %% 'winners'%n", 100 * streams[0]);
        print("  always-valid p < 0.05 at some time  %4.1f %%%n", 100 * streams[1]);
        print("Each look is another chance to be fooled. Decide before how often you look.%n%n");

        figure(seed).save("peeking", "Left, twenty z paths of tests without any difference, with three pairs of bounds: flat "
                + "at 1.96, flat at 2.41, and a funnel that falls from 4.56 to 2.04; several paths leave the first, few the "
                + "others. Right, the false alarms against the number of looks: from 5% to 32% at fifty looks.");
        print("figure  target/figures/peeking.svg%n%n");
        checks(test, split).print();
        print("%nTry: ./run 220 --looks 20   What do twenty looks cost in power, and what do they save in data?%n");
    }

    private static CheckTable checks(TestResult test, SampleRatioMismatch split) {
        CheckTable checks = CheckTable.against("reference");
        checks.same("proportions_ztest: z", test.statistic(), 1.8531232916527514, 1e-9);
        checks.same("proportions_ztest: p", test.pValue(), 0.06386468910795928, 1e-9);
        checks.same("chisquare: p of the split", split.p(), 0.0014818807747203882, 1e-9);
        checks.same("five looks at 1.96", GroupSequential.constant(5, Z).errorRate(), 0.1416893325909625, 1e-9);
        checks.same("Pocock's bound, 5 looks", GroupSequential.pocock(5, 0.05).bounds()[0], 2.4131762200609828, 1e-9);
        checks.same("O'Brien-Fleming's, 5 looks", GroupSequential.obrienFleming(5, 0.05).bounds()[4], 2.040073174797293, 1e-9);
        double[] spending = GroupSequential.spending(new double[] {0.2, 0.4, 0.6, 0.8, 1}, Spending.obrienFlemingOneSided(),
                0.05).bounds();
        checks.same("Lan-DeMets, first bound", spending[0], 4.876884948791, 1e-9);
        checks.same("log of the mixture ratio", MixtureSPRT.logLambda(99, 0.3, 1, 1), Math.log(0.1) + 4.41045, 1e-9);
        checks.whyDifferent("z and p: statsmodels 0.13.5, X2: SciPy 1.10.1, bounds: a second integration in NumPy 1.24.2.\n"
                + "               Programs that spend alpha as one two-sided formula start at 4.383 instead of 4.877.");
        return checks;
    }

    /// The shares of A/A streams that ever alarm: by the ordinary p from the tenth observation on, by the always-valid p.
    private static double[] streams(int count, int length, long seed) {
        RandomGenerator random = Generators.random(seed);
        int naive = 0;
        int valid = 0;
        for (int s = 0; s < count; s++) {
            MixtureSPRT mixture = MixtureSPRT.of(1, 1);
            double sum = 0;
            boolean crossed = false;
            for (int n = 1; n <= length; n++) {
                double x = random.nextGaussian();
                sum += x;
                crossed |= n >= 10 && Math.abs(sum) > Z * Math.sqrt(n);
                mixture.observe(x);
            }
            naive += crossed ? 1 : 0;
            valid += mixture.p() < 0.05 ? 1 : 0;
        }
        return new double[] {(double) naive / count, (double) valid / count};
    }

    private static Figure figure(long seed) {
        RandomGenerator random = Generators.random(seed);
        double[] time = new double[96];
        Arrays.setAll(time, i -> (i + 5) / 100.0);
        Plot paths = Plot.of("Twenty tests without a difference", "share of the data", "z").yRange(-5, 5).xRange(0, 1.02);
        for (int path = 0; path < 20; path++) {
            double[] z = new double[time.length];
            double sum = 0;
            for (int i = 1; i <= 100; i++) {
                sum += random.nextGaussian() / 10;
                if (i >= 5) {
                    z[i - 5] = sum / Math.sqrt(i / 100.0);
                }
            }
            paths = paths.line("", time, z);
        }
        paths = bounds(paths, "always 1.96", Z, 0.5);
        paths = bounds(paths, "Pocock 2.41", GroupSequential.pocock(5, 0.05).bounds()[0], 0.5);
        paths = bounds(paths, "O'Brien-Fleming", GroupSequential.obrienFleming(5, 0.05).bounds()[4], 0);
        double[] looks = {1, 2, 3, 5, 7, 10, 15, 20, 30, 50};
        double[] error = Arrays.stream(looks).map(k -> GroupSequential.constant((int) k, Z).errorRate()).toArray();
        Plot errors = Plot.of("Every look adds false alarms", "looks at |z| > 1.96", "false alarms").xLog().yRange(0, 0.35)
                .line("integrated", looks, error).points("integrated", looks, error).horizontal("promised", 0.05);
        return Panels.of("", 2, paths, errors).cell(510, 420);
    }

    /// Bounds c · t^(shape − ½) at five looks, as points joined by lines, above and below.
    private static Plot bounds(Plot plot, String name, double c, double shape) {
        double[] t = {0.2, 0.4, 0.6, 0.8, 1};
        double[] upper = Arrays.stream(t).map(v -> c * Math.pow(v, shape - 0.5)).toArray();
        double[] lower = Arrays.stream(upper).map(v -> -v).toArray();
        return plot.line(name, t, upper).points(name, t, upper).line(name, t, lower).points(name, t, lower);
    }

    private static String row(double[] values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(String.format(Locale.ROOT, "%7.3f", value));
        }
        return text.toString();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
