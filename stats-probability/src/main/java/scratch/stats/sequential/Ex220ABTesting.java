package scratch.stats.sequential;

import java.util.Locale;
import java.util.random.RandomGenerator;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Generators;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.ZTest;

/// 220: the dashboard turned green on Tuesday. May I stop?
public final class Ex220ABTesting {
    static final double Z = 1.959963984540054;

    private Ex220ABTesting() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "looks 5 1..100 how often you look at the dashboard",
                "seed 42 seed of the A/A streams");
        long seed = arguments.longValue("seed");
        TestResult test = ZTest.proportions(1080, 10_000, 1000, 10_000, TestOptions.DEFAULT);
        SampleRatioMismatch split = SampleRatioMismatch.of(new long[]{50_000, 49_000}, new double[]{1, 1});
        oneLook(test, split);
        falseAlarms();
        bounds(arguments.intValue("looks"));
        streams(2000, 2000, seed);
        Figures220.draw(seed);
        Console.print("figures  target/figures/peeking.svg, bounds.svg%n%n");

        checks(test, split).print();
        Console.print("%nTry: ./run 220 --looks 20   What do twenty looks cost in power, and what do they save in data?%n");
    }

    private static void oneLook(TestResult test, SampleRatioMismatch split) {
        TestResult.Interval difference = test.interval().orElseThrow();
        Console.print("A converts 1,000 of 10,000, B 1,080 of 10,000%n");
        Console.print("  difference %+.2f points, 95 %% [%+.2f, %+.2f], z = %.3f, p = %.4f: not detected%n%n",
                100 * difference.estimate(), 100 * difference.lower(), 100 * difference.upper(), test.statistic(),
                test.pValue());
        Console.print("a 1:1 split that came out 50,000 : 49,000   X2 = %.2f, p = %.4f: find the bug first%n%n",
                split.statistic(), split.p());
    }

    private static void falseAlarms() {
        Console.print("false alarms of an A/A test with looks at p < 0.05, integrated exactly%n");
        var table = Console.table("  %5d %18s %12s %17.3f %25.3f", "looks", "equal bound 1.96", "1 - 0.95^k",
                "Pocock's bound", "O'Brien-Fleming's last");
        for (int k : new int[]{1, 2, 5, 10, 20}) {
            table.row(k, percent(GroupSequential.constant(k, Z).errorRate()), percent(1 - Math.pow(0.95, k)),
                    GroupSequential.pocock(k, 0.05).bounds()[0], GroupSequential.obrienFleming(k, 0.05).bounds()[k - 1]);
        }
    }

    private static void bounds(int looks) {
        GroupSequential pocock = GroupSequential.pocock(looks, 0.05);
        GroupSequential obrienFleming = GroupSequential.obrienFleming(looks, 0.05);
        Console.print("%nbounds for |z| with %d looks%n", looks);
        row("Pocock", pocock.bounds());
        row("O'Brien-Fleming", obrienFleming.bounds());
        Console.print("and with an effect that one look finds with power 0.800%n");
        double drift = Z + 0.8416212335729143;
        Console.print("  Pocock           power %.3f with %2.0f %% of the data on average%n", pocock.power(drift),
                100 * pocock.expectedInformation(drift));
        Console.print("  O'Brien-Fleming  power %.3f with %2.0f %% of the data on average%n", obrienFleming.power(drift),
                100 * obrienFleming.expectedInformation(drift));
    }

    // Twelve bounds a line.
    private static void row(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            Console.print(i % 12 == 0 ? "%s%-15s%7.3f" : "%s%s%7.3f", i > 0 && i % 12 == 0 ? "\n  " : i == 0 ? "  " : "",
                    i == 0 ? name : "", values[i]);
        }
        Console.print("%n");
    }

    // The shares of A/A streams that ever alarm: by the ordinary p from the tenth value on, by the always-valid p.
    private static void streams(int count, int length, long seed) {
        RandomGenerator random = Generators.random(seed);
        int ordinary = 0;
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
            ordinary += crossed ? 1 : 0;
            valid += mixture.p() < 0.05 ? 1 : 0;
        }
        Console.print("%n2,000 A/A streams, a look after every observation from 10 to 2,000%n");
        Console.print("  ordinary p < 0.05 at some time      %4.1f %% 'winners'%n", 100.0 * ordinary / count);
        Console.print("  always-valid p < 0.05 at some time  %4.1f %%%n", 100.0 * valid / count);
        Console.print("Each look is another chance of a false alarm. Decide before how often you look.%n%n");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static CheckTable checks(TestResult test, SampleRatioMismatch split) {
        double[] spending = GroupSequential.spending(new double[]{0.2, 0.4, 0.6, 0.8, 1}, Spending.obrienFlemingOneSided(),
                0.05).bounds();
        CheckTable checks = CheckTable.against("reference");
        checks.same("z of two shares", test.statistic(), 1.8531232916527514, 1e-9);
        checks.group("p-values", 1e-9).same("two shares", test.pValue(), 0.06386468910795928)
                .same("split", split.p(), 0.0014818807747203882);
        checks.same("five looks at 1.96", GroupSequential.constant(5, Z).errorRate(), 0.1416893325909625, 1e-9);
        checks.group("bounds, 5 looks", 1e-9)
                .same("Pocock", GroupSequential.pocock(5, 0.05).bounds()[0], 2.4131762200609828)
                .same("O'Brien-Fleming, last", GroupSequential.obrienFleming(5, 0.05).bounds()[4], 2.040073174797293)
                .same("Lan-DeMets, first", spending[0], 4.876884948791);
        checks.same("log of the mixture ratio", MixtureSPRT.logLambda(99, 0.3, 1, 1), Math.log(0.1) + 4.41045, 1e-9);
        return checks.whyDifferent("z and its p: statsmodels 0.13.5, p of the split: SciPy 1.10.1, bounds: a second "
                + "integration in NumPy 1.24.2. Programs that spend alpha as one two-sided formula start at 4.383 instead of "
                + "4.877.");
    }
}
