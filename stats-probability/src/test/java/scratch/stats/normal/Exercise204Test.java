package scratch.stats.normal;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise204Test implements ExerciseContract<DoubleUnaryOperator> {
    @Override
    public String task() {
        return "write survival(z), the probability that a standard normal value exceeds z, right to 1e-12 relative.";
    }

    @Override
    public DoubleUnaryOperator learner() {
        return Exercise204::survival;
    }

    @Override
    public DoubleUnaryOperator solution() {
        return Solution204::survival;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Two methods, one for small and one for large z. Near 0 use a series for the area between 0 and z. Far out "
                        + "compute the tail itself; never subtract from 1 there.",
                "Tail: φ(z)/(z + 1/(z + 2/(z + 3/(z + …)))), computed from the inside out, with 200 levels for z ≥ 2. "
                        + "For negative z use 1 − survival(−z).",
                "Centre: φ(z)·(z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + …) is the area from 0 to z. All its terms are positive, so "
                        + "nothing cancels. survival is 1/2 minus that.");
    }

    @Override
    public void check(DoubleUnaryOperator answer) {
        Mistake.unlessNear(answer.applyAsDouble(0), 0.5, 1e-15,
                "Half of the values exceed 0; yours says %.4f.", answer.applyAsDouble(0));
        double one = answer.applyAsDouble(1);
        Mistake.unless(Math.abs(one - 0.8413447460685429) > 1e-9, "P(Z > 1) is 0.1587; 0.8413 is the other side.");
        Mistake.unlessNear(one, 0.15865525393145705, 1e-12, "P(Z > 1) is 0.158655253931; yours is %.12f.", one);
        double minusOne = answer.applyAsDouble(-1);
        Mistake.unlessNear(one + minusOne, 1, 1e-12,
                "survival(1) + survival(−1) must be 1, by symmetry; yours is %.4f.", one + minusOne);
        double ten = answer.applyAsDouble(10);
        Mistake.unless(ten != 0, "survival(10) is 7.6e-24, yours is 0: subtracting from one threw every digit away.");
        Mistake.unless(ten > 0 && ten < 1, "A probability of %.4g? At z = 10 the terms of the series reach 3e19 and cancel to "
                + "nothing; change the method beyond z = 2 or 3.", ten);
        double[][] exact = {{0.5, 0.308537538725986896}, {2, 0.0227501319481792072}, {3, 0.00134989803163009453},
            {5, 2.86651571879193912e-7}, {10, 7.61985302416052607e-24}, {37, 5.72557122252457682e-300}};
        for (double[] row : exact) {
            double tail = answer.applyAsDouble(row[0]);
            Mistake.unless(Math.abs(tail - row[1]) <= 1e-12 * row[1], "survival(%.1f) is %.12e, yours is %.12e: off by "
                    + "%.1e of its "
                    + "size. In a tail the relative error counts.", row[0], row[1], tail, Math.abs(tail / row[1] - 1));
        }
    }

    @Override
    public List<Planted<DoubleUnaryOperator>> planted() {
        return List.of(
                new Planted<>("one minus the cdf", UpperTail::oneMinusCdf,
                        "subtracting from one threw every digit away."),
                new Planted<>("the Taylor series everywhere", UpperTail::taylor, "A probability of 418.2?"),
                new Planted<>("the lower tail", z -> 1 - Solution204.survival(z), "0.8413 is the other side."),
                new Planted<>("a tail for positive z only", z -> Solution204.survival(Math.abs(z)), "must be 1, by symmetry"),
                new Planted<>("too shallow a fraction", z -> z < 2 ? Solution204.survival(z)
                        : UpperTail.continuedFraction(z, 10), "In a tail the relative error counts."));
    }
}
