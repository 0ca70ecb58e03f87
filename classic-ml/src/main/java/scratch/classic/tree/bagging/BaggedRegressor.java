package scratch.classic.tree.bagging;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.model.Regressor;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// The mean of many models, each learned from rows drawn with replacement.
///
/// Members learn side by side and are added up in their order: the same bits on any number of threads.
/// Cost: that of one model times the members.
public final class BaggedRegressor implements Regressor {
    private final List<Regressor> members;
    private final Bags bags;

    private BaggedRegressor(List<Regressor> members, Bags bags) {
        this.members = members;
        this.bags = bags;
    }

    /// @param x       (n, d)
    /// @param y       (n)
    /// @param learner makes a model from rows, some of them equal
    /// @param bags    of the n rows
    public static BaggedRegressor fit(Matrix x, double[] y, Regressor.Learner learner, Bags bags) {
        Require.that(x.rows() == bags.rows() && y.length == bags.rows(), "BaggedRegressor.fit: %d rows, %d values of y, samples"
                + " of %d rows: must be as many", x.rows(), y.length, bags.rows());
        return new BaggedRegressor(IntStream.range(0, bags.members()).parallel().mapToObj(m -> {
            int[] rows = bags.drawn()[m];
            return learner.fit(x.selectRows(rows), Arrays.stream(rows).mapToDouble(i -> y[i]).toArray());
        }).toList(), bags);
    }

    /// The models.
    public List<Regressor> members() {
        return members;
    }

    @Override
    public double[] predict(Matrix x) {
        double[] mean = new double[x.rows()];
        for (Regressor member : members) {
            double[] one = member.predict(x);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / members.size();
            }
        }
        return mean;
    }

    /// What the members say that did not learn from a row, on average, for each row they learned from; NaN where all did.
    ///
    /// @param x     (n, d), the rows of `fit`
    /// @param first how many of the members take part, from the first on
    public double[] outOfBag(Matrix x, int first) {
        Require.that(x.rows() == bags.rows(), "BaggedRegressor.outOfBag: %d rows: it has learned from %d", x.rows(),
                bags.rows());
        Require.that(first >= 1 && first <= members.size(), "BaggedRegressor.outOfBag: first = %d: must be from 1 to %d", first,
                members.size());
        double[] sums = new double[x.rows()];
        int[] counts = new int[x.rows()];
        for (int m = 0; m < first; m++) {
            int[] rows = bags.leftOut(m);
            if (rows.length == 0) {
                continue;
            }
            double[] said = members.get(m).predict(x.selectRows(rows));
            for (int p = 0; p < rows.length; p++) {
                sums[rows[p]] += said[p];
                counts[rows[p]]++;
            }
        }
        return IntStream.range(0, sums.length).mapToDouble(i -> sums[i] / counts[i]).toArray();     // 0/0 is NaN
    }
}
