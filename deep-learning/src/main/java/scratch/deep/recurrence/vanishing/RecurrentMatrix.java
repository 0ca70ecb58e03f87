package scratch.deep.recurrence.vanishing;

import java.util.random.RandomGenerator;

import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.decomposition.Eigen;
import scratch.math.decomposition.QR;

/// Three ways to draw the matrix that carries the state from step to step.
public final class RecurrentMatrix {
    private RecurrentMatrix() {
    }

    /// Normal numbers, scaled so that the largest absolute eigenvalue is `radius`.
    public static Matrix gaussian(int size, double radius, RandomGenerator random) {
        Require.positive("RecurrentMatrix.gaussian", "radius", radius);
        Matrix w = normal(size, random);
        return w.times(radius / Eigen.of(w).spectralRadius());
    }

    /// A rotation, with reflections: every direction keeps its length, then all are multiplied by `gain`. Q of a QR
    /// decomposition of normal numbers; signs are chosen so that all rotations are equally likely. Saxe et al. 2014.
    public static Matrix orthogonal(int size, double gain, RandomGenerator random) {
        Require.positive("RecurrentMatrix.orthogonal", "gain", gain);
        QR qr = QR.of(normal(size, random));
        Matrix q = qr.q();
        Matrix r = qr.r();
        for (int j = 0; j < size; j++) {
            double sign = r.get(j, j) < 0 ? -gain : gain;
            for (int i = 0; i < size; i++) {
                q.set(i, j, sign * q.get(i, j));
            }
        }
        return q;
    }

    private static Matrix normal(int size, RandomGenerator random) {
        Require.atLeast(1, "RecurrentMatrix", "size", size);
        Matrix w = Matrix.zeros(size, size);
        for (int i = 0; i < size * size; i++) {
            w.data()[i] = random.nextGaussian();
        }
        return w;
    }
}
