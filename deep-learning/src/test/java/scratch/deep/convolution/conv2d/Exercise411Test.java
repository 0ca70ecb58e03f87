package scratch.deep.convolution.conv2d;

import java.util.Arrays;
import java.util.List;

import scratch.deep.convolution.conv2d.Exercise411Test.Slide;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise411Test implements ExerciseContract<Slide> {
    private static final double[][] KERNEL = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};

    /// What the learner writes.
    interface Slide {
        double[][] slide(double[][] image, double[][] kernel, int stride, int padding);
    }

    @Override
    public String task() {
        return "write slide(image, kernel, stride, padding): the four loops of a convolution, with zeros around the image.";
    }

    @Override
    public Slide learner() {
        return Exercise411::slide;
    }

    @Override
    public Slide solution() {
        return Solution411::slide;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "First the size of the map: how often does the kernel fit into h + 2·padding rows, if it moves by stride rows?",
                "Weight (i, j) at place (y, x) sees row y·stride + i of the padded image. What row of the image is that?",
                "Row y·stride - padding + i, and the column alike. Where one of them lies outside the image the pixel is 0: "
                + "add nothing. Don't turn the kernel.");
    }

    @Override
    public void check(Slide answer) {
        double[][] point = new double[5][5];
        point[2][2] = 1;
        double[][] map = answer.slide(point, KERNEL, 1, 0);
        size(map, 3, 3, "a 5 x 5 image, a 3 x 3 kernel, stride 1, no padding");
        Mistake.unless(map[0][0] != 1, "A bright point at the centre should show the kernel turned by half, 9 first; yours "
                + "shows 1 first: that is a convolution in the sense of mathematics. Don't turn the kernel.");
        Mistake.unlessNear(map[0][0], 9, 1e-12, "At place (0, 0) the bright point lies under the last weight, 9; yours gives "
                + "%.2f.", map[0][0]);
        double[][] ramp = ramp(7, 6);
        size(answer.slide(ramp, KERNEL, 2, 0), 3, 2, "a 7 x 6 image, a 3 x 3 kernel, stride 2");
        compare(answer, ramp, 2, 0, "With stride 2 the kernel moves by two pixels, and its weights still see neighbouring "
                + "pixels");
        size(answer.slide(ramp, KERNEL, 1, 1), 7, 6, "a 7 x 6 image, a 3 x 3 kernel, padding 1");
        compare(answer, ramp, 1, 1, "With padding 1 the first place begins one pixel above and to the left of the image");
        compare(answer, ramp, 3, 2, "With stride 3 and padding 2 place (y, x) begins at pixel (3y - 2, 3x - 2)");
        double[][] wide = answer.slide(ramp, new double[][] {{1, -1}}, 1, 0);
        size(wide, 7, 5, "a 7 x 6 image, a kernel of 1 row and 2 columns");
        Mistake.unlessNear(wide[3][2], ramp[3][2] - ramp[3][3], 1e-12, "The kernel 1 -1 takes a pixel minus its right "
                + "neighbour, %.0f; yours gives %.2f.", ramp[3][2] - ramp[3][3], wide[3][2]);
    }

    private static void size(double[][] map, int rows, int columns, String of) {
        Mistake.unless(map != null && map.length > 0, "There is no map for %s.", of);
        Mistake.unless(map.length == rows && map[0].length == columns, "The map of %s is %d x %d; yours is %d x %d.", of, rows,
                columns, map.length, map[0].length);
    }

    private static void compare(Slide answer, double[][] image, int stride, int padding, String rule) {
        double[][] ours = Convolution.correlate(image, KERNEL, new Placement(stride, padding, 1));
        double[][] theirs = answer.slide(image, KERNEL, stride, padding);
        size(theirs, ours.length, ours[0].length, "a 7 x 6 image, a 3 x 3 kernel, stride " + stride + ", padding " + padding);
        for (int y = 0; y < ours.length; y++) {
            for (int x = 0; x < ours[0].length; x++) {
                Mistake.unlessNear(theirs[y][x], ours[y][x], 1e-9, "%s: place (%d, %d) is %.0f, yours is %.2f.", rule, y, x,
                        ours[y][x], theirs[y][x]);
            }
        }
    }

    private static double[][] ramp(int rows, int columns) {
        double[][] ramp = new double[rows][columns];
        for (int i = 0; i < rows * columns; i++) {
            ramp[i / columns][i % columns] = i * i % 17;
        }
        return ramp;
    }

    /// 0: turned kernel. 1: stride inside the kernel. 2: padding forgotten in the index. 3: padding on one side only.
    private static double[][] wrong(int mistake, double[][] image, double[][] kernel, int stride, int padding) {
        return switch (mistake) {
            case 0 -> Solution411.slide(image, Convolution.turned(kernel), stride, padding);
            case 1 -> cut(Convolution.correlate(padded(image, padding, padding + 2 * stride), kernel,
                    new Placement(stride, 0, stride)), Solution411.slide(image, kernel, stride, padding));
            case 2 -> cut(Solution411.slide(padded(image, 0, 2 * padding), kernel, stride, 0),
                    Solution411.slide(image, kernel, stride, padding));
            default -> Solution411.slide(padded(image, 0, padding), kernel, stride, 0);
        };
    }

    /// Zeros around an image: so many before, and so many after.
    private static double[][] padded(double[][] image, int before, int after) {
        double[][] padded = new double[image.length + before + after][image[0].length + before + after];
        for (int y = 0; y < image.length; y++) {
            System.arraycopy(image[y], 0, padded[y + before], before, image[0].length);
        }
        return padded;
    }

    private static double[][] cut(double[][] map, double[][] like) {
        double[][] cut = new double[like.length][];
        for (int y = 0; y < cut.length; y++) {
            cut[y] = Arrays.copyOf(map[y], like[0].length);
        }
        return cut;
    }

    private static Slide with(int mistake) {
        return (image, kernel, stride, padding) -> wrong(mistake, image, kernel, stride, padding);
    }

    @Override
    public List<Planted<Slide>> planted() {
        return List.of(new Planted<>("turned kernel", with(0), "should show the kernel turned by half, 9 first; yours shows 1 "
                        + "first"),
                new Planted<>("stride inside the kernel", with(1), "With stride 2 the kernel moves by two pixels, and its "
                        + "weights still see neighbouring pixels"),
                new Planted<>("padding forgotten", with(2), "With padding 1 the first place begins one pixel above and to the "
                        + "left of the image"),
                new Planted<>("padding on one side", with(3), "The map of a 7 x 6 image, a 3 x 3 kernel, padding 1 is 7 x 6; "
                        + "yours is 6 x 5."));
    }
}
