package scratch.deep.recurrence.gru;

import java.util.List;

import scratch.deep.recurrence.gru.Exercise424Test.UnitStep;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise424Test implements ExerciseContract<UnitStep> {
    /// What the learner writes: the new state.
    interface UnitStep {
        double of(double[] input, double[] state, double before);
    }

    @Override
    public String task() {
        return "write step(input, state, before): one step of a GRU with one unit, from the sums of its gates.";
    }

    @Override
    public UnitStep learner() {
        return Exercise424::step;
    }

    @Override
    public UnitStep solution() {
        return Solution424::step;
    }

    @Override
    public List<String> hints() {
        return List.of("The reset and the update gate are sigmoids of the sum of both parts.",
                "The reset gate multiplies only what the state contributes to the candidate.",
                "n = tanh(input[2] + r * state[2]), and the new state is (1 - z) * n + z * before.");
    }

    @Override
    public void check(UnitStep answer) {
        double kept = answer.of(new double[]{0, 50, 1}, new double[]{0, 0, 0}, 0.3);
        Mistake.unless(Math.abs(kept - Math.tanh(1)) > 1e-6, "With an open update gate the state stays 0.3; yours becomes the "
                + "candidate: z keeps the state before, 1 - z lets the candidate in.");
        Mistake.unlessNear(kept, 0.3, 1e-9, "With an open update gate the state stays 0.3; yours is %.4f.", kept);
        double shut = answer.of(new double[]{-50, -50, 0.4}, new double[]{0, 0, 7}, 0.9);
        Mistake.unlessNear(shut, Math.tanh(0.4), 1e-9, "With a shut reset gate the candidate does not see the state, and is "
                + "tanh(0.4) = 0.3799; yours is %.4f: r multiplies what the state contributes.", shut);
        double page = answer.of(new double[]{0, Math.log(3), 0}, new double[]{0, 0, Math.log(3)}, 1);
        Mistake.unlessNear(page, 0.875, 1e-9, "In the step of the page the state becomes 0.25 * 0.5 + 0.75 * 1 = 0.875; "
                + "yours is %.4f.", page);
    }

    private static double wrong(boolean swapped, double[] input, double[] state, double before) {
        double r = swapped ? 1 / (1 + Math.exp(-input[0] - state[0])) : 1;
        double z = 1 / (1 + Math.exp(-input[1] - state[1]));
        double n = Math.tanh(input[2] + r * state[2]);
        return swapped ? z * n + (1 - z) * before : (1 - z) * n + z * before;
    }

    @Override
    public List<Planted<UnitStep>> planted() {
        return List.of(new Planted<>("gates swapped", (input, state, before) -> wrong(true, input, state, before),
                        "z keeps the state before, 1 - z lets the candidate in."),
                new Planted<>("no reset", (input, state, before) -> wrong(false, input, state, before),
                        "r multiplies what the state contributes."));
    }
}
