package scratch.math.strides;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import scratch.example.figure.Figure;
import scratch.example.figure.HeatMap;
import scratch.example.figure.Panels;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// The figures of lesson 108: views of one storage, and a loss whose shapes met in a way that nobody meant.
final class Figures108 {
    private static final List<String> NUMBERS = List.of("1", "2", "3");

    private Figures108() {
    }

    static void draw(int... targets) {
        StridedArray matrix = StridedArray.of(new float[]{0, 1, 2, 3, 4, 5}, 2, 3);
        Figure.write("tensors", ViewDrawing.of(6).view("matrix", matrix).view("transpose", matrix.transpose())
                .view("second column", matrix.slice(1, 1, 2))
                .view("first row, broadcast", matrix.slice(0, 0, 1).broadcastTo(4, 3))
                .view("column, broadcast", matrix.slice(1, 1, 2).broadcastTo(2, 3))
                .svg("A storage of six numbers and five views that read it in different orders"));
        Panels.of("Predictions (1, 2, 3) minus targets (1, 2, 3)", 2, differences(3), differences(targets)).cell(440, 320)
                .save("loss", "Left, targets of shape (3): three differences, all 0. Right, targets of another shape; a column "
                        + "of shape (3, 1) gives nine differences from -2 to 2, of which only the diagonal is 0.");
    }

    private static HeatMap differences(int... shape) {
        Tensor differences = Ex108Tensors.differences(Tensor.vector(1, 2, 3), shape);
        float[] values = differences.toArray();
        double[][] cells = new double[values.length / 3][3];
        double loss = 0;
        for (int i = 0; i < values.length; i++) {
            cells[i / 3][i % 3] = values[i] + 0.0;
            loss += values[i] * values[i] / values.length;
        }
        boolean nine = cells.length == 3;
        return HeatMap.of(String.format(Locale.ROOT, "targets of shape %s: loss %.3f", Shape.text(shape), loss), "prediction",
                nine ? "target" : "", cells).columns(NUMBERS).rows(nine ? NUMBERS : Arrays.asList("")).range(-2, 2)
                .values("%.0f");
    }
}
