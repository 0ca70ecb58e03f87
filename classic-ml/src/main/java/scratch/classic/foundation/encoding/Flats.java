package scratch.classic.foundation.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;

/// The flats of lesson 304, drawn so that the truth is known: what a flat costs depends on its energy class, its heating, its
/// size and its postcode, and on nothing else that is in the table. A few postcodes are common, many are rare.
///
/// @param rows one flat each: size, energy, heating, postcode as words and as a number, and the agent who wrote the advert,
///             who is drawn at random
/// @param rent (n), euros a square metre and month
record Flats(Table rows, double[] rent) {
    private static final List<String> ENERGY = List.of("A", "B", "C", "D", "E", "F", "G");
    private static final double[] FOR_ENERGY = {1.5, 1.2, 0.6, 0, -0.4, -1.0, -1.6};
    private static final List<String> HEATING = List.of("district", "gas", "heat pump", "oil");
    private static final double[] FOR_HEATING = {0.2, 0, 0.8, -0.5};
    private static final double POSTCODES = 1.5;       // standard deviation of what they add
    private static final double NOISE = 2;

    /// @param n     how many flats
    /// @param codes how many postcodes there are, and how many agents
    static Flats of(int n, int codes, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> names = new ArrayList<>();
        double[] level = new double[codes];
        double[] upTo = new double[codes];               // how often the first c are drawn: the c-th as 1/(c + 10)
        for (int c = 0; c < codes; c++) {
            names.add(Integer.toString(10_115 + (c * 7919 + 13) % 4000 * 7));
            level[c] = POSTCODES * random.nextGaussian();
            upTo[c] = (c > 0 ? upTo[c - 1] : 0) + 1.0 / (c + 10);
        }
        int[] energy = new int[n];
        int[] heating = new int[n];
        String[] postcode = new String[n];
        String[] agent = new String[n];
        double[] size = new double[n];
        double[] rent = new double[n];
        for (int i = 0; i < n; i++) {
            size[i] = Math.rint(30 + 25 * -2 * Math.log(1 - random.nextDouble()));
            energy[i] = Math.clamp(Math.round(3 + 1.5 * random.nextGaussian()), 0, 6);
            heating[i] = random.nextInt(HEATING.size());
            int c = place(upTo, random.nextDouble() * upTo[codes - 1]);
            postcode[i] = names.get(c);
            agent[i] = "agent " + place(upTo, random.nextDouble() * upTo[codes - 1]);
            rent[i] = 13 + FOR_ENERGY[energy[i]] + FOR_HEATING[heating[i]] + level[c] - 0.01 * size[i]
                    + NOISE * random.nextGaussian();
        }
        Table rows = Table.of(new NumericColumn("size", size), new CategoricalColumn("energy", energy, ENERGY),
                new CategoricalColumn("heating", heating, HEATING), CategoricalColumn.of("postcode", postcode),
                new NumericColumn("number", Arrays.stream(postcode).mapToDouble(Double::parseDouble).toArray()),
                CategoricalColumn.of("agent", agent));
        return new Flats(rows, rent);
    }

    private static int place(double[] upTo, double at) {
        int found = Arrays.binarySearch(upTo, at);
        return found < 0 ? -found - 1 : found + 1;
    }

    /// The flats named, in their order.
    Flats select(int[] which) {
        return new Flats(rows.select(which), Arrays.stream(which).mapToDouble(i -> rent[i]).toArray());
    }
}
