package scratch.deep.convolution.lenet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.deep.convolution.lenet.Ex413LeNet.Run;
import scratch.deep.layer.Sequential;
import scratch.deep.train.Epoch;
import scratch.deep.train.Evaluation;
import scratch.example.figure.Diagram;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Images;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// The figures of lesson 413: the network, its curves, what its filters see, and what it gets wrong.
final class Figures413 {
    private static final int MISREAD = 16;

    private Figures413() {
    }

    static void draw(Run[] convolutional, Run[] dense, Confusion confusion) {
        diagram().save("lenet", "A row of boxes from an image of 8 by 8 over a convolution to 8 maps, pooling to 4 by 4, a "
                + "convolution to 16 maps, pooling to 2 by 2, and two dense layers to ten outputs.");
        Panels.of("Five epochs", 2, losses(convolutional[0], dense[0]), accuracies(convolutional[0], dense[0])).cell(500, 360)
                .save("curves", "Left, training and test loss over epochs, right the share of right answers on the test "
                        + "pictures, for LeNet and the dense network: both learn fast, and end close together.");
        filters(convolutional[0]).save("filters", "Eight learned filters of 3 by 3 as grey squares: some are dark on one side "
                + "and light on the other, as edge kernels are, others dark in the middle.");
        maps(convolutional[0]).save("maps", "Three digits, and behind each what the eight filters find in it: the whole "
                + "stroke, only its lower ends, only its left side, or the outline.");
        HeatMap table = HeatMap.of("All seeds: is, and is read as", "read as", "is", off(confusion)).values("%.0f")
                .columns(names()).rows(names());
        Panels.of("", 2, table, mistakes(convolutional)).cell(520, 480).save("mistakes", "Left, a table of ten by ten with the "
                + "mistakes. Most cells are small; the largest stand where a one was read as an eight, an eight as a one, and "
                + "a three as an eight. Right, sixteen digits that were misread; several are hard for people too.");
        shift(convolutional, dense).save("shift", "Right answers over how far the test digits were moved. Both curves have "
                + "their top at 0; that of the dense network falls faster on both sides.");
    }

    private static Diagram diagram() {
        return Diagram.of("LeNet for 8 x 8 pixels").cell(132, 90)
                .box("x", 0, 0, "1 x 8 x 8", Role.DATA).box("c1", 1, 0, "8 x 8 x 8", Role.MODEL)
                .box("p1", 2, 0, "8 x 4 x 4").box("c2", 3, 0, "16 x 4 x 4", Role.MODEL).box("p2", 4, 0, "16 x 2 x 2")
                .box("f1", 5, 0, "32", Role.MODEL).box("f2", 6, 0, "10", Role.TRUTH)
                .arrow("x", "c1", "conv 3").arrow("c1", "p1", "pool").arrow("p1", "c2", "conv 3")
                .arrow("c2", "p2", "pool").arrow("p2", "f1", "64").arrow("f1", "f2", "");
    }

    private static Plot losses(Run c, Run d) {
        return Plot.of("loss", "epoch", "")
                .line("LeNet, training", column(c, 0)).as(Role.MODEL).line("LeNet, test", column(c, 1)).as(Role.ERROR)
                .line("dense, training", column(d, 0)).as(Role.DATA).line("dense, test", column(d, 1)).as(Role.UNCERTAINTY);
    }

    private static Plot accuracies(Run c, Run d) {
        return Plot.of("right on test pictures, %", "epoch", "").line("LeNet", column(c, 2)).as(Role.MODEL)
                .line("dense", column(d, 2)).as(Role.DATA);
    }

    private static double[] column(Run run, int which) {
        return run.epochs().stream().mapToDouble((Epoch e) -> which == 0 ? e.trainLoss()
                : which == 1 ? e.validationLoss() : 100 * e.validationAccuracy()).toArray();
    }

    // ---------------------------------------------------------------- filters and maps

