package scratch.classic.foundation.missingdata;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.math.check.Require;
import scratch.stats.descriptive.Ranks;

/// Why a value is missing: what the chance of a row to lose it depends on.
/// Rubin 1976, "Inference and Missing Data", Biometrika 63.
enum Mechanism {
    /// Missing completely at random: on nothing.
    MCAR,
    /// Missing at random: on a column that everybody can see.
    MAR,
    /// Missing not at random: on the value that is not there.
    MNAR;

    /// The chance of each row to lose its value; (n), `share` on average. For MAR and MNAR it grows with the rank of what it
    /// depends on, from 0 for the smallest to 2·share for the largest: 2·share·(rank − ½)/n.
    ///
    /// @param own   (n), the column that gets gaps
    /// @param seen  (n), another one
    /// @param share from 0 to ½
    double[] chances(double[] own, double[] seen, double share) {
        Require.that(share >= 0 && share <= 0.5, "Mechanism.chances: share = %s: must be from 0 to 0.5", share);
        Require.that(own.length == seen.length, "Mechanism.chances: %d values, %d of the other column: must be equally many",
                own.length, seen.length);
        double[] chances = new double[own.length];
        if (this == MCAR) {
            Arrays.fill(chances, share);
        } else {
            double[] ranks = Ranks.of(this == MAR ? seen : own).ranks();
            Arrays.setAll(chances, i -> 2 * share * (ranks[i] - 0.5) / ranks.length);
        }
        return chances;
    }

    /// The table with gaps in one column.
    Table hide(Table rows, String column, String seen, double share, RandomGenerator random) {
        double[] values = rows.numeric(column).values();
        double[] chances = chances(values, rows.numeric(seen).values(), share);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble() < chances[i] ? Double.NaN : values[i];
        }
        return rows.with(new NumericColumn(column, values));
    }

}
