package scratch.classic.tree.bagging;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.decisiontree.RegressionTree;
import scratch.classic.decisiontree.TreeOptions;
import scratch.math.Matrix;

/// Bagged trees in many studies of one truth: what a tree says about one row, in one study after the other.
///
/// A generated truth of five columns (Friedman 1991) can be studied as often as one likes. Within one study the members differ
/// only by what they draw; the studies tell what all members of one have in common.
final class ManyStudies {
    private static final int ROWS = 100;
    private static final int COLUMNS = 5;
    private static final double NOISE = 1;
    private final double[][][] said;      // (studies, members, asked)

    private ManyStudies(double[][][] said) {
        this.said = said;
    }

    static ManyStudies of(int studies, int members, int asked, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix questions = rows(random, asked);
        SplittableRandom[] own = IntStream.range(0, studies).mapToObj(s -> random.split()).toArray(SplittableRandom[]::new);
        return new ManyStudies(IntStream.range(0, studies).parallel().mapToObj(s -> study(own[s], members, questions))
                .toArray(double[][][]::new));
    }

    private static double[][] study(SplittableRandom random, int members, Matrix questions) {
        Matrix x = rows(random, ROWS);
        double[] y = IntStream.range(0, ROWS).mapToDouble(i -> truth(x, i) + NOISE * random.nextGaussian()).toArray();
        return BaggedRegressor.fit(x, y, (rows, answers) -> RegressionTree.fit(rows, answers, TreeOptions.full()),
                Bags.draw(ROWS, members, random.nextLong())).members().stream().map(tree -> tree.predict(questions))
                .toArray(double[][]::new);
    }

    private static Matrix rows(SplittableRandom random, int rows) {
        return Matrix.wrap(rows, COLUMNS, random.doubles((long) rows * COLUMNS).toArray());
    }

    private static double truth(Matrix x, int i) {
        return 10 * Math.sin(Math.PI * x.get(i, 0) * x.get(i, 1)) + 20 * Math.pow(x.get(i, 2) - 0.5, 2) + 10 * x.get(i, 3)
                + 5 * x.get(i, 4);
    }

    /// The variance over the studies of the mean of the first members, on average over the rows asked.
    double variance(int first) {
        double sum = 0;
        for (int q = 0; q < said[0][0].length; q++) {
            double[] means = new double[said.length];
            for (int s = 0; s < means.length; s++) {
                for (int m = 0; m < first; m++) {
                    means[s] += said[s][m][q] / first;
                }
            }
            sum += covariance(means, means) / said[0][0].length;
        }
        return sum;
    }

    /// The variance of a member, on average over members and rows.
    double memberVariance() {
        return covariances()[0];
    }

    /// The correlation of two members, by their covariance over the studies, on average over pairs and rows.
    double correlation() {
        double[] covariances = covariances();
        return covariances[1] / covariances[0];
    }

    // of a member with itself, and with another
    private double[] covariances() {
        int members = said[0].length;
        double same = 0;
        double other = 0;
        for (int q = 0; q < said[0][0].length; q++) {
            int asked = q;
            double[][] byMember = new double[members][];
            for (int m = 0; m < members; m++) {
                int member = m;
                byMember[m] = IntStream.range(0, said.length).mapToDouble(s -> said[s][member][asked]).toArray();
            }
            for (int m = 0; m < members; m++) {
                same += covariance(byMember[m], byMember[m]);
                other += covariance(byMember[m], byMember[(m + 1) % members]);
            }
        }
        int count = members * said[0][0].length;
        return new double[] {same / count, other / count};
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i] / a.length;
            meanB += b[i] / b.length;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1);
    }
}
