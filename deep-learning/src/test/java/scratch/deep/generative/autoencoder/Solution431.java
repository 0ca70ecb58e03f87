package scratch.deep.generative.autoencoder;

/// A solution of exercise 431.
final class Solution431 {
    private Solution431() {
    }

    static double[][] encoderGradient(double[][] x, double[][] encoder, double[][] decoder) {
        int d = encoder.length;
        int k = decoder.length;
        double[][] gradient = new double[d][k];
        for (double[] row : x) {
            double[] back = new double[d];
            for (int u = 0; u < k; u++) {
                double code = 0;
                for (int j = 0; j < d; j++) {
                    code += row[j] * encoder[j][u];
                }
                for (int j = 0; j < d; j++) {
                    back[j] += code * decoder[u][j];
                }
            }
            for (int u = 0; u < k; u++) {
                double byCode = 0;
                for (int j = 0; j < d; j++) {
                    byCode += 2.0 / x.length * (back[j] - row[j]) * decoder[u][j];
                }
                for (int j = 0; j < d; j++) {
                    gradient[j][u] += row[j] * byCode;
                }
            }
        }
        return gradient;
    }
}
