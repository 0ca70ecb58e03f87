package scratch.deep.attention.encoderdecoder;

/// Cross-attention of one head in plain loops: queries from the decoder's x (m, d), keys and values from the encoder's memory
/// (n, d). `y = softmax(x·Q·(c·K)ᵀ / √d)·c·V`, forward and backward.
///
/// @param q (d, d), and likewise k and v
record PlainCrossAttention(int d, double[] q, double[] k, double[] v) {

    /// @param weights how place i looks at word j: (m, n), each row adding up to 1
    /// @param output  (m, d)
    record Pass(double[] queries, double[] keys, double[] values, double[] weights, double[] output) { }

    /// Gradients of everything that goes in.
    record Gradients(double[] x, double[] memory, double[] q, double[] k, double[] v) { }

    Pass forward(double[] x, double[] memory) {
        int m = x.length / d;
        int n = memory.length / d;
        double[] queries = product(x, q);
        double[] keys = product(memory, k);
        double[] values = product(memory, v);
        double[] weights = new double[m * n];
        double[] output = new double[m * d];
        for (int i = 0; i < m; i++) {
            double sum = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                weights[i * n + j] = dot(queries, i, keys, j) / Math.sqrt(d);
                largest = Math.max(largest, weights[i * n + j]);
            }
            for (int j = 0; j < n; j++) {
                weights[i * n + j] = Math.exp(weights[i * n + j] - largest);
                sum += weights[i * n + j];
            }
            for (int j = 0; j < n; j++) {
                weights[i * n + j] /= sum;
                for (int a = 0; a < d; a++) {
                    output[i * d + a] += weights[i * n + j] * values[j * d + a];
                }
            }
        }
        return new Pass(queries, keys, values, weights, output);
    }

    /// @param g ∂L/∂output, (m, d)
    Gradients backward(double[] x, double[] memory, Pass pass, double... g) {
        int m = x.length / d;
        int n = memory.length / d;
        double[] atQueries = new double[m * d];
        double[] atKeys = new double[n * d];
        double[] atValues = new double[n * d];
        for (int i = 0; i < m; i++) {
            double mean = 0;                                   // Σ_j w_ij · ∂L/∂w_ij
            for (int j = 0; j < n; j++) {
                mean += pass.weights[i * n + j] * dot(g, i, pass.values, j);
            }
            for (int j = 0; j < n; j++) {
                double w = pass.weights[i * n + j];
                double atScore = w * (dot(g, i, pass.values, j) - mean) / Math.sqrt(d);
                for (int a = 0; a < d; a++) {
                    atValues[j * d + a] += w * g[i * d + a];
                    atQueries[i * d + a] += atScore * pass.keys[j * d + a];
                    atKeys[j * d + a] += atScore * pass.queries[i * d + a];
                }
            }
        }
        double[] atMemory = transposed(atKeys, k);             // the encoder learns by way of keys and values
        double[] byValues = transposed(atValues, v);
        for (int i = 0; i < atMemory.length; i++) {
            atMemory[i] += byValues[i];
        }
        return new Gradients(transposed(atQueries, q), atMemory, outer(x, atQueries), outer(memory, atKeys),
                outer(memory, atValues));
    }

    private double dot(double[] a, int i, double[] b, int j) {
        double sum = 0;
        for (int at = 0; at < d; at++) {
            sum += a[i * d + at] * b[j * d + at];
        }
        return sum;
    }

    /// rows · w
    private double[] product(double[] rows, double[] w) {
        double[] result = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < d; a++) {
                result[i] += rows[i / d * d + a] * w[a * d + i % d];
            }
        }
        return result;
    }

    /// rows · wᵀ
    private double[] transposed(double[] rows, double[] w) {
        double[] result = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int a = 0; a < d; a++) {
                result[i] += rows[i / d * d + a] * w[i % d * d + a];
            }
        }
        return result;
    }

    /// rowsᵀ · g
    private double[] outer(double[] rows, double[] g) {
        double[] result = new double[d * d];
        for (int i = 0; i < rows.length / d; i++) {
            for (int a = 0; a < d * d; a++) {
                result[a] += rows[i * d + a / d] * g[i * d + a % d];
            }
        }
        return result;
    }
}
