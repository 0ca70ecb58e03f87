package scratch.deep.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import scratch.deep.init.SeedStream;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// Rows to learn from, each with a label (a class) or with targets (numbers). They stay on this machine; only batches
/// travel to the backend.
public final class Data {
    private final float[] inputs;          // (n, row…)
    private final int[] row;               // the shape of one input
    private final int[] labels;            // (n), or null
    private final float[] targets;         // (n, target…), or null
    private final int[] target;            // the shape of one target
    private final int size;

    private Data(float[] inputs, int[] row, int[] labels, float[] targets, int[] target, int size) {
        this.inputs = inputs;
        this.row = row;
        this.labels = labels;
        this.targets = targets;
        this.target = target;
        this.size = size;
    }

    /// Rows with a class each.
    public static Data classes(double[][] x, int[] labels) {
        return classes(flatten("inputs", x), new int[] {width("inputs", x)}, labels);
    }

    /// Inputs of any shape, one after the other, with a class each.
    public static Data classes(float[] inputs, int[] row, int[] labels) {
        int size = count("inputs", inputs, row);
        requireEqual(size, labels.length, "labels");
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException("Data.classes: label " + labels[i] + " in row " + i
                        + ": must not be negative");
            }
        }
        return new Data(inputs.clone(), row.clone(), labels.clone(), null, new int[0], size);
    }

    /// Rows with numbers to predict.
    public static Data numbers(double[][] x, double[][] y) {
        return numbers(flatten("inputs", x), new int[] {width("inputs", x)}, flatten("targets", y),
                new int[] {width("targets", y)});
    }

    /// Inputs and targets of any shapes, one after the other.
    public static Data numbers(float[] inputs, int[] row, float[] targets, int[] target) {
        int size = count("inputs", inputs, row);
        requireEqual(size, count("targets", targets, target), "targets");
        return new Data(inputs.clone(), row.clone(), null, targets.clone(), target.clone(), size);
    }

    private static int width(String what, double[][] x) {
        if (x.length == 0 || x[0].length == 0) {
            throw new IllegalArgumentException("Data: " + what + ": no rows or no columns: needs at least one of each");
        }
        return x[0].length;
    }

    private static float[] flatten(String what, double[][] x) {
        int width = width(what, x);
        float[] flat = new float[Shape.size("Data", x.length, width)];
        for (int i = 0; i < x.length; i++) {
            if (x[i].length != width) {
                throw new IllegalArgumentException("Data: " + what + " row " + i + " has " + x[i].length
                        + " columns, row 0 has " + width + ": must be equal");
            }
            for (int j = 0; j < width; j++) {
                flat[i * width + j] = (float) x[i][j];
            }
        }
        return flat;
    }

    private static int count(String what, float[] values, int[] shape) {
        int one = Shape.size("Data", shape);
        if (one == 0 || values.length == 0 || values.length % one != 0) {
            throw new IllegalArgumentException("Data: " + what + ": " + values.length + " numbers for rows of "
                    + Shape.text(shape) + ": must be a positive multiple of " + one);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("Data: " + what + " row " + i / one + ", number " + i % one + ": "
                        + values[i] + ": must be finite");
            }
        }
        return values.length / one;
    }

    private static void requireEqual(int inputs, int others, String what) {
        if (inputs != others) {
            throw new IllegalArgumentException("Data: " + inputs + " inputs with " + others + " " + what
                    + ": must be equally many");
        }
    }

    public int size() {
        return size;
    }

    /// The shape of one input.
    public int[] row() {
        return row.clone();
    }

    public boolean hasLabels() {
        return labels != null;
    }

    /// The class of each row.
    public int[] labels() {
        if (labels == null) {
            throw new IllegalStateException("Data.labels: these rows have targets, not labels");
        }
        return labels.clone();
    }

    /// The same inputs under another shape, for instance 64 numbers as an image (1, 8, 8).
    public Data reshape(int... newRow) {
        if (Shape.size("Data", newRow) != Shape.size("Data", row)) {
            throw new IllegalArgumentException("Data.reshape: rows of " + Shape.text(row) + " as " + Shape.text(newRow)
                    + ": must hold equally many numbers");
        }
        return new Data(inputs, newRow.clone(), labels, targets, target, size);
    }

    /// The named rows, in that order, copied to the backend.
    public Batch batch(int... rows) {
        requireRows("batch", rows);
        Variable x = Variable.constant(gather(inputs, row, rows)).named("inputs");
        if (labels != null) {
            return new Batch(x, Arrays.stream(rows).map(i -> labels[i]).toArray(), null);
        }
        return new Batch(x, null, Variable.constant(gather(targets, target, rows)).named("targets"));
    }

    private void requireRows(String operation, int... rows) {
        for (int i : rows) {
            if (i < 0 || i >= size) {
                throw new IllegalArgumentException("Data: " + operation + ": row " + i + " of " + size
                        + ": must be from 0 to " + (size - 1));
            }
        }
    }

    private static Tensor gather(float[] from, int[] shape, int... rows) {
        int one = Shape.size("Data.batch", shape);
        float[] picked = new float[rows.length * one];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(from, rows[i] * one, picked, i * one, one);
        }
        int[] all = new int[shape.length + 1];
        all[0] = rows.length;
        System.arraycopy(shape, 0, all, 1, shape.length);
        return Tensor.of(Backend.active(), picked, all);
    }

    /// The named rows as a data set of their own.
    public Data select(int... rows) {
        requireRows("select", rows);
        int one = Shape.size("Data", row);
        int each = Shape.size("Data", target);
        float[] x = new float[rows.length * one];
        float[] y = targets == null ? null : new float[rows.length * each];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(inputs, rows[i] * one, x, i * one, one);
            if (y != null) {
                System.arraycopy(targets, rows[i] * each, y, i * each, each);
            }
        }
        return labels == null ? numbers(x, row, y, target)
                : classes(x, row, Arrays.stream(rows).map(i -> labels[i]).toArray());
    }

    /// Two parts, drawn without replacement: the first has `fraction` of the rows, rounded.
    public Data[] split(double fraction, long seed) {
        int first = (int) Math.round(fraction * size);
        if (first < 1 || first >= size) {
            throw new IllegalArgumentException("Data.split: " + fraction + " of " + size
                    + " rows: both parts need at least one");
        }
        int[] order = permutation(size, seed);
        return new Data[] {select(Arrays.copyOfRange(order, 0, first)), select(Arrays.copyOfRange(order, first, size))};
    }

    /// 0 to n − 1 in random order, every order equally likely (Fisher and Yates).
    public static int[] permutation(int n, long seed) {
        RandomGenerator random = SeedStream.generator(seed);
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
