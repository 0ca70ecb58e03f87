package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;

/// Batch normalisation on (features, columns) arrays that begin at position 0, so that all loops have one index in common
/// (see [UnaryLoops]). Features are the tasks that threads share.
///
/// Mean and variance come from one pass: a piece at a time, small enough to stay in the first cache, seen from the mean of
/// the piece before it, and put together by the formula of Chan, Golub and LeVeque 1979.
final class BatchLoops {
    /// Numbers of a piece.
    private static final int PIECE = 1024;

    /// Numbers below which a hand-over to other threads costs more than it saves.
    private static final int PARALLEL_FROM = 1 << 16;

    private BatchLoops() {
    }

    /// What one thread needs to look at a piece: two pieces, and mean, its rest, and variance.
    private static final class Desk {
        private final float[] centre = new float[PIECE];
        private final float[] centred = new float[PIECE];
        private final float[] statistics = new float[3];
    }

    private static final ThreadLocal<Desk> DESK = ThreadLocal.withInitial(Desk::new);

    /// See `Backend.batchNorm`; added may be null.
    static void forward(Kernels kernels, int rows, int columns, float epsilon, boolean relu, float[] x, float[] gain,
                        float[] shift, float[] added, float[] z, float[] statistics) {
        overRows(rows, columns, row -> {
            float[] of = DESK.get().statistics;
            statistics(kernels, x, row * columns, columns, of);
            for (int i = 0; i < of.length; i++) {
                statistics[i * rows + row] = of[i];
            }
            float factor = gain[row] * factor(of[2], epsilon);
            float offset = shift[row] - of[1] * factor;
            int from = row * columns;
            apply(x, added, of[0], factor, offset, z, from, from + columns);
            if (relu) {
                UnaryLoops.relu(z, z, from, from + columns);
            }
        });
    }

    private static float factor(float variance, float epsilon) {
        return (float) (1 / Math.sqrt((double) variance + epsilon));
    }

    private static void apply(float[] x, float[] added, float mean, float factor, float offset, float[] z, int from, int to) {
        if (added == null) {
            for (int j = from; j < to; j++) {
                z[j] = (x[j] - mean) * factor + offset;
            }
        } else {
            for (int j = from; j < to; j++) {
                z[j] = (x[j] - mean) * factor + offset + added[j];
            }
        }
    }

    private static void statistics(Kernels kernels, float[] x, int from, int columns, float[] result) {
        Desk desk = DESK.get();
        double mean = 0;
        double squares = 0;                                    // Σ (x − mean)² of what has been seen
        double centre = (double) kernels.sum(x, from, Math.min(PIECE, columns)) / Math.min(PIECE, columns);
        for (int done = 0; done < columns; done += PIECE) {
            int length = Math.min(PIECE, columns - done);
            float around = (float) centre;
            Arrays.fill(desk.centre, 0, length, -around);
            kernels.add(x, from + done, desk.centre, 0, desk.centred, 0, length);
            double sum = kernels.sum(desk.centred, 0, length);
            double square = kernels.dot(desk.centred, 0, desk.centred, 0, length);
            centre = around + sum / length;
            double difference = centre - mean;
            mean += difference * length / (done + length);
            squares += square - sum * sum / length + difference * difference * done * length / (done + length);
        }
        result[0] = (float) mean;
        result[1] = (float) (mean - result[0]);
        result[2] = (float) Math.max(squares / columns, squares * 0);         // never below 0; NaN stays NaN
    }

    /// See `Backend.batchNormGradient`; `gamma` gets the gradient behind the ReLU: it is z or an array of its own, or g itself
    /// where there is no ReLU (then y is null).
    static void gradient(Kernels kernels, int rows, int columns, float epsilon, float[] x, float[] y, float[] gain,
                         float[] statistics, float[] g, float[] z, float[] atGain, float[] atShift, float[] gamma) {
        overRows(rows, columns, row -> {
            float mean = statistics[row];
            float rest = statistics[rows + row];
            float s = factor(statistics[2 * rows + row], epsilon);
            int from = row * columns;
            Desk desk = DESK.get();
            Arrays.fill(desk.centre, -mean);
            double sum = 0;
            double product = 0;                                // Σ γ·(x − mean)
            for (int at = from; at < from + columns; at += PIECE) {
                int length = Math.min(PIECE, from + columns - at);
                if (y != null) {
                    behind(g, y, gamma, at, at + length);
                }
                kernels.add(x, at, desk.centre, 0, desk.centred, 0, length);
                sum += kernels.sum(gamma, at, length);
                product += kernels.dot(gamma, at, desk.centred, 0, length);
            }
            product -= sum * rest;
            atShift[row] = (float) sum;
            atGain[row] = (float) (product * s);
            float factor = gain[row] * s;
            float along = (float) (-product * s * s / columns) * factor;
            float offset = (float) (-sum / columns) * factor - rest * along;
            for (int j = from; j < from + columns; j++) {
                z[j] = gamma[j] * factor + (x[j] - mean) * along + offset;
            }
        });
    }

    /// γ ← g where y is above 0, else 0.
    private static void behind(float[] g, float[] y, float[] gamma, int from, int to) {
        for (int j = from; j < to; j++) {
            gamma[j] = g[j] * Math.signum(y[j]);
        }
    }

    private interface Row {
        void run(int row);
    }

    private static void overRows(int rows, int columns, Row task) {
        Threads.run((long) rows * columns < PARALLEL_FROM ? 1 : Threads.count(), rows, (row, worker) -> task.run(row));
    }
}
