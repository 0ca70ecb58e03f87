package scratch.classic.foundation.whatislearning;

import java.util.List;

import scratch.classic.foundation.whatislearning.Exercise301Test.Step;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise301Test implements ExerciseContract<Step> {
    /// What the learner writes: data, weight and rate in, the weight after one step out.
    interface Step {
        double after(double[] x, double[] y, double weight, double rate);
    }

    private static final double[] KM = {1, 1, 3, 3};
    private static final double[] MINUTES = {1, 3, 5, 7};

    @Override
    public String task() {
        return "write step(x, y, weight, rate): the weight after one step against the gradient of the mean squared error.";
    }

    @Override
    public Step learner() {
        return Exercise301::step;
    }

    @Override
    public Step solution() {
        return Solution301::step;
    }

    @Override
    public List<String> hints() {
        return List.of("Four of the five parts are one line each: predict weight * x, subtract y, average, and correct the "
                + "weight.",
                "The loss is the mean of (weight * x - y) squared. Differentiate it by the weight: the chain rule brings a 2 "
                + "and an x.",
                "gradient = the mean of 2 * (weight * x - y) * x, and the answer is weight - rate * gradient. Divide by the "
                + "number of values, or twice as much data would make steps twice as long.");
    }

    @Override
    public void check(Step answer) {
        double first = answer.after(KM.clone(), MINUTES.clone(), 0, 0.05);
        Mistake.unless(Math.abs(first + 1) > 1e-9, "From 0 you went to -1, and the loss grew from 21 to 46: the gradient "
                + "points to where the loss grows, so subtract it.");
        Mistake.unless(Math.abs(first - 4) > 1e-9, "From 0 you went to 4: you added the four examples up and did not divide by "
                + "their number.");
        Mistake.unless(Math.abs(first - 0.5) > 1e-9, "From 0 you went to 0.5, half of the way: the derivative of a square "
                + "has a factor 2.");
        Mistake.unless(Math.abs(first - 0.4) > 1e-9, "From 0 you went to 0.4: the error was not multiplied by x. A ride of 3 "
                + "km says three times as much about the minutes per kilometre.");
        Mistake.unlessNear(first, 1, 1e-9, "One step from weight 0 at rate 0.05 leads to 1 on the rides; yours leads to "
                + "%.4f.", first);
        double second = answer.after(KM.clone(), MINUTES.clone(), 1, 0.05);
        Mistake.unlessNear(second, 1.5, 1e-9, "The next step leads from 1 to 1.5; yours leads to %.4f: is the error measured "
                + "from what the weight predicts now?", second);
        double arrived = answer.after(KM.clone(), MINUTES.clone(), 2, 0.05);
        Mistake.unlessNear(arrived, 2, 1e-9, "At 2 the gradient is 0 and the weight stays; yours moved to %.4f.", arrived);
        double three = answer.after(new double[] {1, 2, 2}, new double[] {4, 3, 4}, 0, 0.1);
        Mistake.unlessNear(three, 1.2, 1e-9, "Three examples, x = 1, 2, 2 and y = 4, 3, 4: from 0 at rate 0.1 to 1.2; yours "
                + "leads to %.4f: is a number of examples written into your code?", three);
    }

    @Override
    public List<Planted<Step>> planted() {
        return List.of(
                new Planted<>("uphill", (x, y, w, rate) -> Solution301.step(x, y, w, -rate), "where the loss grows, so "
                        + "subtract it."),
                new Planted<>("sum, no mean", (x, y, w, rate) -> Solution301.step(x, y, w, rate * x.length),
                        "did not divide by their number."),
                new Planted<>("no factor 2", (x, y, w, rate) -> Solution301.step(x, y, w, rate / 2),
                        "the derivative of a square has a factor 2."),
                new Planted<>("x forgotten", (x, y, w, rate) -> w - rate * 2 * meanError(x, y, w),
                        "the error was not multiplied by x."),
                new Planted<>("error of weight 0", (x, y, w, rate) -> w + Solution301.step(x, y, 0, rate),
                        "is the error measured from what the weight predicts now?"),
                new Planted<>("always four", (x, y, w, rate) -> Solution301.step(x, y, w, rate * x.length / 4),
                        "is a number of examples written into your code?"));
    }

    private static double meanError(double[] x, double[] y, double w) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (w * x[i] - y[i]) / x.length;
        }
        return sum;
    }
}
