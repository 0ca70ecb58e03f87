package scratch.classic.cluster.kmeansuses;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

import scratch.classic.cluster.kmeansuses.Exercise354Test.Recolor;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise354Test implements ExerciseContract<Recolor> {
    /// What the learner writes: pixels and a palette in, pixels out.
    interface Recolor {
        double[][] of(double[][] pixels, double[][] palette);
    }

    private static final double[][] BLACK_AND_WHITE = {{0, 0, 0}, {255, 255, 255}};

    @Override
    public String task() {
        return "write recolor(pixels, palette), which gives each pixel the nearest colour of the palette.";
    }

    @Override
    public Recolor learner() {
        return Exercise354::recolor;
    }

    @Override
    public Recolor solution() {
        return Solution354::recolor;
    }

    @Override
    public List<String> hints() {
        return List.of("This is the step assign of k-means: the palette holds the centroids.",
                "For a pixel go through the palette from the first colour on, and keep the number of the colour with the "
                + "smallest sum of three squared differences so far. Let only a strictly smaller sum replace it.",
                "Two loops and a sum over the channels 0, 1 and 2. The result holds a copy of the colour, "
                + "palette[best].clone(), not the number of it.");
    }

    @Override
    public void check(Recolor answer) {
        double[][] night = ask(answer, new double[][] {{20, 30, 40}, {240, 250, 230}}, BLACK_AND_WHITE);
        Mistake.unless(night[0][0] != 255, "A dark pixel (20, 30, 40) became white: you took the farthest colour.");
        Mistake.unless(Arrays.equals(night[0], BLACK_AND_WHITE[0]) && Arrays.equals(night[1], BLACK_AND_WHITE[1]),
                "With black and white alone, (20, 30, 40) is black; yours is %s: each pixel becomes exactly one colour of the "
                + "palette.", Arrays.toString(night[0]));
        double[][] blue = ask(answer, new double[][] {{90, 90, 200}}, new double[][] {{90, 90, 90}, {60, 60, 230}});
        Mistake.unless(blue[0][2] == 230, "The pixel (90, 90, 200) lies nearer to (60, 60, 230) than to (90, 90, 90): 2700 "
                + "against 12100, if all three channels count.");
        double[][] far = ask(answer, new double[][] {{0, 0, 0}}, new double[][] {{60, 60, 60}, {0, 0, 110}});
        Mistake.unless(far[0][0] == 60, "From black, (60, 60, 60) has the squared distance 10800 and (0, 0, 110) has 12100, so "
                + "the grey is nearer; yours is the blue: add up squares, not differences.");
        double[][] tie = ask(answer, new double[][] {{100, 0, 0}}, new double[][] {{90, 0, 0}, {110, 0, 0}});
        Mistake.unless(tie[0][0] == 90, "The colours 90 and 110 are equally far from 100: the first one wins, and yours is "
                + "%.0f.", tie[0][0]);
    }

    private static double[][] ask(Recolor answer, double[][] pixels, double[][] palette) {
        double[][] result = answer.of(copy(pixels), copy(palette));
        Mistake.unless(result != null && result.length == pixels.length,
                "recolor must return one colour a pixel; for %d pixels yours returned %s.", pixels.length,
                result == null ? "null" : result.length);
        for (double[] color : result) {
            Mistake.unless(color != null && color.length == 3, "Each pixel needs three numbers, red, green and blue.");
        }
        return result;
    }

    private static double[][] copy(double[][] x) {
        return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public List<Planted<Recolor>> planted() {
        return List.of(
                new Planted<>("the farthest colour", by((a, b) -> -square(a, b), false), "you took the farthest colour"),
                new Planted<>("the mean of pixel and colour", Exercise354Test::halfWay, "exactly one colour of the palette"),
                new Planted<>("red alone", by((a, b) -> Math.abs(a[0] - b[0]), false), "if all three channels count"),
                new Planted<>("sum of differences", by((a, b) -> Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])
                        + Math.abs(a[2] - b[2]), false), "add up squares, not differences"),
                new Planted<>("the last of equals", by(Exercise354Test::square, true),
                        "are equally far from 100: the first one wins"),
                new Planted<>("one pixel too few", (pixels, palette) -> new double[pixels.length - 1][3],
                        "for 2 pixels yours returned 1"));
    }

    private static double square(double[] a, double[] b) {
        return Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2);
    }

    private static Recolor by(ToDoubleBiFunction<double[], double[]> distance, boolean last) {
        return (pixels, palette) -> Arrays.stream(pixels).map(pixel -> {
            double[] best = palette[0];
            for (double[] color : palette) {
                double gain = distance.applyAsDouble(pixel, best) - distance.applyAsDouble(pixel, color);
                best = gain > 0 || last && gain == 0 ? color : best;
            }
            return best;
        }).toArray(double[][]::new);
    }

    private static double[][] halfWay(double[][] pixels, double[][] palette) {
        double[][] right = Solution354.recolor(pixels, palette);
        for (int i = 0; i < right.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                right[i][channel] = (right[i][channel] + pixels[i][channel]) / 2;
            }
        }
        return right;
    }
}
