package scratch.classic.tree.histogramboosting;

import java.util.List;
import java.util.SplittableRandom;

import scratch.classic.decisiontree.Feature;
import scratch.classic.histogram.Sample;
import scratch.math.Matrix;

/// Flats of an invented city and their monthly rents: area, distance from the centre, year of building (unknown for one in
/// four), floor, district, and a house number that says nothing. What the rent is made of is known, and so is its noise.
final class Flats {
    static final double NOISE = 90;
    static final List<Feature> FEATURES = List.of(new Feature("area", List.of()), new Feature("distance", List.of()),
            new Feature("year", List.of()), new Feature("floor", List.of()),
            new Feature("district", List.of("Altstadt", "Bruck", "Dorn", "Hafen", "Linden", "Moos", "Nord", "West")),
            new Feature("number", List.of()));
    private static final double[] DISTRICTS = {260, -40, -150, 130, 210, -90, -30, 60};

    private Flats() {
    }

    /// Flats and what they cost.
    static Sample of(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(rows, FEATURES.size());
        double[] rent = new double[rows];
        for (int i = 0; i < rows; i++) {
            double area = 25 + random.nextInt(121);                   // square metres
            double distance = random.nextInt(121) / 10.0;             // kilometres
            double year = 1900 + random.nextInt(126);
            double floor = random.nextInt(9);
            int district = random.nextInt(DISTRICTS.length);
            rent[i] = Math.rint(150 + area * (9 + 9 * Math.exp(-distance / 3)) + DISTRICTS[district]
                    + (year >= 1995 ? 160 : year < 1920 ? 90 : 0) + (floor == 0 ? -70 : 8 * floor)
                    + NOISE * random.nextGaussian());
            boolean unknown = random.nextInt(4) == 0;
            double[] row = {area, distance, unknown ? Double.NaN : year, floor, district, 1 + random.nextInt(200)};
            System.arraycopy(row, 0, x.data(), i * row.length, row.length);
        }
        return Sample.of(x, rent);
    }
}
