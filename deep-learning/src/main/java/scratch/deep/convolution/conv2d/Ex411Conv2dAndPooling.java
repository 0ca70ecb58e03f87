package scratch.deep.convolution.conv2d;

import java.util.Arrays;
import java.util.function.UnaryOperator;

import scratch.deep.convolution.conv2d.Peers411.Answer;
import scratch.deep.convolution.conv2d.Peers411.Case;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Linear;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// 411: a kernel that slides over a picture, by loops, as a matrix product, and as a layer.
public final class Ex411Conv2dAndPooling {
    /// Stride, padding and dilation of the comparison, all on 2 channels of 9 x 8 pixels with 3 filters of 3 x 3.
    private static final Placement[] PLACEMENTS = {Placement.PLAIN, new Placement(1, 1, 1), new Placement(2, 1, 1),
        new Placement(1, 2, 2), new Placement(3, 0, 2)};
    private static final int CANVAS = 16;
    static final double[][] DIGITS = Arrays.copyOf(Datasets.digits().x(), 200);

    private Ex411Conv2dAndPooling() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "stride 1 1..4 pixels from place to place in the picture",
                "padding 0 0..2 rows and columns of zeros around the picture", "seed 42 seed of the dense layer that is "
                + "compared");
        name();
        sizes();
        edges(new Placement(arguments.intValue("stride"), arguments.intValue("padding"), 1));
        weights();
        moving(arguments.longValue("seed"));
        Figures411.draw();
        Console.print("%nfigures  target/figures/window.svg, edges.svg, digits.svg, moved.svg%n%n");
        check();
        Console.print("%nTry: ./run 411 --stride 3   Does Sobel still find the door? And with --stride 4?%n");
    }

    // A single 1 shows what a filter does to a point.
    private static void name() {
        double[][] point = new double[5][5];
        point[2][2] = 1;
        double[][] kernel = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        Console.print("one bright point, kernel 1 2 3 / 4 5 6 / 7 8 9%n");
        Console.print("  cross-correlation   %s%n", rows(Convolution.correlate(point, kernel, Placement.PLAIN)));
        Console.print("  convolution         %s%n%n", rows(Convolution.convolve(point, kernel, Placement.PLAIN)));
    }

    static String rows(double[][] table) {
        return String.join(" / ", Arrays.stream(table).map(row -> String.join(" ",
                Arrays.stream(row).mapToObj(v -> Long.toString(Math.round(v))).toList())).toList());
    }

    private static void sizes() {
        var table = Console.table("%5d %7d %7d %8d %9d %7d %7d", "input", "kernel", "stride", "padding", "dilation", "covers",
                "output");
        for (int[] row : new int[][] {{28, 5, 1, 0, 1}, {28, 5, 1, 2, 1}, {28, 3, 2, 1, 1}, {28, 3, 1, 2, 2}, {224, 7, 2, 3, 1},
            {28, 2, 2, 0, 1}, {7, 2, 2, 0, 1}}) {
            var at = new Placement(row[2], row[3], row[4]);
            table.row(row[0], row[1], row[2], row[3], row[4], at.span(row[1]), at.places(row[0], row[1]));
        }
    }

    /// The parts of the picture in which the responses are averaged: rows and columns, from and to.
    private static void edges(Placement at) {
        double[][] picture = Scene.picture();
        Console.print("%na picture of %d x %d, stride %d, padding %d: mean size of what a kernel finds%n", Scene.SIZE,
                Scene.SIZE, at.stride(), at.padding());
        var table = Console.table("  %-13s %9.2f %15.2f %13.2f %11.2f", "kernel", "even sky", "side of a wall", "foot of walls",
                "slope of roof");
        for (EdgeKernel kernel : EdgeKernel.values()) {
            double[][] map = Convolution.correlate(picture, kernel.weights(), at);
            table.row(kernel, size(map, at, 1, 8, 1, 10), size(map, at, 25, 40, 10, 12), size(map, at, 40, 42, 14, 24),
                    size(map, at, 13, 20, 12, 23));
        }
    }

    /// The mean absolute value of a map over a part of the picture, where a place belongs to the pixel in its middle.
    private static double size(double[][] map, Placement at, int top, int bottom, int left, int right) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < map.length; y++) {
            for (int x = 0; x < map[0].length; x++) {
                int row = at.pixel(y, 1);
                int column = at.pixel(x, 1);
                if (row >= top && row <= bottom && column >= left && column <= right) {
                    sum += Math.abs(map[y][x]);
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static void weights() {
        Console.print("%n28 x 28 pixels to 6 maps of 28 x 28     learned   multiply-adds%n");
        long places = 6L * 28 * 28;
        Console.print("  convolution 5 x 5, padding 2    %,14d  %,14d%n", new Conv2d(1, 6, 5, 1, 2, SeedStream.generator(0))
                .parameterCount(), places * 25);
        Console.print("  dense layer                     %,14d  %,14d%n%n", 28 * 28 * places + places, 28 * 28 * places);
    }

    // ---------------------------------------------------------------- equivariance

    /// A digit of 8 x 8 on a canvas with room to move.
    static double[][] onCanvas(double... digit) {
        double[][] canvas = new double[CANVAS][CANVAS];
        for (int i = 0; i < digit.length; i++) {
            canvas[4 + i / 8][4 + i % 8] = digit[i] / 16;
        }
        return canvas;
    }

    private static void moving(long seed) {
        Console.print("%d digits moved to the right: what is wrong with \"move the output instead\"%n", DIGITS.length);
        Console.print("(%% of the output; 0 is equivariance)%n");
        var table = Console.table("  %-32s %7.0f %7.0f %7.0f %7.0f", "pixels", "1", "2", "3", "4");
        row(table, "convolution (Sobel)", 1, Ex411Conv2dAndPooling::sobel);
        row(table, "... then max pooling 2 x 2", 2, image -> Pooling.max(sobel(image), 2, Placement.tiles(2)));
        row(table, "... then mean pooling 2 x 2", 2, image -> Pooling.mean(sobel(image), 2, Placement.tiles(2), true));
        row(table, "... every second place only", 2, image -> Pooling.max(sobel(image), 1, Placement.tiles(2)));
        row(table, "dense layer", 1, denseLayer(seed));
    }

    private static void row(Console.Table table, String name, int stride, UnaryOperator<double[][]> f) {
        table.row(name, 100 * broken(f, 1, stride), 100 * broken(f, 2, stride), 100 * broken(f, 3, stride),
                100 * broken(f, 4, stride));
    }

    static double[][] sobel(double[][] image) {
        return Convolution.correlate(image, EdgeKernel.SOBEL_ACROSS.weights(), new Placement(1, 1, 1));
    }

    /// Mean over digits of |f(moved) − moved f| / |f|. A map with a stride moves by as many places as fit, rounded.
    static double broken(UnaryOperator<double[][]> f, int pixels, int stride) {
        double sum = 0;
        for (double[] digit : DIGITS) {
            double[][] image = onCanvas(digit);
            double[][] out = f.apply(Convolution.moved(image, 0, pixels));
            double[][] expected = Convolution.moved(f.apply(image), 0, Math.round((float) pixels / stride));
            sum += distance(out, expected) / distance(expected, new double[out.length][out[0].length]);
        }
        return sum / DIGITS.length;
    }

    private static double distance(double[][] a, double[][] b) {
        double sum = 0;
        for (int y = 0; y < a.length; y++) {
            for (int x = 0; x < a[0].length; x++) {
                sum += (a[y][x] - b[y][x]) * (a[y][x] - b[y][x]);
            }
        }
        return Math.sqrt(sum);
    }

    /// A layer from every pixel to every pixel, with random weights.
    static UnaryOperator<double[][]> denseLayer(long seed) {
        int n = CANVAS * CANVAS;
        float[] values = new Linear(n, n, SeedStream.generator(seed)).weight().data().toArray();
        double[] weights = new double[values.length];
        Arrays.setAll(weights, i -> values[i]);
        Matrix matrix = Matrix.wrap(n, n, weights);
        return image -> {
            double[] out = matrix.transposeMultiply(Peers411.flat(new double[][][] {image}));
            double[][] map = new double[CANVAS][];
            Arrays.setAll(map, y -> Arrays.copyOfRange(out, CANVAS * y, CANVAS * (y + 1)));
            return map;
        };
    }

    // ---------------------------------------------------------------- checks

    private static void check() {
        CheckTable checks = CheckTable.against("ND4J 1.0.0-M2.1");
        var loops = checks.group("outputs, loops", 1e-12);
        var columns = checks.group("outputs, product", 1e-12);
        var layer = checks.group("outputs, layer", 1e-5);
        var gradients = checks.group("gradients, layer", 1e-5);
        for (Placement at : PLACEMENTS) {
            Case c = Case.random(at, 411, 2, 9, 8, 3, 3);
            Answer theirs = Peers411.bySameDiff(c);
            Answer ours = Peers411.byLayer(c);
            String name = "s" + at.stride() + "p" + at.padding() + "d" + at.dilation();
            loops.same(name, Peers411.flat(Convolution.layer(c.x(), c.filters(), c.bias(), at)), theirs.output());
            columns.same(name, Columns.layer(c.x(), c.filters(), c.bias(), at).data(), theirs.output());
            layer.same(name, ours.output(), theirs.output());
            gradients.same(name + " x", ours.toX(), theirs.toX()).same(name + " w", ours.toFilters(), theirs.toFilters())
                    .same(name + " b", ours.toBias(), theirs.toBias());
        }
        pooling(checks);
        time(checks);
        checks.whyDifferent("Loops and product are double, as ND4J was told to be; layers are float32. With a frame ND4J's "
                + "mean leaves the frame out, which the loops can do too; the layer counts it as zeros, like PyTorch.");
        checks.print();
    }

    private static void pooling(CheckTable checks) {
        var loops = checks.group("pooled, loops", 1e-12);
        var layer = checks.group("pooled, layers", 1e-5);
        double[][][] x = Case.random(Placement.PLAIN, 11, 1, 9, 8, 1, 3).x();
        for (int[] window : new int[][] {{2, 2, 0}, {3, 2, 0}, {3, 1, 1}}) {
            int size = window[0];
            var at = new Placement(window[1], window[2], 1);
            double[] g = Case.random(at, 12, 1, 9, 8, 1, size).toOutput();
            Answer max = Peers411.maxBySameDiff(x, size, at, g);
            Answer mean = Peers411.meanBySameDiff(x, size, at, g);
            loops.same("max", Peers411.flat(new double[][][] {Pooling.max(x[0], size, at)}), max.output());
            loops.same("mean", Peers411.flat(new double[][][] {Pooling.mean(x[0], size, at, false)}), mean.output());
            Answer ourMax = Peers411.maxByLayer(x, size, at, g);
            layer.same("max", ourMax.output(), max.output()).same("max, x", ourMax.toX(), max.toX());
            if (at.padding() == 0) {
                Answer ourMean = Peers411.meanByLayer(x, size, at, g);
                layer.same("mean", ourMean.output(), mean.output()).same("mean, x", ourMean.toX(), mean.toX());
            }
        }
    }

    // 16 channels of 32 x 32 to 16 maps, as in the first stage of a small ResNet.
    private static void time(CheckTable checks) {
        Case c = Case.random(new Placement(1, 1, 1), 1, 16, 32, 32, 16, 3);
        long loops = best(() -> Convolution.layer(c.x(), c.filters(), c.bias(), c.at()));
        checks.time("one product, four loops", best(() -> Columns.layer(c.x(), c.filters(), c.bias(), c.at())), loops);
        Conv2d layer = Peers411.layer(c);
        Variable x = Variable.constant(Tensor.of(Doubles.toFloats(Peers411.flat(c.x())), 1, 16, 32, 32));
        checks.time("our layer, four loops", best(() -> Variable.noGradient(() -> layer.forward(x))), loops);
    }

    private static long best(Runnable run) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long start = System.nanoTime();
            run.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
