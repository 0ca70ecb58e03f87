package scratch.deep.convolution.transferlearning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import scratch.deep.mobilenet.MobileNetV3;
import scratch.deep.reconstruction.OverSeeds;
import scratch.example.figure.Diagram;
import scratch.example.figure.Images;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 416: where the network is cut, what it says of drawn words, which of its layers help, and how many
/// rows they save.
final class Figures416 {
    private static final Map<Method, Role> ROLES = Map.of(Method.PIXELS, Role.NEUTRAL, Method.RANDOM_FROZEN, Role.DATA,
            Method.FROZEN, Role.MODEL, Method.FINE_TUNED, Role.TRUTH, Method.FROM_SCRATCH, Role.ERROR);

    private Figures416() {
    }

    static void draw(MobileNetV3 network, Map<String, double[]> depth, int[] sizes, Map<Method, OverSeeds[]> curve) {
        Diagram.of("A trained network is cut, and gets a new head").cell(150, 90)
                .box("in", 0, 0, "line of text\n3 x 48 x 192").box("early", 1, 0, "conv1 - conv4\nstrokes", Role.MODEL)
                .box("late", 2, 0, "conv5 - conv_last\nhow letters stand", Role.NEUTRAL)
                .box("old", 3, 0, "old head\nupright, turned", Role.NEUTRAL)
                .box("digit", 0, 1, "digit\n3 x 24 x 24").box("tiles", 2, 1, "through means over tiles\n96 numbers", Role.DATA)
                .box("new", 3, 1, "new head\nten digits", Role.DATA).arrow("in", "early", "").arrow("early", "late", "")
                .arrow("late", "old", "").arrow("digit", "early", "").arrow("early", "tiles", "cut here")
                .arrow("tiles", "new", "")
                .save("cut", "Boxes and arrows. A line of text goes through conv1 to conv4, conv5 to conv_last and the old "
                        + "head, which says upright or turned. A digit goes into the same conv1 to conv4, and from there "
                        + "through means over tiles into a new head with ten classes.");
        words(network);
        String[] layers = depth.keySet().toArray(String[]::new);
        double[] places = new double[layers.length];
        Arrays.setAll(places, i -> i);
        Plot.of("100 digits to learn from, all weights frozen", "last layer that is kept", "right on test, in %")
                .xCategories(layers)
                .line("trained on lines of text", places, column(depth.values().stream().map(d -> 100 * d[0]).toList()))
                .as(Role.MODEL)
                .line("random weights", places, column(depth.values().stream().map(d -> 100 * d[1]).toList())).as(Role.DATA)
                .size(900, 420)
                .save("depth", "Two curves over the layers conv1 to conv_last. With trained weights the share of digits read "
                        + "rightly rises to conv3 and conv4 and falls after that, steeply at the end. With random weights it "
                        + "falls from the first layer on.");
        double[] rows = Arrays.stream(sizes).asDoubleStream().toArray();
        Plot plot = Plot.of("What the trained weights save", "rows to learn from", "right on test, in %").xLog()
                .yRange(55, 100);
        for (Map.Entry<Method, OverSeeds[]> method : curve.entrySet()) {
            plot = plot.line(method.getKey().toString(), rows, points(method.getValue(), OverSeeds::mean))
                    .as(ROLES.get(method.getKey()));
            if (method.getKey() == Method.FROZEN) {
                plot = plot.band("its 95 % interval", rows, points(method.getValue(), OverSeeds::lower),
                        points(method.getValue(), p -> Math.min(1, p.upper()))).as(Role.MODEL);
            }
        }
        plot.size(900, 460).save("rows", "Five curves over 50, 200 and 1000 rows. The trained body, frozen or fine-tuned, lies "
                + "above the pixels, the random frozen body and the random trained body, most of all at 50 rows.");
    }

    private static void words(MobileNetV3 network) {
        int width = 192;
        double[][] pictures = new double[6][];
        String[] captions = new String[6];
        for (int i = 0; i < 6; i++) {
            int height = i < 4 ? 36 : 16;
            DrawnText text = Ex416TransferLearning.drawn(List.of("Java", "Transfer", "gradient").get(i / 2), height);
            DrawnText shown = i % 2 == 0 ? text : text.turned();
            double upright = Ex416TransferLearning.upright(network, shown);
            captions[i] = String.format(Locale.ROOT, upright > 0.5 ? "upright %.2f" : "turned %.2f",
                    Math.max(upright, 1 - upright));
            pictures[i] = padded(shown, width);
        }
        Images.of("What it says of drawn words", width, 2, pictures).captions(captions)
                .save("direction", "Six drawn words, each upright and turned, with the answer of the network below. The words "
                        + "that fill the height get the right answer with probability 1.00; of the small ones one is wrong.");
    }

    /// In the middle of a wider picture, ink dark.
    private static double[] padded(DrawnText text, int width) {
        int height = text.pixels().length / text.width();
        double[] picture = new double[height * width];
        int left = (width - text.width()) / 2;
        for (int i = 0; i < text.pixels().length; i++) {
            picture[i / text.width() * width + left + i % text.width()] = (1 - text.pixels()[i]) / 2;
        }
        return picture;
    }

    private static double[] column(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] points(OverSeeds[] points, ToDoubleFunction<OverSeeds> part) {
        return Arrays.stream(points).mapToDouble(p -> 100 * part.applyAsDouble(p)).toArray();
    }
}
