package scratch.math.derivatives;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.derivatives.Exercise106Test.Slope;

class Exercise106Test implements ExerciseContract<Slope> {
    /// What the learner writes: the slope of f at x.
    interface Slope {
        double derivative(DoubleUnaryOperator f, double x);
    }

    @Override
    public String task() {
        return "write derivative(f, x), a central difference that picks its own step.";
    }

    @Override
    public Slope learner() {
        return Exercise106::derivative;
    }

    @Override
    public Slope solution() {
        return Solution106::derivative;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Ask f a little above x and a little below x, and divide the difference by the distance of the two places.",
                "How little? About 6e-6, the cube root of 2.2e-16, times the size of x, and not less than that for small x.",
                "h = cbrt(ulp(1.0)) * max(1, |x|); then (f(x + h) - f(x - h)) / ((x + h) - (x - h)).");
    }

    @Override
    public void check(Slope answer) {
        double three = answer.derivative(x -> x * x, 1.5);
        Mistake.unless(Math.abs(three - 6) > 1e-6,
                "Exactly twice too large everywhere: how far apart are x - h and x + h?");
        Mistake.unless(Math.abs(three - 1.5) > 1e-6,
                "Exactly half of the slope: you took the difference on one side and divided by the distance of two.");
        Mistake.unlessNear(three, 3, 1e-6, "The slope of x^2 at 1.5 is 3; yours is %.6f.", three);
        Mistake.unlessNear(answer.derivative(x -> x * x, 0), 0, 1e-9,
                "The slope of x^2 at 0 is 0; yours is %.3e: does your step vanish with x, or is it one-sided?",
                answer.derivative(x -> x * x, 0));
        Mistake.unlessNear(answer.derivative(x -> x * x, 1e-6), 2e-6, 1e-9,
                "The slope of x^2 at 1e-6 is 2e-6; yours is %.3e.", answer.derivative(x -> x * x, 1e-6));
        double large = answer.derivative(x -> x * x, 1e8);
        Mistake.unless(large != 0 && Double.isFinite(large),
                "At x = 1e8 your x + h equals x, so the slope is 0: let h grow with x.");
        Mistake.unlessNear(large, 2e8, 2e2, "The slope of x^2 at 1e8 is 2e8; yours is %.6e: is h too small for so large "
                + "an x? Let it grow with x.", large);
        double sine = answer.derivative(Math::sin, 1);
        Mistake.unlessNear(sine, Math.cos(1), 1e-8, "The slope of sin at 1 is 0.5403023059; yours is %.10f. A one-sided "
                + "difference or a poor step loses half the digits.", sine);
    }

    @Override
    public List<Planted<Slope>> planted() {
        return List.of(
                new Planted<>("a fixed step", (f, x) -> (f.applyAsDouble(x + 1e-10) - f.applyAsDouble(x - 1e-10)) / 2e-10,
                        "At x = 1e8 your x + h equals x, so the slope is 0: let h grow with x."),
                new Planted<>("divides by h", (f, x) -> 2 * Solution106.derivative(f, x),
                        "Exactly twice too large everywhere: how far apart are x - h and x + h?"),
                new Planted<>("one-sided", (f, x) -> {
                    double h = 1e-8 * Math.max(1, Math.abs(x));
                    return (f.applyAsDouble(x + h) - f.applyAsDouble(x)) / h;
                }, "does your step vanish with x, or is it one-sided?"));
    }
}
