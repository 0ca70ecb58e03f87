package scratch.math.eigen;

import scratch.math.Matrix;
import scratch.math.Vectors;

/// A solution of exercise 104.
final class Solution104 {
    private Solution104() {
    }

    static double dominantEigenvalue(Matrix a, double[] start, int steps) {
        double[] x = Vectors.times(start, 1 / Vectors.norm(start));
        for (int step = 0; step < steps; step++) {
            double[] ax = a.multiply(x);
            x = Vectors.times(ax, 1 / Vectors.norm(ax));
        }
        return Vectors.dot(x, a.multiply(x));
    }
}