    private static Images filters(Run run) {
        Tensor weights = run.model().parameters().get("0.weight").data();                      // (f, 1, k, k)
        int area = weights.size() / weights.length(0);
        double[][] filters = new double[weights.length(0)][];
        Arrays.setAll(filters, f -> doubles(weights.toArray(), f * area, area));
        return Images.of("The filters of the first layer", weights.length(3), filters.length, filters);
    }

    private static Images maps(Run run) {
        Sequential model = (Sequential) run.model();
        int filters = model.parameters().get("0.weight").length(0);
        int side = run.parts()[0].side();
        double[][] shown = new double[3 * (filters + 1)][];
        for (int row = 0; row < 3; row++) {
            double[] pixels = run.parts()[1].picture(indexOf(run, new int[] {0, 4, 7}[row]));
            float[] map = relu(model, pixels, side);
            shown[row * (filters + 1)] = pixels;
            for (int f = 0; f < filters; f++) {
                shown[row * (filters + 1) + 1 + f] = scaled(doubles(map, f * side * side, side * side));
            }
        }
        return Images.of("Three digits, and what each filter finds in them (after ReLU)", side, filters + 1, shown);
    }

    private static int indexOf(Run run, int digit) {
        int[] labels = run.parts()[1].labels();
        return IntStream.range(0, labels.length).filter(i -> labels[i] == digit).findFirst().orElse(0);
    }

    private static float[] relu(Sequential model, double[] pixels, int side) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) pixels[i];
        }
        return Variable.noGradient(() -> model.get(1).forward(model.get(0).forward(Variable.constant(
                Tensor.of(values, 1, 1, side, side))))).data().toArray();
    }

    private static double[] doubles(float[] values, int from, int count) {
        double[] doubles = new double[count];
        Arrays.setAll(doubles, i -> values[from + i]);
        return doubles;
    }

    /// From 0 to 1.
    private static double[] scaled(double... map) {
        double most = Math.max(1e-9, Arrays.stream(map).max().orElseThrow());
        return Arrays.stream(map).map(v -> v / most).toArray();
    }

    // ---------------------------------------------------------------- mistakes

    private static double[][] off(Confusion confusion) {
        double[][] off = new double[10][10];
        confusion.mistakes().forEach(m -> off[m.truth()][m.answer()] = m.count());
        return off;
    }

    private static List<String> names() {
        return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    }

    private static Images mistakes(Run... runs) {
        List<double[]> pictures = new ArrayList<>();
        List<String> captions = new ArrayList<>();
        for (Run run : runs) {
            Pictures test = run.parts()[1];
            int[] answers = Evaluation.classes(run.model(), test.data());
            for (int i = 0; i < answers.length && pictures.size() < MISREAD; i++) {
                if (answers[i] != test.labels()[i]) {
                    pictures.add(test.picture(i));
                    captions.add(test.labels()[i] + " read as " + answers[i]);
                }
            }
        }
        return Images.of("Misread", runs[0].parts()[0].side(), 4, pictures.toArray(double[][]::new))
                .captions(captions.toArray(String[]::new));
    }

    private static Plot shift(Run[] convolutional, Run[] dense) {
        double[] pixels = {-3, -2, -1, 0, 1, 2, 3};
        Plot plot = Plot.of("Test digits moved to the side", "pixels to the right", "right answers, %").yRange(0, 100);
        plot = shift(plot, "LeNet", Role.MODEL, pixels, convolutional);
        return shift(plot, "dense", Role.DATA, pixels, dense);
    }

    private static Plot shift(Plot plot, String name, Role role, double[] pixels, Run... runs) {
        double[] right = Arrays.stream(pixels).map(p -> 100 * Arrays.stream(runs).mapToDouble(run -> run.accuracy((int) p))
                .average().orElseThrow()).toArray();
        return plot.line(name, pixels, right).as(role).points(name, pixels, right).as(role);
    }
}
