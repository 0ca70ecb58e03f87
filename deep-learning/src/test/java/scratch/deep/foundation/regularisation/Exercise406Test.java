package scratch.deep.foundation.regularisation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import scratch.deep.foundation.regularisation.Exercise406.Pass;
import scratch.deep.foundation.regularisation.Exercise406Test.Layer;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise406Test implements ExerciseContract<Layer> {
    private static final double[] X = {2, 4, 6, 8};
    private static final double[] G = {1, -1, 0.5, 3};

    /// What the learner writes.
    interface Layer {
        Pass dropout(double[] inputs, double[] gradients, double[] draws, double p, boolean training);
    }

    @Override
    public String task() {
        return "write dropout(inputs, gradients, draws, p, training): inverted dropout, forward and backward with one mask.";
    }

    @Override
    public Layer learner() {
        return Exercise406::dropout;
    }

    @Override
    public Layer solution() {
        return Solution406::dropout;
    }

    @Override
    public List<String> hints() {
        return List.of("Make the mask first: for each input a factor, which is used twice, forward and backward.",
                "The mean over many masks must be the input. An input that is kept with chance 1 - p must be divided by "
                        + "1 - p when it is kept.",
                "factor = training ? (draws[i] < p ? 0 : 1 / (1 - p)) : 1; outputs = factor * inputs; gradients go back times "
                        + "factor.");
    }

    @Override
    public void check(Layer answer) {
        double[] inputs = X.clone();
        double[] gradients = G.clone();
        Pass pass = answer.dropout(inputs, gradients, new double[]{0.7, 0.2, 0.1, 0.5}, 0.5, true);
        Mistake.unless(pass != null && pass.outputs() != null && pass.outputs().length == 4 && pass.gradients() != null
                && pass.gradients().length == 4, "A Pass has as many outputs and gradients as there are inputs.");
        Mistake.unless(Arrays.equals(inputs, X) && Arrays.equals(gradients, G), "You wrote into the inputs: they belong to the "
                + "layer before. Make new arrays.");
        double[] y = pass.outputs();
        Mistake.unless(y[1] == 0 && y[2] == 0 && y[0] != 0 && y[3] != 0, "The draws 0.7, 0.2, 0.1, 0.5 with p = 0.5 drop the "
                + "second and the third number (a draw below p drops). Your outputs are %s.", Arrays.toString(y));
        double mean = meanOfOutputs(answer, 0.5);
        Mistake.unless(Math.abs(mean - 2.5) > 0.2, "The mean of your output is 2.5 for inputs of mean 5: at test time the next "
                + "layer would see twice what it trained on.");
        Mistake.unlessNear(y[0], 4, 1e-9, "With p = 0.5 a 2 that is kept becomes 4; yours becomes %s.", y[0]);
        double fifth = answer.dropout(new double[]{1}, new double[]{1}, new double[]{0.9}, 0.2, true).outputs()[0];
        Mistake.unless(Math.abs(fifth - 5) > 1e-9, "With p = 0.2 you multiply by 5: divide by what is kept.");
        Mistake.unlessNear(fifth, 1.25, 1e-9, "With p = 0.2 what is kept is multiplied by 1.25; yours by %s.", fifth);
        Mistake.unlessNear(meanOfOutputs(answer, 0.2), 5, 0.2, "Over many masks with p = 0.2 the mean output is %.2f, of the "
                + "inputs 5.", meanOfOutputs(answer, 0.2));
        double[] back = pass.gradients();
        Mistake.unless(back[1] == 0 && back[2] == 0, "A number that was dropped had no influence on the loss, but you send "
                + "a derivative back to it: use the same mask backward.");
        Mistake.unlessNear(back[3], 6, 1e-9, "What was doubled forward doubles the derivative backward: 3 becomes 6, yours "
                + "is %s.", back[3]);
        Pass still = answer.dropout(X.clone(), G.clone(), new double[]{0.7, 0.2, 0.1, 0.5}, 0.5, false);
        Mistake.unless(Arrays.equals(still.outputs(), X) && Arrays.equals(still.gradients(), G), "In evaluation nothing is "
                + "dropped and nothing is scaled; your outputs are %s.", Arrays.toString(still.outputs()));
    }

    private static double meanOfOutputs(Layer answer, double p) {
        var random = new SplittableRandom(1);
        double sum = 0;
        for (int i = 0; i < 4000; i++) {
            double[] draws = random.doubles(4).toArray();
            sum += Arrays.stream(answer.dropout(X.clone(), G.clone(), draws, p, true).outputs()).sum() / 16000;
        }
        return sum;
    }

    private static Planted<Layer> planted(String name, double scaleOf, boolean sameMask, boolean always, String sentence) {
        return new Planted<>(name, (x, g, draws, p, training) -> {
            double[] y = new double[x.length];
            double[] back = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                boolean on = training || always;
                double kept = scaleOf == 0 ? 1 : scaleOf == 1 ? 1 / p : 1 / (1 - p);
                y[i] = !on ? x[i] : draws[i] < p ? 0 : kept * x[i];
                back[i] = !on ? g[i] : sameMask && draws[i] < p ? 0 : kept * g[i];
            }
            return new Pass(y, back);
        }, sentence);
    }

    @Override
    public List<Planted<Layer>> planted() {
        return List.of(
                planted("no scaling", 0, true, false, "The mean of your output is 2.5 for inputs of mean 5: at test time the "
                        + "next layer would see twice what it trained on."),
                planted("1/p", 1, true, false, "With p = 0.2 you multiply by 5: divide by what is kept."),
                planted("no mask backward", 2, false, false, "use the same mask backward."),
                planted("drops in evaluation", 2, true, true, "In evaluation nothing is dropped and nothing is scaled"));
    }
}
