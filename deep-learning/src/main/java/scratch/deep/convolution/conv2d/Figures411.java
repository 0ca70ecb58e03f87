package scratch.deep.convolution.conv2d;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import scratch.example.figure.HeatMap;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 411: a kernel at work, what kernels find in pictures, and what happens when pictures move.
final class Figures411 {
    /// The picture of the "by hand" section: dark on the left, bright on the right.
    static final double[][] STEP = {{0, 0, 1, 1, 1}, {0, 0, 1, 1, 1}, {0, 0, 1, 1, 1}, {0, 0, 0, 1, 1}, {0, 0, 0, 1, 1}};
    private static final int[] SHOWN = {0, 1, 4, 7};

    private Figures411() {
    }

    static void draw() {
        double[][] kernel = EdgeKernel.SOBEL_ACROSS.weights();
        Panels.of("", 3, map("image, 5 x 5", STEP), map("kernel, 3 x 3", kernel), map("map, 3 x 3",
                Convolution.correlate(STEP, kernel, Placement.PLAIN))).cell(330, 290).save("window", "Three tables. The image "
                + "is 0 on the left and 1 on the right. The kernel has minus one, minus two, minus one on the left and the "
                + "same with plus on the right. The map is 4 where the kernel lies on the edge, 0 where it lies beside it.");
        edges().save("edges", "A drawn house under a sun, and five maps of it. Sobel across lights up upright walls, Sobel "
                + "down level ones, Laplace thin outlines, the diagonal kernel one slope of the roof more than the other; the "
                + "blur is the house out of focus.");
        digits().save("digits", "Four handwritten digits and their maps under Sobel across, Sobel down and Laplace: the "
                + "strokes appear as pairs of a dark and a light line.");
        moved().save("moved", "How wrong it is to move the output instead of the input, over pixels moved. The convolution "
                + "stays at 0. Pooling is at 0 for 2 and 4 pixels and jumps for 1 and 3, most of all if every second place is "
                + "simply left out. The dense layer is above 100 percent from the first pixel on.");
    }

    private static HeatMap map(String title, double[][] values) {
        return HeatMap.of(title, "", "", values).values("%.0f").range(-4, 4);
    }

    private static Images edges() {
        double[][] picture = Scene.picture();
        double[][] pictures = new double[6][];
        String[] captions = new String[6];
        pictures[0] = ink(picture);
        captions[0] = "the picture";
        for (EdgeKernel kernel : EdgeKernel.values()) {
            int i = kernel.ordinal() + 1;
            double[][] map = Convolution.correlate(picture, kernel.weights(), Placement.PLAIN);
            pictures[i] = kernel == EdgeKernel.BLUR ? ink(padded(map)) : scaled(padded(map));
            captions[i] = kernel.toString();
        }
        return Images.of("A picture and its feature maps", Scene.SIZE, 3, pictures).captions(captions);
    }

    /// With its rim doubled, so that all pictures have one size.
    private static double[][] padded(double[][] map) {
        int last = map.length - 1;
        double[][] padded = new double[map.length + 2][map.length + 2];
        for (int y = 0; y < padded.length; y++) {
            for (int x = 0; x < padded.length; x++) {
                padded[y][x] = map[Math.clamp(y - 1, 0, last)][Math.clamp(x - 1, 0, last)];
            }
        }
        return padded;
    }

    /// From −1 to 1, the largest response being one of the ends.
    private static double[] scaled(double[][] map) {
        double[] flat = Arrays.stream(map).flatMapToDouble(Arrays::stream).toArray();
        double most = Arrays.stream(flat).map(Math::abs).max().orElseThrow();
        return Arrays.stream(flat).map(v -> v / most).toArray();
    }

    /// The drawing shows high numbers dark: brightness 0 … 1 becomes 1 … −1.
    private static double[] ink(double[][] brightness) {
        return Arrays.stream(brightness).flatMapToDouble(Arrays::stream).map(v -> 1 - 2 * v).toArray();
    }

    private static Images digits() {
        EdgeKernel[] kernels = {EdgeKernel.SOBEL_ACROSS, EdgeKernel.SOBEL_DOWN, EdgeKernel.LAPLACE};
        double[][] pictures = new double[4 * SHOWN.length][];
        String[] captions = new String[pictures.length];
        for (int d = 0; d < SHOWN.length; d++) {
            double[][] canvas = inner(Ex411Conv2dAndPooling.onCanvas(Ex411Conv2dAndPooling.DIGITS[SHOWN[d]]));
            pictures[d] = Arrays.stream(canvas).flatMapToDouble(Arrays::stream).map(v -> 2 * v - 1).toArray();
            captions[d] = "digit";
            for (int k = 0; k < kernels.length; k++) {
                int at = (k + 1) * SHOWN.length + d;
                pictures[at] = scaled(Convolution.correlate(canvas, kernels[k].weights(), new Placement(1, 1, 1)));
                captions[at] = kernels[k].toString();
            }
        }
        return Images.of("Digits and their feature maps", 10, SHOWN.length, pictures).captions(captions);
    }

    /// The digit with one pixel of the canvas around it: (10, 10).
    private static double[][] inner(double[][] canvas) {
        double[][] inner = new double[10][];
        Arrays.setAll(inner, y -> Arrays.copyOfRange(canvas[y + 3], 3, 13));
        return inner;
    }

    private static Plot moved() {
        UnaryOperator<double[][]> sobel = Ex411Conv2dAndPooling::sobel;
        Plot plot = Plot.of("Moving a digit: who moves along?", "pixels moved to the right", "% of the output that is wrong");
        plot = line(plot, "convolution", Role.MODEL, sobel, 1);
        plot = line(plot, "then max pooling", Role.DATA, image -> Pooling.max(sobel.apply(image), 2, Placement.tiles(2)), 2);
        plot = line(plot, "then every second place", Role.ERROR, image -> Pooling.max(sobel.apply(image), 1,
                Placement.tiles(2)), 2);
        return line(plot, "dense layer", Role.ALTERNATIVE, Ex411Conv2dAndPooling.denseLayer(42), 1);
    }

    private static Plot line(Plot plot, String name, Role role, UnaryOperator<double[][]> f, int stride) {
        double[] pixels = {0, 1, 2, 3, 4};
        double[] wrong = Arrays.stream(pixels).map(p -> 100 * Ex411Conv2dAndPooling.broken(f, (int) p, stride)).toArray();
        return plot.line(name, pixels, wrong).as(role).points(name, pixels, wrong).as(role);
    }
}
