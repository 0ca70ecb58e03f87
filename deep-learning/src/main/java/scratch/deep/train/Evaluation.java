package scratch.deep.train;

import java.util.Arrays;
import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.layer.Layer;
import scratch.deep.loss.Loss;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Scope;

/// Loss and accuracy of a model on data, in evaluation mode and without gradients. The model is left in that mode.
///
/// @param accuracy the share of rows whose largest output is at their label; NaN for data without labels
public record Evaluation(double loss, double accuracy) {
    private static final int AT_ONCE = 512;

    public static Evaluation of(Layer model, Data data, Loss loss) {
        model.eval();
        double sum = 0;
        int right = 0;
        for (int from = 0; from < data.size(); from += AT_ONCE) {
            int[] rows = rows(from, data.size());
            try (Scope scope = Scope.open()) {
                Batch batch = data.batch(rows);
                Variable output = Variable.noGradient(() -> model.forward(batch.inputs()));
                // subtle: a loss is a mean over its batch; the last batch may be smaller and must count less
                sum += (double) Variable.noGradient(() -> loss.of(output, batch)).item() * rows.length;
                if (data.hasLabels()) {
                    right += hits(output, batch.labels());
                }
                scope.clear();
            }
        }
        return new Evaluation(sum / data.size(), data.hasLabels() ? (double) right / data.size() : Double.NaN);
    }

    /// The class of the largest output of each row: (n).
    public static int[] classes(Layer model, Data data) {
        model.eval();
        int[] classes = new int[data.size()];
        for (int from = 0; from < data.size(); from += AT_ONCE) {
            int[] rows = rows(from, data.size());
            try (Scope scope = Scope.open()) {
                Batch batch = data.batch(rows);
                float[] best = Variable.noGradient(() -> model.forward(batch.inputs())).data().argmax(-1).toArray();
                for (int i = 0; i < best.length; i++) {
                    classes[from + i] = (int) best[i];
                }
                scope.clear();
            }
        }
        return classes;
    }

    private static int[] rows(int from, int size) {
        int[] rows = new int[Math.min(AT_ONCE, size - from)];
        Arrays.setAll(rows, i -> from + i);
        return rows;
    }

    private static int hits(Variable output, int... labels) {
        float[] best = output.data().argmax(-1).toArray();
        int hits = 0;
        for (int i = 0; i < labels.length; i++) {
            hits += best[i] == labels[i] ? 1 : 0;
        }
        return hits;
    }
}
