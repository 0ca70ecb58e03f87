package scratch.deep.convolution.convbackward;

import java.util.List;

import scratch.deep.convolution.convbackward.Exercise412Test.ToImage;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise412Test implements ExerciseContract<ToImage> {
    private static final double[][] KERNEL = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};

    /// What the learner writes.
    interface ToImage {
        double[][] toImage(double[][] g, double[][] kernel, int stride, int padding, int height, int width);
    }

    @Override
    public String task() {
        return "write toImage(g, kernel, stride, padding, height, width): from the gradient at a map to the one at the image.";
    }

    @Override
    public ToImage learner() {
        return Exercise412::toImage;
    }

    @Override
    public ToImage solution() {
        return Solution412::toImage;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Weight (i, j) has multiplied one pixel at each place. Its derivative by that pixel is the weight itself.",
                "Go through the places, as forward: place (y, x) gives g[y][x] times the kernel back to the pixels under it, "
                + "and several places give to the same pixel.",
                "The pixel is in row y·stride - padding + i, and the column alike: out[row][column] += g[y][x]·kernel[i][j], "
                + "if it lies on the image.");
    }

    @Override
    public void check(ToImage answer) {
        double[][] one = call(answer, new double[][] {{1}}, 1, 0, 3, 3);
        Mistake.unless(one[0][0] != 9, "A single place with gradient 1 should give each pixel the weight it was multiplied by, "
                + "1 at the top left; yours gives 9 there: the kernel is turned once too often.");
        Mistake.unlessNear(one[0][0], 1, 1e-12, "A single place with gradient 1 should give the top left pixel the weight 1; "
                + "yours gives %.2f.", one[0][0]);
        double[][] ones = {{1, 1}, {1, 1}};
        Mistake.unlessNear(call(answer, ones, 1, 0, 4, 4)[1][1], 1 + 2 + 4 + 5, 1e-12, "The pixel at (1, 1) of a 4 x 4 image "
                + "lies under four places, which give it 5 + 4 + 2 + 1 = 12; yours has %.0f: are they added up?",
                call(answer, ones, 1, 0, 4, 4)[1][1]);
        compare(answer, 1, 1, 5, 4, "With padding 1 the first place begins one pixel above and to the left of the image");
        compare(answer, 2, 0, 7, 5, "With stride 2 neighbouring places are two pixels apart in the image");
        compare(answer, 2, 1, 6, 7, "With stride 2 and padding 1 place (y, x) begins at pixel (2y - 1, 2x - 1)");
    }

    private static double[][] call(ToImage answer, double[][] g, int stride, int padding, int height, int width) {
        double[][] out = answer.toImage(g, KERNEL, stride, padding, height, width);
        Mistake.unless(out != null && out.length == height && out[0].length == width, "The gradient at an image of %d x %d is "
                + "%d x %d, too; yours is %s.", height, width, height, width, out == null ? "null" : out.length == 0 ? "empty"
                : out.length + " x " + out[0].length);
        return out;
    }

    private static void compare(ToImage answer, int stride, int padding, int height, int width, String rule) {
        double[][] g = new double[(height + 2 * padding - 3) / stride + 1][(width + 2 * padding - 3) / stride + 1];
        for (int i = 0; i < g.length * g[0].length; i++) {
            g[i / g[0].length][i % g[0].length] = i * i % 7 - 2;
        }
        double[][] ours = Solution412.toImage(g, KERNEL, stride, padding, height, width);
        double[][] theirs = call(answer, g, stride, padding, height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Mistake.unlessNear(theirs[y][x], ours[y][x], 1e-9, "%s: the gradient at pixel (%d, %d) is %.0f, yours is %.2f.",
                        rule, y, x, ours[y][x], theirs[y][x]);
            }
        }
    }

    /// The same with a kernel, a stride and a padding of its own.
    private static ToImage with(boolean turned, boolean stride, boolean padding) {
        return (g, kernel, s, p, height, width) -> Solution412.toImage(g, turned ? FullCorrelation.turned(kernel) : kernel,
                stride ? s : 1, padding ? p : 0, height, width);
    }

    private static double[][] overwriting(double[][] g, double[][] kernel, int stride, int padding, int height, int width) {
        return Fault.OVERWRITTEN.backward(new ConvLayer(new double[][][][] {{kernel}}, new double[1], stride, padding),
                new double[1][height][width], new double[][][] {g}).toInput()[0];
    }

    @Override
    public List<Planted<ToImage>> planted() {
        return List.of(new Planted<>("turned kernel", with(true, true, true), "the kernel is turned once too often"),
                new Planted<>("= instead of +=", Exercise412Test::overwriting, "which give it 5 + 4 + 2 + 1 = 12; yours has 1: "
                        + "are they added up?"),
                new Planted<>("padding forgotten", with(false, true, false), "With padding 1 the first place begins one pixel "
                        + "above"),
                new Planted<>("stride forgotten", with(false, false, true), "With stride 2 neighbouring places are two pixels "
                        + "apart"));
    }
}
