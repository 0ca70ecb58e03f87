package scratch.classic.linear.softmax;

import java.util.Arrays;

import scratch.classic.data.Split;
import scratch.classic.linearmodel.SoftmaxRegression;
import scratch.classic.linearmodel.SoftmaxRegression.Options;
import scratch.classic.metrics.ProbabilityScores;
import scratch.math.Matrix;

/// A softmax regression that was learned from a part of handwritten digits, and the part that was kept back.
///
/// @param train  (n, 64), ink from 0 to 1
/// @param test   (m, 64)
/// @param labels (n), 0 to 9
/// @param truth  (m)
record DigitReader(Matrix train, int[] labels, Matrix test, int[] truth) {
    private static final double TOLERANCE = 1e-4;

    /// @param x (rows, 64), ink from 0 to 16
    static DigitReader of(Matrix x, int[] y, Split split) {
        Matrix ink = x.times(1 / 16.0);
        return new DigitReader(ink.selectRows(split.train()), pick(y, split.train()), ink.selectRows(split.test()),
                pick(y, split.test()));
    }

    private static int[] pick(int[] y, int... rows) {
        return Arrays.stream(rows).map(i -> y[i]).toArray();
    }

    SoftmaxRegression fit(double penalty) {
        return SoftmaxRegression.fit(train, labels, new Options(penalty, TOLERANCE, 10_000));
    }

    double trainLoss(SoftmaxRegression fit) {
        return ProbabilityScores.logLoss(labels, fit.predictProbabilities(train));
    }

    double testLoss(SoftmaxRegression fit) {
        return ProbabilityScores.logLoss(truth, fit.predictProbabilities(test));
    }

    /// −ln of the probability that each test image's true digit was given; (m).
    double[] losses(SoftmaxRegression fit) {
        Matrix p = fit.predictProbabilities(test);
        double[] losses = new double[truth.length];
        Arrays.setAll(losses, i -> -Math.log(p.get(i, truth[i])));
        return losses;
    }

    /// Of the test images.
    int right(SoftmaxRegression fit) {
        int[] said = fit.predict(test);
        int right = 0;
        for (int i = 0; i < said.length; i++) {
            right += said[i] == truth[i] ? 1 : 0;
        }
        return right;
    }
}
