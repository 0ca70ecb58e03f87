package scratch.classic.foundation.composition;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.math.check.Require;

/// Flats to let, made up from a seed: area (a tenth is missing), heating (a tenth is missing), street, and the rent.
///
/// @param rows (n): area, heating, street
/// @param rent (n)
record Flats(Table rows, double[] rent) {
    static final double NOISE = 60;
    private static final List<String> HEATINGS = List.of("district", "electric", "gas");
    private static final double[] HEATING_RENT = {40, -60, 0};

    /// Rent is 200 + 8 · area, more or less for heating and street, and noise of standard deviation 60. The streets take
    /// turns, so that all have the same number of flats, one more or less.
    ///
    /// @param streets how many there are
    /// @param effect  standard deviation of what a street adds; 0 for streets that say nothing
    static Flats of(int n, int streets, double effect, long seed) {
        Require.atLeast(1, "Flats.of", "n", n);
        Require.atLeast(1, "Flats.of", "streets", streets);
        Require.notNegative("Flats.of", "effect", effect);
        SplittableRandom random = new SplittableRandom(seed);
        double[] additions = IntStream.range(0, streets).mapToDouble(k -> effect * random.nextGaussian()).toArray();
        double[] area = new double[n];
        int[] heating = new int[n];
        int[] street = new int[n];
        double[] rent = new double[n];
        for (int i = 0; i < n; i++) {
            double truly = 30 + random.nextInt(91);
            heating[i] = random.nextInt(HEATINGS.size());
            street[i] = i % streets;
            rent[i] = 200 + 8 * truly + HEATING_RENT[heating[i]] + additions[street[i]] + NOISE * random.nextGaussian();
            area[i] = random.nextInt(10) == 0 ? Double.NaN : truly;
            heating[i] = random.nextInt(10) == 0 ? CategoricalColumn.MISSING : heating[i];
        }
        return new Flats(Table.of(new NumericColumn("area", area), new CategoricalColumn("heating", heating, HEATINGS),
                new CategoricalColumn("street", street, names(streets))), rent);
    }

    private static List<String> names(int streets) {
        return IntStream.range(0, streets).mapToObj(k -> "street " + k).toList();
    }

    /// Rows from … to − 1.
    Flats part(int from, int to) {
        return new Flats(rows.select(IntStream.range(from, to).toArray()), Arrays.copyOfRange(rent, from, to));
    }

    /// What the rent is beyond 200 + 8 · area and heating: nothing that a flat says but its street.
    static Flats ofStreetsAlone(int n, int streets, double effect, long seed) {
        Require.atLeast(1, "Flats.of", "streets", streets);
        SplittableRandom random = new SplittableRandom(seed);
        double[] additions = IntStream.range(0, streets).mapToDouble(k -> effect * random.nextGaussian()).toArray();
        int[] street = IntStream.range(0, n).map(i -> i % streets).toArray();
        double[] rent = IntStream.of(street).mapToDouble(k -> 800 + additions[k] + NOISE * random.nextGaussian()).toArray();
        return new Flats(Table.of(new CategoricalColumn("street", street, names(streets))), rent);
    }
}
