package scratch.stats.moredistributions;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.moredistributions.Exercise207Test.RegularizedBeta;

class Exercise207Test implements ExerciseContract<RegularizedBeta> {
    /// What the learner writes.
    interface RegularizedBeta {
        double of(double a, double b, double x, double y);
    }

    @Override
    public String task() {
        return "write regularizedBeta(a, b, x, y), the function behind t, F, beta and binomial.";
    }

    @Override
    public RegularizedBeta learner() {
        return Exercise207::regularizedBeta;
    }

    @Override
    public RegularizedBeta solution() {
        return Solution207::regularizedBeta;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "I_x(a, b) = x^a y^b / (a B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …))). Compute the front factor in logarithms.",
                "d₂ₘ₊₁ = −(a+m)(a+b+m)x / ((a+2m)(a+2m+1)), d₂ₘ = m(b−m)x / ((a+2m−1)(a+2m)). Lentz: keep d ← 1/(1 + dₙd) and "
                        + "c ← 1 + dₙ/c, multiply the value by c·d, stop when c·d is 1.",
                "The fraction is good for x ≤ (a+1)/(a+b+2). Beyond, return 1 − I_y(b, a), with the y that was given. x = 0 "
                        + "is 0, y = 0 is 1.");
    }

    @Override
    public void check(RegularizedBeta answer) {
        double hand = answer.of(2, 3, 0.25, 0.75);
        Mistake.unlessNear(hand, 67.0 / 256, 1e-12, "I at 1/4 of (2, 3) is the chance of at least 2 heads in 4 throws of a "
                + "coin with 1/4, 67/256 = 0.26172; yours is %.5f.", hand);
        Mistake.unless(answer.of(2, 3, 0, 1) == 0 && answer.of(2, 3, 1, 0) == 1, "Nothing lies below x = 0 and all below 1.");
        double late = answer.of(20, 30, 0.99, 0.01);
        Mistake.unlessNear(late, 1, 1e-9, "At x = 0.99 the fraction of (20, 30) goes astray (yours: %.3g): use "
                + "1 − I_y(b, a) when x > (a+1)/(a+b+2).", late);
        double missing = 1 - answer.of(5, 0.5, 1, 1e-17);
        Mistake.unlessNear(missing, 7.782e-9, 1e-11, "With x rounded to 1 and y = 1e-17 a share of 7.78e-9 still lies above "
                + "x; yours is %.3g. Do not compute 1 − x from a rounded x: use y.", missing);
        for (double a : new double[]{0.5, 3, 1000, 100_000}) {
            double half = answer.of(a, a, 0.5, 0.5);
            Mistake.unlessNear(half, 0.5, 1e-8, "a = b is symmetric, so half lies below 1/2. For a = %.1f yours is %.8f: go on "
                    + "until the fraction stands still; that takes about √a levels.", a, half);
        }
        double sum = answer.of(2.5, 7, 0.3, 0.7) + answer.of(7, 2.5, 0.7, 0.3);
        Mistake.unlessNear(sum, 1, 1e-12, "I_x(a, b) + I_y(b, a) must be 1; yours add up to %.6f.", sum);
    }

    @Override
    public List<Planted<RegularizedBeta>> planted() {
        return List.of(
                new Planted<>("no symmetry switch", (a, b, x, y) -> x == 0 || y == 0 ? x
                        : Solution207.fraction(a, b, x, y, 100_000), "use 1 − I_y(b, a) when x > (a+1)/(a+b+2)"),
                new Planted<>("1 − x from a rounded x", (a, b, x, y) -> Solution207.regularizedBeta(a, b, x, 1 - x),
                        "Do not compute 1 − x from a rounded x"),
                new Planted<>("20 levels", (a, b, x, y) -> x == 0 || y == 0 ? x : x <= (a + 1) / (a + b + 2)
                        ? Solution207.fraction(a, b, x, y, 20) : 1 - Solution207.fraction(b, a, y, x, 20),
                        "go on until the fraction stands still"));
    }
}
