package scratch.classic.linear.softmax;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.linearmodel.SoftmaxModel;
import scratch.example.figure.DecisionBoundary;
import scratch.example.figure.Images;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;

/// The figures of lesson 326: the regions of three classes, the weights of ten digits as pictures, and overconfidence.
final class Figures326 {
    private Figures326() {
    }

    static void draw(SoftmaxModel iris, SoftmaxModel digits, double[]... losses) {
        Matrix x = Ex326SoftmaxRegression.petals();
        DecisionBoundary.of("Three classes, three regions, straight borders", "petal length (cm)", "petal width (cm)")
                .points(x.column(0), x.column(1), Ex326SoftmaxRegression.IRIS.y(), "setosa", "versicolor", "virginica")
                .regions((a, b) -> iris.predict(Matrix.wrap(1, 2, new double[] {a, b}))[0])
                .save("regions", "Iris by the length and width of petals, three colours. Two straight borders "
                + "cut the plane into three regions, and each kind lies in its own but for a few flowers at a border.");
        Matrix w = digits.weights();
        double[][] images = new double[w.rows()][];
        Arrays.setAll(images, w::row);
        Images.of("What speaks for each digit: its 64 weights, penalty 10", 8, 5, images)
                .captions(IntStream.range(0, 10).mapToObj(Integer::toString).toArray(String[]::new))
                .save("digit-weights", "Ten pictures of 8 by 8 weights, one a digit. The picture of 0 is dark in a ring and "
                + "bright in its middle; those of other digits show the strokes that tell them from the rest.");
        double[] at = Arrays.stream(Ex326SoftmaxRegression.PENALTIES).map(p -> 1 / p).toArray();
        Plot.of("Too little penalty: sure, and sometimes wrong", "1 / penalty", "mean log loss").xLog().yLog()
                .line("training images", at, losses[0]).as(Role.DATA).line("images kept back", at, losses[1]).as(Role.ERROR)
                .save("overconfident", "Mean log loss against one over the penalty. On the training images it falls to almost "
                + "0; on the images kept back it falls, has its minimum at a penalty of about 0.1, and rises again.");
    }
}
