package scratch.deep.convolution.transferlearning;

/// A solution of exercise 416.
final class Solution416 {
    private Solution416() {
    }

    static double[][] fold(double[][] weights, double[] scale, double[] offset, double[] mean, double[] variance,
                           double epsilon) {
        double[][] folded = new double[weights.length][];
        for (int f = 0; f < weights.length; f++) {
            double factor = scale[f] / Math.sqrt(variance[f] + epsilon);
            folded[f] = new double[weights[f].length + 1];
            for (int i = 0; i < weights[f].length; i++) {
                folded[f][i] = factor * weights[f][i];
            }
            folded[f][weights[f].length] = offset[f] - factor * mean[f];
        }
        return folded;
    }
}
