package scratch.classic.foundation.traintestsplit;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Split;
import scratch.classic.foundation.scaling.NearestRows;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// Several blurred photographs of each patient: rows that belong together.
///
/// @param x        (n, d), one row a photograph
/// @param labels   (n), the same for all photographs of a patient
/// @param patients (n), whose photograph it is
record Photographs(Matrix x, int[] labels, int[] patients) {

    /// `each` photographs of every patient: the measurements with normal noise of standard deviation `blur` added.
    static Photographs of(Matrix patients, int[] labels, int each, double blur, long seed) {
        Require.atLeast(1, "Photographs.of", "each", each);
        Require.notNegative("Photographs.of", "blur", blur);
        Require.sameLength("Photographs.of", patients.rows(), labels.length);
        SplittableRandom random = new SplittableRandom(seed);
        int[] who = IntStream.range(0, labels.length * each).map(i -> i / each).toArray();
        Matrix x = patients.selectRows(who);
        double[] data = x.data();
        for (int i = 0; i < data.length; i++) {
            data[i] += blur * random.nextGaussian();
        }
        return new Photographs(x, IntStream.of(who).map(i -> labels[i]).toArray(), who);
    }

    /// The share of these photographs that the nearest photograph of the others names rightly.
    double accuracy(int[] train, int[] test) {
        return right(x.selectRows(train), pick(labels, train), x.selectRows(test), pick(labels, test));
    }

    /// The same for photographs of other patients, learned from all rows here.
    double accuracy(Photographs later) {
        return right(x, labels, later.x, later.labels);
    }

    /// The share of the test rows whose patient is learned from as well.
    double known(Split split) {
        return (double) IntStream.of(split.test()).filter(row -> IntStream.of(split.train())
                .anyMatch(other -> patients[other] == patients[row])).count() / split.test().length;
    }

    private static double right(Matrix learned, int[] answers, Matrix rows, int[] truth) {
        return (double) NearestRows.agreeing(NearestRows.vote(learned, answers, rows, 1), truth) / truth.length;
    }

    private static int[] pick(int[] values, int... rows) {
        return IntStream.of(rows).map(i -> values[i]).toArray();
    }
}
