package scratch.deep.generative.sparse;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.example.figure.Histogram;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 433: what units stand for, how often they are on, and what sparsity costs.
final class Figures433 {
    private static final int SHOWN = 15;
    private static final String[] SHORT = {"ReLU", "L1", "KL", "top k"};

    private Figures433() {
    }

    static void draw(Ex433Sparse.Split data, String[] names, Ex433Sparse.Result[] results, double[][][] tradeOff) {
        features(data, results).save("features", "Four rows of fifteen pictures, one for each of the busiest units. With ReLU "
                + "alone speckle; with the L1 penalty strokes and whole digits; with the divergence and with the largest k "
                + "pieces of strokes, dark and pale.");
        activations(data, names, results).save("activations", "Two histograms of the activations above 0, over all test rows "
                + "and units. With ReLU alone half of them are on, most near 0.5; with the eight largest 8 percent are on, "
                + "with "
                + "a long tail to large values.");
        tradeOff(tradeOff).save("trade-off", "What is lost on test rows over the number of units that are on for a row. The k "
                + "largest of a hundred units lose least for up to 8 units; principal components lose more and meet them at "
                + "16; the L1 penalty is no better than principal components.");
    }

    /// The pictures of the units that are on most strongly.
    private static Images features(Ex433Sparse.Split data, Ex433Sparse.Result... results) {
        double[][] images = new double[SHOWN * results.length][];
        String[] captions = new String[images.length];
        Arrays.fill(captions, "");
        for (int r = 0; r < results.length; r++) {
            Matrix codes = results[r].network().encode(data.train());
            Matrix pictures = results[r].network().pictures();
            int[] order = IntStream.range(0, codes.columns()).boxed().sorted((a, b) -> Double.compare(
                    Arrays.stream(codes.column(b)).sum(), Arrays.stream(codes.column(a)).sum())).mapToInt(j -> j).toArray();
            for (int i = 0; i < SHOWN; i++) {
                images[r * SHOWN + i] = pictures.row(order[i]);
            }
            captions[r * SHOWN] = SHORT[r];
        }
        return Images.of("What a unit adds to the image: the busiest fifteen of a hundred", 8, SHOWN, images)
                .captions(captions);
    }

    private static Panels activations(Ex433Sparse.Split data, String[] names, Ex433Sparse.Result... results) {
        Plot[] plots = {histogram(data, names[0], results[0]), histogram(data, names[3], results[3])};
        return Panels.of("Activations above 0, of 36,000", 2, plots).cell(500, 340);
    }

    private static Plot histogram(Ex433Sparse.Split data, String name, Ex433Sparse.Result result) {
        double[] codes = result.network().encode(data.test()).data();
        double[] on = Arrays.stream(codes).filter(h -> h > 0).toArray();
        return Histogram.of(name + ": " + Math.round(100.0 * on.length / codes.length) + " % are on", "activation").bins(30)
                .values("units that are on", on).plot().as(Role.MODEL);
    }

    private static Plot tradeOff(double[][][] curves) {
        String[] names = {"L1 penalty", "the k largest of 100", "k principal components"};
        Role[] roles = {Role.MODEL, Role.DATA, Role.ALTERNATIVE};
        Plot plot = Plot.of("The price of few active units", "units on for a row", "lost on test rows, in %").xLog()
                .yRange(0, 80);
        for (int i = 0; i < curves.length; i++) {
            plot = plot.line(names[i], curves[i][0], curves[i][1]).as(roles[i])
                    .points(names[i], curves[i][0], curves[i][1]).as(roles[i]);
        }
        return plot;
    }
}
