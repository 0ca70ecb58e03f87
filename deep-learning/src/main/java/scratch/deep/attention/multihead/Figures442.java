package scratch.deep.attention.multihead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.deep.transformer.SinusoidalPositions;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 442: clock hands, products by distance, what heads look at, and longer sequences.
final class Figures442 {
    private static final int[] LENGTHS = {8, 16, 24, 32, 48, 64, 96, 128};

    private Figures442() {
    }

    static void draw(Map<Positions, DifferenceTask> models, DifferenceTask oneHead) {
        Panels.of("Sines and cosines for 32 places, and rotary products", 2, table(), products()).cell(470, 380)
                .save("positions", "Left, a heat map of the sinusoidal vectors of 32 places: the first columns swing from "
                        + "place to place, the last hardly move. Right, the product of a turned query with a turned key "
                        + "over their distance: the curves for keys at places 0, 40 and 200 lie on each other.");
        Panels.of("Weight of each head on the places before, on the mean", 2, looks("four heads", models.get(Positions.ROTARY)),
                looks("one head", oneHead)).cell(470, 320).save("heads", "Heat maps of heads against distances 0 to 5. With "
                        + "four heads, some put their weight one place back and some three places back; the single head "
                        + "shares its weight between the two.");
        Plot lengths = Plot.of("Trained on 16 places, tested on others", "places", "right answers").xLog().yRange(0, 1.02);
        double[] at = Arrays.stream(LENGTHS).asDoubleStream().toArray();
        List<Role> roles = List.of(Role.NEUTRAL, Role.ALTERNATIVE, Role.ERROR, Role.MODEL);
        for (Positions positions : Positions.values()) {
            double[] right = Arrays.stream(LENGTHS).mapToDouble(models.get(positions)::accuracy).toArray();
            lengths = lengths.line(positions.name().toLowerCase(Locale.ROOT), at, right)
                    .as(roles.get(positions.ordinal()));
        }
        lengths.vertical("trained", DifferenceTask.LENGTH).as(Role.TRUTH).size(760, 420).save("lengths", "Right answers "
                + "over the length of the sequence. Without positions near one fifth everywhere. Learned, sinusoidal and "
                + "rotary positions are right at the trained length of 16; beyond it all fall, learned and sinusoidal ones "
                + "at once, rotary ones later.");
    }

    private static HeatMap table() {
        double[][] table = new double[32][32];
        for (int p = 0; p < 32; p++) {
            int place = p;
            Arrays.setAll(table[p], i -> SinusoidalPositions.at(place, i, 32));
        }
        return HeatMap.of("sinusoidal positions", "number of the vector", "place", table).range(-1, 1);
    }

    private static Plot products() {
        double[] x = Peers442.flat(Peers442.input(1, 16, 3));
        Plot plot = Plot.of("product of a vector with itself, turned", "distance", "");
        double[] distances = new double[41];
        Arrays.setAll(distances, i -> i);
        int[] places = {0, 40, 200};
        Role[] roles = {Role.DATA, Role.MODEL, Role.TRUTH};
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            double[] products = Arrays.stream(distances).map(back -> Heads.dot(Heads.rotate(x, place + (int) back, Heads.BASE),
                    Heads.rotate(x, place, Heads.BASE), 0, 16)).toArray();
            plot = plot.line("key at place " + place, distances, products).as(roles[i]);
        }
        return plot;
    }

    private static HeatMap looks(String title, DifferenceTask model) {
        double[][] looks = model.looks();
        return HeatMap.of(title, "places back", "head", looks).columns(numbers(0, looks[0].length)).rows(numbers(1,
                looks.length))
                .values("%.2f").range(0, 1);
    }

    private static List<String> numbers(int from, int n) {
        return IntStream.range(from, from + n).mapToObj(Integer::toString).toList();
    }
}
