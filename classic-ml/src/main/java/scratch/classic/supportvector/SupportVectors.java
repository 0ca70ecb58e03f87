package scratch.classic.supportvector;

import java.util.Map;

import scratch.classic.model.Storable;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;

/// What a fitted machine, or several that share their rows, consist of: fⱼ(x) = Σ_s βₛⱼ K(xₛ, x) + bⱼ.
///
/// Answers come in blocks of questions: kernel values by a matrix product, weighted sums by another. Each block is computed
/// by itself, so the answers are the same on any number of threads.
final class SupportVectors {
    private static final Kernels KERNELS = Kernels.active();
    private static final int QUERIES = 64;
    private static final int TILE = 512;

    private final Kernel kernel;
    private final Matrix rows;              // (s, d), the support vectors
    private final Matrix coefficients;      // (s, machines): β
    private final double[] intercepts;      // (machines): b
    private final KernelBlock block;

    SupportVectors(Kernel kernel, Matrix rows, Matrix coefficients, double[] intercepts) {
        this.kernel = kernel;
        this.rows = rows;
        this.coefficients = coefficients;
        this.intercepts = intercepts;
        block = new KernelBlock(kernel, rows);
    }

    Kernel kernel() {
        return kernel;
    }

    Matrix rows() {
        return rows;
    }

    Matrix coefficients() {
        return coefficients;
    }

    double[] intercepts() {
        return intercepts;
    }

    int machines() {
        return intercepts.length;
    }

    /// f: (m, machines).
    Matrix answers(String where, Matrix x) {
        Require.that(x.columns() == rows.columns(), "%s: x has %d columns: the model has %d", where, x.columns(),
                rows.columns());
        Require.finite(where, x.columns(), x.data());
        Matrix answers = Matrix.zeros(x.rows(), machines());
        int threads = Threads.count();
        double[][] values = new double[threads][QUERIES * Math.min(TILE, rows.rows())];
        double[][] rooms = new double[threads][block.room(QUERIES)];
        Threads.run(threads, Math.ceilDiv(x.rows(), QUERIES), (task, worker) -> {
            int from = task * QUERIES;
            answer(x, from, Math.min(x.rows(), from + QUERIES), answers.data(), values[worker], rooms[worker]);
        });
        for (int i = 0; i < answers.data().length; i++) {
            if (!Double.isFinite(answers.data()[i])) {
                throw new ArithmeticException(where + ": row " + i / machines() + ": the answer is " + answers.data()[i]
                        + ": its values are too large for the kernel");
            }
        }
        return answers;
    }

    private void answer(Matrix x, int from, int to, double[] answers, double[] values, double[] room) {
        int machines = machines();
        for (int q = from; q < to; q++) {
            System.arraycopy(intercepts, 0, answers, q * machines, machines);
        }
        for (int first = 0; first < rows.rows(); first += TILE) {
            int width = Math.min(TILE, rows.rows() - first);
            block.fill(x.data(), from * x.columns(), to - from, first, first + width, values, 0, width, room);
            if (machines == 1) {
                KERNELS.gemv(false, to - from, width, 1, values, 0, width, coefficients.data(), first, 1, answers, from);
            } else {
                KERNELS.gemm(false, false, to - from, machines, width, 1, values, 0, width, coefficients.data(),
                        first * machines, machines, 1, answers, from * machines, machines);
            }
        }
    }

    Map<String, Object> state(String kind) {
        return Map.of("kernel", KernelState.of(kind, kernel), "columns", rows.columns(), "rows", Stored.list(rows.data()),
                "coefficients", Stored.list(coefficients.data()), "intercepts", Stored.list(intercepts));
    }

    static SupportVectors fromState(String kind, Map<String, Object> state) {
        int columns = Storable.get(kind, state, "columns", Integer.class);
        double[] rows = Storable.numbers(kind, state, "rows");
        double[] coefficients = Storable.numbers(kind, state, "coefficients");
        double[] intercepts = Storable.numbers(kind, state, "intercepts");
        Require.that(columns >= 1 && rows.length % columns == 0 && intercepts.length > 0
                        && (long) coefficients.length * columns == (long) intercepts.length * rows.length,
                "%s: %d columns, %d values of rows, %d coefficients, %d intercepts: do not fit together", kind, columns,
                rows.length, coefficients.length, intercepts.length);
        return new SupportVectors(KernelState.read(kind, state), Matrix.wrap(rows.length / columns, columns, rows),
                Matrix.wrap(rows.length / columns, intercepts.length, coefficients), intercepts);
    }
}
