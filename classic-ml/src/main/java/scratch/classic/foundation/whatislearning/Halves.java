package scratch.classic.foundation.whatislearning;

import java.util.stream.IntStream;

import scratch.classic.data.Shuffle;
import scratch.math.Matrix;

/// Examples cut in two: one half to learn from, one half to be judged by. An answer above 0 stands for +1, any other for −1.
///
/// @param train        (n, d)
/// @param trainAnswers (n), −1 or +1
/// @param test         (m, d)
/// @param testAnswers  (m), −1 or +1
record Halves(Matrix train, double[] trainAnswers, Matrix test, double[] testAnswers) {

    /// Every second row, beginning with the first, is learned from.
    static Halves of(Matrix x, double[] answers) {
        int[] even = IntStream.range(0, answers.length).filter(i -> i % 2 == 0).toArray();
        int[] odd = IntStream.range(0, answers.length).filter(i -> i % 2 == 1).toArray();
        return new Halves(x.selectRows(even), pick(answers, even), x.selectRows(odd), pick(answers, odd));
    }

    /// The same rows, but the answers of each half are dealt out again at random: there is nothing left to be learned.
    Halves shuffled(long seed) {
        return new Halves(train, pick(trainAnswers, Shuffle.of(trainAnswers.length, seed)), test,
                pick(testAnswers, Shuffle.of(testAnswers.length, seed + 1)));
    }

    /// Only the first rows to learn from; the test stays.
    Halves first(int rows) {
        int[] first = IntStream.range(0, rows).toArray();
        return new Halves(train.selectRows(first), pick(trainAnswers, first), test, testAnswers);
    }

    double trainLoss(double... weights) {
        return Learning.loss(Learning.predict(train, weights), trainAnswers);
    }

    double testLoss(double... weights) {
        return Learning.loss(Learning.predict(test, weights), testAnswers);
    }

    /// How many of the rows learned from get the right sign.
    int trainRight(double... weights) {
        return right(Learning.predict(train, weights), trainAnswers);
    }

    /// How many of the rows kept back get the right sign.
    int testRight(double... weights) {
        return right(Learning.predict(test, weights), testAnswers);
    }

    private static int right(double[] predicted, double... answers) {
        return (int) IntStream.range(0, answers.length).filter(i -> predicted[i] > 0 == answers[i] > 0).count();
    }

    private static double[] pick(double[] values, int... rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }
}
