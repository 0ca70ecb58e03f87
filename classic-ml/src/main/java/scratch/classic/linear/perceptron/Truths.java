package scratch.classic.linear.perceptron;

import java.util.HashSet;
import java.util.Set;

import scratch.math.Matrix;

/// All truth tables of a few inputs of 0 or 1, and which of them a plane can do: learned, or found by trying all planes
/// with small whole numbers.
final class Truths {
    private static final int LARGEST = 3;        // enough for up to three inputs

    private Truths() {
    }

    /// How many truth tables the perceptron learns.
    static int learned(int inputs, Perceptron.Options options) {
        Matrix x = corners(inputs);
        int learned = 0;
        for (int table = 0; table < 1 << x.rows(); table++) {
            int[] labels = new int[x.rows()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = table >> i & 1;
            }
            learned += Perceptron.fit(x, labels, options).separatedAfter().isPresent() ? 1 : 0;
        }
        return learned;
    }

    /// How many different truth tables the planes with weights and bias from −3 to 3 have; nothing is learned here.
    static int byAllPlanes(int inputs) {
        Matrix x = corners(inputs);
        Set<Integer> tables = new HashSet<>();
        int values = 2 * LARGEST + 1;
        for (int plane = 0; plane < Math.pow(values, inputs + 1); plane++) {
            int table = 0;
            for (int i = 0; i < x.rows(); i++) {
                int rest = plane / values;
                int sum = plane % values - LARGEST;
                for (int j = 0; j < inputs; j++) {
                    sum += (rest % values - LARGEST) * (int) x.get(i, j);
                    rest /= values;
                }
                table |= sum > 0 ? 1 << i : 0;
            }
            tables.add(table);
        }
        return tables.size();
    }

    /// (2^inputs, inputs)
    static Matrix corners(int inputs) {
        Matrix x = Matrix.zeros(1 << inputs, inputs);
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < inputs; j++) {
                x.set(i, j, i >> j & 1);
            }
        }
        return x;
    }
}
