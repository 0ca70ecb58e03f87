package scratch.stats.ztests;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.stats.distribution.Binomial;
import scratch.stats.distribution.Normal;
import scratch.stats.hypothesis.TestOptions;
import scratch.stats.hypothesis.TestResult;
import scratch.stats.hypothesis.ZTest;

/// The figures of lesson 212: the test and the interval, and where the bell does not fit.
final class Figures212 {
    private Figures212() {
    }

    static void draw(TestResult study) {
        Panels.of("A tiny p and a small effect are both true", 2, bell(study.statistic()),
                effect(study.interval().orElseThrow())).cell(440, 330).save("aspirin", "Left, the standard normal "
                + "bell with both outer 2.5% shaded and the observed z of -5 far outside. Right, the difference of the two "
                + "proportions with its interval, a short bar at -0.8 percentage points, close to 0 but clear of it.");
        Panels.of("Where \"5%\" is not 5%", 2, estimatedSpread(), fewSuccesses()).cell(440, 330).save("misuse",
                "Two curves of false alarms over n. Left, z with an estimated spread rejects in 30 % of the cases at n = 2, "
                + "falling with n towards 5 %. Right, the z-test of a share of 10 % jumps between 1.6 and 8.1 % "
                + "and calms down slowly.");
    }

    private static Plot bell(double z) {
        double[] at = IntStream.rangeClosed(0, 240).mapToDouble(i -> -6 + i * 0.05).toArray();
        double[] tail = IntStream.rangeClosed(0, 40).mapToDouble(i -> 1.96 + i * 0.101).toArray();
        double[] mirrored = Arrays.stream(tail).map(x -> -x).toArray();
        double[] none = new double[tail.length];
        return Plot.of("What z does if aspirin does nothing", "z", "density")
                .line("no effect", at, density(at)).as(Role.NEUTRAL)
                .band("the outer 5%", tail, none, density(tail)).as(Role.ERROR)
                .band("the outer 5%", mirrored, none, density(mirrored)).as(Role.ERROR)
                .vertical(String.format(Locale.ROOT, "observed, z = %.2f", z), z).as(Role.DATA).xRange(-6, 6).yRange(0, 0.45);
    }

    private static double[] density(double[] z) {
        return Arrays.stream(z).map(Normal.STANDARD::pdf).toArray();
    }

    private static Plot effect(TestResult.Interval interval) {
        return Plot.of("How much it does", "difference in percentage points", "")
                .segments("95% interval", new double[] {100 * interval.lower()}, new double[] {1},
                        new double[] {100 * interval.upper()}, new double[] {1}).as(Role.UNCERTAINTY)
                .points("estimate", new double[] {100 * interval.estimate()}, new double[] {1}).as(Role.DATA)
                .vertical("no difference", 0).as(Role.NEUTRAL)
                .xRange(-5, 5).yCategories("", "aspirin - placebo", "").yRange(-0.2, 2.2);
    }

    private static Plot estimatedSpread() {
        int[] n = IntStream.rangeClosed(2, 60).toArray();
        return Plot.of("z of a mean, with s in place of sigma", "n", "false alarms")
                .line("actual", Arrays.stream(n).asDoubleStream().toArray(),
                        Arrays.stream(n).mapToDouble(Ex212ZTests::falseAlarms).toArray()).as(Role.ERROR)
                .horizontal("promised", 0.05).as(Role.TRUTH).xRange(0, 60).yRange(0, 0.32);
    }

    private static Plot fewSuccesses() {
        int[] n = IntStream.rangeClosed(5, 150).toArray();
        return Plot.of("z of a share, true share 10%", "n", "false alarms")
                .line("actual", Arrays.stream(n).asDoubleStream().toArray(),
                        Arrays.stream(n).mapToDouble(size -> falseAlarms(size, 0.1)).toArray()).as(Role.ERROR)
                .horizontal("promised", 0.05).as(Role.TRUTH).xRange(0, 150).yRange(0, 0.12);
    }

    /// How often the z-test of a proportion rejects a true one at 5%, exactly.
    static double falseAlarms(int n, double share) {
        Binomial successes = Binomial.of(n, share);
        TestOptions options = TestOptions.DEFAULT.withNullValue(share);
        return IntStream.rangeClosed(0, n).filter(k -> ZTest.proportion(k, n, options).pValue() <= 0.05)
                .mapToDouble(successes::pmf).sum();
    }
}
