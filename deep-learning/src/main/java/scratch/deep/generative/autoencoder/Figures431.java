package scratch.deep.generative.autoencoder;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.deep.generative.autoencoder.Ex431Autoencoder.Split;
import scratch.deep.reconstruction.Autoencoder;
import scratch.deep.reconstruction.OverSeeds;
import scratch.example.figure.Diagram;
import scratch.example.figure.Histogram;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 431: the squeeze, what comes back, the price of each size, the plane, and strange rows.
final class Figures431 {
    private Figures431() {
    }

    static void draw(Split data, Autoencoder two, Autoencoder eight, double[][][] curve, double[][] errors) {
        squeeze().save("squeeze", "Five boxes in a row joined by arrows: 64 pixels, 64 hidden units, a code of 2 units, 64 "
                + "hidden units, 64 pixels. The first two arrows are the encoder, the last two the decoder.");
        reconstructions(data, two, eight).save("reconstructions", "Five rows of ten digits. The originals; from two principal "
                + "components ten blurs of much the same shape; from two units of the network several can be read; from "
                + "eight components and from eight units nearly all can be read, the latter with cleaner strokes.");
        bottleneck(curve).save("bottleneck", "Loss on test rows over the width of the code. PCA loses 72 percent with 2 units "
                + "and 4 with 32. The network's curve lies below it up to 16 units and above it at 32.");
        plane(data, two).save("plane", "Two maps of the digits by two numbers each. Left the principal components: a few "
                + "digits "
                + "stick out of one crowd. Right the network's units: many digits have an arm or an island of their own.");
        anomalies(errors).save("anomalies", "Histograms of reconstruction errors. Left a digit that was never seen: its errors "
                + "lie to the right of the usual ones. Right digits at half contrast: their errors lie to the left of the "
                + "usual "
                + "ones, though no such digit was seen either.");
    }

    private static Diagram squeeze() {
        return Diagram.of("A network that must give back its input").cell(180, 110)
                .box("x", 0, 0, "x\n64 pixels", Role.DATA).box("h", 1, 0, "64 units", Role.NEUTRAL)
                .box("z", 2, 0, "code z\n2 units", Role.MODEL).box("g", 3, 0, "64 units", Role.NEUTRAL)
                .box("y", 4, 0, "x̂\n64 pixels", Role.ALTERNATIVE)
                .arrow("x", "h", "encoder").arrow("h", "z", "").arrow("z", "g", "decoder").arrow("g", "y", "");
    }

    private static Images reconstructions(Split data, Autoencoder two, Autoencoder eight) {
        int[] rows = IntStream.range(0, 10).map(digit -> IntStream.range(0, data.testLabels().length)
                .filter(i -> data.testLabels()[i] == digit).findFirst().orElseThrow()).toArray();
        Matrix x = data.test().selectRows(rows);
        Matrix[] shown = {x, PrincipalSubspace.of(data.train(), 2).reconstruct(x), two.reconstruct(x),
            PrincipalSubspace.of(data.train(), 8).reconstruct(x), eight.reconstruct(x)};
        String[] names = {"original", "PCA 2", "network 2", "PCA 8", "network 8"};
        double[][] images = new double[50][];
        String[] captions = new String[50];
        for (int i = 0; i < 50; i++) {
            images[i] = Arrays.stream(shown[i / 10].row(i % 10)).map(v -> Math.clamp(v, 0, 1)).toArray();
            captions[i] = i % 10 == 0 ? names[i / 10] : "";
        }
        return Images.of("Test digits, and what comes back of them", 8, 10, images).captions(captions);
    }

    private static Plot bottleneck(double[][][] curve) {
        double[] units = Arrays.stream(Ex431Autoencoder.UNITS).asDoubleStream().toArray();
        Plot plot = Plot.of("What is lost on test rows", "units in the code", "lost, in %").xLog().yRange(0, 80);
        String[] names = {"PCA", "network 64-64-units"};
        Role[] roles = {Role.ALTERNATIVE, Role.MODEL};
        for (int i = 0; i < 2; i++) {
            OverSeeds[] over = Arrays.stream(curve[i]).map(OverSeeds::of).toArray(OverSeeds[]::new);
            plot = plot.band("95 % interval over seeds", units, Arrays.stream(over).mapToDouble(OverSeeds::lower).toArray(),
                            Arrays.stream(over).mapToDouble(OverSeeds::upper).toArray()).as(Role.UNCERTAINTY)
                    .line(names[i], units, Arrays.stream(over).mapToDouble(OverSeeds::mean).toArray()).as(roles[i])
                    .points(names[i], units, Arrays.stream(over).mapToDouble(OverSeeds::mean).toArray()).as(roles[i]);
        }
        return plot;
    }

    private static Panels plane(Split data, Autoencoder two) {
        Matrix pca = PrincipalSubspace.of(data.train(), 2).encode(data.test());
        Matrix units = two.encode(data.test());
        return Panels.of("360 test digits in a plane", 2, map("two principal components", pca, data.testLabels()),
                map("two units of the network", units, data.testLabels())).cell(520, 480);
    }

    private static Plot map(String title, Matrix codes, int... labels) {
        Plot plot = Plot.of(title, "first", "second");
        for (int digit = 0; digit < 10; digit++) {
            int wanted = digit;
            int[] rows = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
            Matrix own = codes.selectRows(rows);
            plot = plot.points(String.valueOf(digit), own.column(0), own.column(1));
        }
        return plot;
    }

    private static Panels anomalies(double[][] errors) {
        return Panels.of("Reconstruction errors of 360 test rows", 2, histogram("a digit never seen: noticed", "never seen",
                errors[0], errors[1]), histogram("half contrast: not noticed", "half contrast", errors[0], errors[4]))
                .cell(500, 360);
    }

    private static Plot histogram(String title, String name, double[] usual, double... strange) {
        return Histogram.of(title, "squared error of a row").bins(30).density().values("usual digits", usual)
                .values(name, strange).plot().as(Role.ERROR);
    }
}
