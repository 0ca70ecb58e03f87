package scratch.stats.binomial;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.binomial.Exercise205Test.Tails;
import scratch.stats.distribution.Binomial;

class Exercise205Test implements ExerciseContract<Tails> {
    /// What the learner writes: both tails.
    interface Tails {
        double atMost(int k, int n, double p);

        double atLeast(int k, int n, double p);
    }

    private interface Tail {
        double of(int k, int n, double p);
    }

    private record Both(Tail first, Tail second) implements Tails {
        @Override
        public double atMost(int k, int n, double p) {
            return first.of(k, n, p);
        }

        @Override
        public double atLeast(int k, int n, double p) {
            return second.of(k, n, p);
        }
    }

    @Override
    public String task() {
        return "write atMost(k, n, p) = P(X <= k) and atLeast(k, n, p) = P(X >= k) for the binomial distribution.";
    }

    @Override
    public Tails learner() {
        return new Both(Exercise205::atMost, Exercise205::atLeast);
    }

    @Override
    public Tails solution() {
        return new Both(Solution205::atMost, Solution205::atLeast);
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Neighbouring bars have a simple ratio: P(X = k−1)/P(X = k) = k/(n − k + 1) · (1 − p)/p. One bar is enough to "
                        + "know them all.",
                "For the first bar use logarithms; GammaFunction.logGamma(n + 1.0) in scratch.stats.special is log n!. "
                        + "Then walk "
                        + "away from the peak and add until the bars no longer count.",
                "Walk down from k if k lies below n·p; otherwise compute the other side and subtract. And k or more successes "
                        + "are n − k or fewer failures: atLeast(k, n, p) = atMost(n − k, n, 1 − p).");
    }

    @Override
    public void check(Tails answer) {
        double eight = answer.atLeast(8, 10, 0.5);
        Mistake.unless(Math.abs(eight - 11.0 / 1024) > 1e-9,
                "P(X ≥ 8) must be 56/1024 = 0.0547; yours, 0.0107, is P(X > 8): eight itself counts.");
        Mistake.unlessNear(eight, 56.0 / 1024, 1e-12, "P(X ≥ 8) of 10 fair flips is (45 + 10 + 1)/1024 = 0.0547; yours is "
                + "%.4f.",
                eight);
        double seven = answer.atMost(7, 10, 0.5);
        Mistake.unlessNear(seven + eight, 1, 1e-12, "P(X ≤ 7) + P(X ≥ 8) must be 1; yours add up to %.4f.", seven + eight);
        double big = answer.atMost(100, 200, 0.5);
        Mistake.unless(!Double.isNaN(big) && !Double.isInfinite(big),
                "P(X ≤ 100) of 200 is no number: 171! does not fit in a double. Use logarithms.");
        near(answer.atMost(100, 200, 0.5), Binomial.of(200, 0.5).cdf(100), 1e-10, "P(X ≤ 100) of 200 fair flips");
        double far = answer.atLeast(900, 1000, 0.5);
        Mistake.unless(far > 1e-170 && far < 1e-150, "P(X ≥ 900) of 1000 fair flips is 6.7e-162; yours is %.1e. Add up the "
                + "small "
                + "bars themselves; 1 minus nearly 1 has no digits left.", far);
        near(far, Binomial.of(1000, 0.5).survival(899), 1e-10, "P(X ≥ 900) of 1000 fair flips");
        near(answer.atMost(499_000, 1_000_000, 0.5), Binomial.of(1_000_000, 0.5).cdf(499_000), 1e-7,
                "P(X ≤ 499,000) of a million fair flips");
        near(answer.atMost(0, 100, 0.01), Math.pow(0.99, 100), 1e-11, "P(no defect) in 100 parts");
        Mistake.unlessNear(answer.atLeast(0, 5, 0.3), 1, 1e-12, "0 or more successes are certain.");
        Mistake.unlessNear(answer.atMost(5, 5, 0.3), 1, 1e-12, "At most 5 of 5 is certain.");
    }

    private static void near(double yours, double exact, double relative, String what) {
        Mistake.unless(Math.abs(yours - exact) <= relative * exact, "%s is %.10e; yours is %.10e.", what, exact, yours);
    }

    @Override
    public List<Planted<Tails>> planted() {
        return List.of(
                new Planted<>("factorials", new Both(Exercise205Test::byFactorials,
                        (k, n, p) -> byFactorials(n - k, n, 1 - p)), "171! does not fit in a double. Use logarithms."),
                new Planted<>("greater instead of at least", new Both(Solution205::atMost,
                        (k, n, p) -> 1 - Solution205.atMost(k, n, p)), "is P(X > 8): eight itself counts."),
                new Planted<>("one minus", new Both(Solution205::atMost,
                        (k, n, p) -> k == 0 ? 1 : 1 - Solution205.atMost(k - 1, n, p)), "1 minus nearly 1 has no digits left."),
                new Planted<>("the bell", new Both((k, n, p) -> BinomialWays.normalCorrected(k, n, p),
                        (k, n, p) -> BinomialWays.normalAtLeast(k, n, p)), "P(X ≥ 8) of 10 fair flips is"));
    }

    private static double byFactorials(int k, int n, double p) {
        double sum = 0;
        for (int j = 0; j <= k; j++) {
            sum += BinomialWays.byFactorials(j, n, p);
        }
        return sum;
    }
}
