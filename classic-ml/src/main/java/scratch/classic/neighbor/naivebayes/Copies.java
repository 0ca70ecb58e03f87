package scratch.classic.neighbor.naivebayes;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.classic.bayes.GaussianNaiveBayes;
import scratch.classic.bayes.Priors;
import scratch.math.Matrix;

/// Two columns that really are independent within each class, and copies of both: naive Bayes takes each copy for news.
///
/// @param x (n, 2): mean −0.7 in class 0, +0.7 in class 1, standard deviation 1
/// @param y (n)
record Copies(Matrix x, int[] y) {
    private static final double OFF = 0.7;

    static Copies draw(int n, RandomGenerator random) {
        Matrix x = Matrix.zeros(n, 2);
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 2;
            for (int j = 0; j < 2; j++) {
                x.set(i, j, (y[i] == 1 ? OFF : -OFF) + random.nextGaussian());
            }
        }
        return new Copies(x, y);
    }

    /// The same rows with every column so many times.
    Matrix times(int copies) {
        int[] columns = new int[2 * copies];
        Arrays.setAll(columns, j -> j % 2);
        return x.selectColumns(columns);
    }

    /// Learns from these rows with copies and judges others with as many.
    Judged judge(Copies others, int copies) {
        var model = GaussianNaiveBayes.fit(times(copies), y, new GaussianNaiveBayes.Options(Priors.equal(), 1e-9));
        return Judged.of(model, others.times(copies), others.y);
    }
}
