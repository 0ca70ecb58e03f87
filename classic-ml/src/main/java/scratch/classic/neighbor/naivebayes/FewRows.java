package scratch.classic.neighbor.naivebayes;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.stats.interval.Interval;
import scratch.stats.resampling.Bootstrap;

/// Errors of two models that learn from the same few rows and are judged on all others, in several draws.
///
/// @param rows    how many were learned from
/// @param counts  the error of multinomial naive Bayes, draw by draw
/// @param softmax that of softmax regression
record FewRows(int rows, double[] counts, double[] softmax) {
    static final int[] SIZES = {20, 30, 40, 80, 160, 320};
    static final int DRAWS = 12;

    static FewRows draw(Matrix x, int[] y, int rows, double smoothing, long seed) {
        double[][] errors = IntStream.range(0, DRAWS).parallel().mapToObj(draw -> {
            RealRows part = RealRows.of(x, y, 1 - (double) rows / y.length, seed + draw);
            return new double[] {part.judge((few, labels) -> RealRows.multinomial(few, labels, smoothing)).error(),
                part.judge(RealRows::softmax).error()};
        }).toArray(double[][]::new);
        return new FewRows(rows, Arrays.stream(errors).mapToDouble(e -> e[0]).toArray(),
                Arrays.stream(errors).mapToDouble(e -> e[1]).toArray());
    }

    static double mean(double... errors) {
        return Arrays.stream(errors).average().orElseThrow();
    }

    /// How much larger the error of softmax regression is, on average over draws of rows to learn from.
    Interval gain() {
        double[] gains = IntStream.range(0, DRAWS).mapToDouble(i -> softmax[i] - counts[i]).toArray();
        return Bootstrap.fit(gains, FewRows::mean, new Bootstrap.Options(1000, 42)).percentile(0.95);
    }
}
