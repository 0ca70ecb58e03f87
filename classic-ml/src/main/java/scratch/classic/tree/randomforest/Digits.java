package scratch.classic.tree.randomforest;

import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.Split;
import scratch.classic.forest.FeatureCount;
import scratch.classic.forest.ForestOptions;
import scratch.classic.forest.RandomForestClassifier;
import scratch.math.Matrix;

/// The handwritten digits of lesson 345: 64 grey values of 1797 pictures, a quarter of them kept for the end.
///
/// @param train       (n, 64)
/// @param trainLabels (n), 0 to 9
/// @param test        (m, 64)
/// @param testLabels  (m)
record Digits(Matrix train, int[] trainLabels, Matrix test, int[] testLabels) {
    static Digits of(Matrix x, int[] labels, long seed) {
        Split split = Split.stratified(labels, 0.25, seed);
        return new Digits(x.selectRows(split.train()), IntStream.of(split.train()).map(i -> labels[i]).toArray(),
                x.selectRows(split.test()), IntStream.of(split.test()).map(i -> labels[i]).toArray());
    }

    RandomForestClassifier fit(ForestOptions options) {
        return RandomForestClassifier.fit(train, trainLabels, options);
    }

    /// The same forest with other numbers of features a node.
    ///
    /// @param forests one for each number
    record Sweep(Digits digits, List<RandomForestClassifier> forests) {
        Sweep(Digits digits, ForestOptions options, int... features) {
            this(digits, IntStream.of(features).mapToObj(count -> digits.fit(options.withFeatures(FeatureCount.exactly(count))))
                    .toList());
        }
    }

    /// How many test pictures are read right.
    int right(RandomForestClassifier forest) {
        int[] said = forest.predict(test);
        return (int) IntStream.range(0, said.length).filter(i -> said[i] == testLabels[i]).count();
    }

    /// The share of the training pictures that are read right by the trees that have not learned from them.
    double outOfBag(RandomForestClassifier forest) {
        return forest.outOfBag(train).accuracy(trainLabels);
    }

    /// How good the trees of a forest are one by one, and how alike.
    ///
    /// @param strength    the mean share that a tree gives to the right digit
    /// @param correlation of these shares, over the test pictures, the mean of all pairs of trees
    record Trees(double strength, double correlation) {
    }

    Trees trees(RandomForestClassifier forest) {
        int count = forest.trees();
        int m = testLabels.length;
        double[] sum = new double[m];                    // of the standardised shares of all trees, picture by picture
        double strength = 0;
        for (int t = 0; t < count; t++) {
            Matrix said = forest.treeProbabilities(t, test);
            double[] shares = IntStream.range(0, m).mapToDouble(i -> said.get(i, testLabels[i])).toArray();
            double mean = IntStream.range(0, m).mapToDouble(i -> shares[i]).average().orElseThrow();
            double squares = IntStream.range(0, m).mapToDouble(i -> (shares[i] - mean) * (shares[i] - mean)).sum();
            for (int i = 0; i < m; i++) {
                sum[i] += (shares[i] - mean) / Math.sqrt(squares);
            }
            strength += mean / count;
        }
        // ‖Σ z‖² = Σ ‖z‖² + all pairs, each z of length 1
        double all = IntStream.range(0, m).mapToDouble(i -> sum[i] * sum[i]).sum();
        return new Trees(strength, (all - count) / ((double) count * (count - 1)));
    }
}
