package scratch.deep.foundation.regularisation;

import scratch.deep.foundation.regularisation.Exercise406.Pass;

/// A solution of exercise 406.
final class Solution406 {
    private Solution406() {
    }

    static Pass dropout(double[] inputs, double[] gradients, double[] draws, double p, boolean training) {
        double[] outputs = new double[inputs.length];
        double[] back = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            double factor = !training ? 1 : draws[i] < p ? 0 : 1 / (1 - p);
            outputs[i] = factor * inputs[i];
            back[i] = factor * gradients[i];
        }
        return new Pass(outputs, back);
    }
}
