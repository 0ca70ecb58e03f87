package scratch.deep.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// The table of a network: each layer, the shape of what leaves it, and how many numbers it learns.
/// The shapes come from a run of one row of zeros, in evaluation mode; the network is left in that mode.
public final class Summary {

    /// One line of the table.
    public record Row(String layer, int[] output, long parameters) { }

    private final List<Row> rows = new ArrayList<>();
    private final long total;

    private Summary(Layer model, Variable x) {
        add("", model, x);
        total = model.parameterCount();
    }

    /// @param row the shape of one row of input, without the axis that counts rows
    public static Summary of(Layer model, int... row) {
        int[] shape = new int[row.length + 1];
        shape[0] = 1;
        System.arraycopy(row, 0, shape, 1, row.length);
        model.eval();
        return Variable.noGradient(() -> new Summary(model, Variable.constant(Tensor.zeros(shape))));
    }

    private Variable add(String path, Layer layer, Variable x) {
        if (layer instanceof Sequential sequential) {
            Variable y = x;
            for (Map.Entry<String, Layer> child : sequential.children().entrySet()) {
                y = add(path.isEmpty() ? child.getKey() : path + "." + child.getKey(), child.getValue(), y);
            }
            return y;
        }
        Variable y = layer.forward(x);
        rows.add(new Row(path.isEmpty() ? layer.toString() : path + " " + layer, y.shape(), layer.parameterCount()));
        return y;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /// How many numbers the network learns.
    public long parameters() {
        return total;
    }

    @Override
    public String toString() {
        int first = "layer".length();
        int second = "output".length();
        for (Row row : rows) {
            first = Math.max(first, row.layer().length());
            second = Math.max(second, Shape.text(row.output()).length());
        }
        String line = "%-" + (first + 3) + "s%-" + second + "s%13s%n";
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, line, "layer", "output", "parameters"));
        for (Row row : rows) {
            text.append(String.format(Locale.ROOT, line, row.layer(), Shape.text(row.output()), count(row.parameters())));
        }
        return text.append(String.format(Locale.ROOT, line, "total", "", count(total)).stripTrailing()).toString();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
