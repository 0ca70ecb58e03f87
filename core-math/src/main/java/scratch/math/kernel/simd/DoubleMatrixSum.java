package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import scratch.math.kernel.Threads;

/// The sum of two matrices, `Z ← X + beta·Y`, on vectors: two rows may start at different places, and for such a loop the
/// compiler makes no vectors of its own. Threads share the rows.
final class DoubleMatrixSum implements Threads.Task {

    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    /// Elements of one task.
    private static final int TASK = 1 << 15;

    /// Elements below which a hand-over to other threads costs more than it saves.
    private static final long PARALLEL_FROM = 1 << 18;

    private static final ThreadLocal<DoubleMatrixSum> MINE = ThreadLocal.withInitial(DoubleMatrixSum::new);

    static final Warmth WARMTH = new SumWarmth();

    private boolean hot;
    private int rows;
    private int columns;
    private double beta;
    private double[] x;
    private int xOffset;
    private int ldx;
    private double[] y;
    private int yOffset;
    private int ldy;
    private double[] z;
    private int zOffset;
    private int ldz;
    private int taskRows;

    private DoubleMatrixSum() {
    }

    static void add(int rows, int columns, double[] x, int xOffset, int ldx, double beta,
                    double[] y, int yOffset, int ldy, double[] z, int zOffset, int ldz) {
        if (rows == 0 || columns == 0) {
            return;
        }
        DoubleMatrixSum sum = MINE.get();
        sum.hot = WARMTH.isHot();
        sum.rows = rows;
        sum.columns = columns;
        sum.beta = beta;
        sum.x = x;
        sum.xOffset = xOffset;
        sum.ldx = ldx;
        sum.y = y;
        sum.yOffset = yOffset;
        sum.ldy = ldy;
        sum.z = z;
        sum.zOffset = zOffset;
        sum.ldz = ldz;
        sum.taskRows = Math.max(1, TASK / columns);
        long elements = (long) rows * columns;
        Threads.run(elements < PARALLEL_FROM ? 1 : Threads.count(), Math.ceilDiv(rows, sum.taskRows), sum);
        if (!sum.hot) {
            WARMTH.coldWork(elements);
        }
        sum.x = null;                                          // the caller's arrays are not kept alive
        sum.y = null;
        sum.z = null;
    }

    @Override
    public void run(int index, int worker) {
        for (int i = index * taskRows; i < Math.min(rows, (index + 1) * taskRows); i++) {
            if (hot) {
                row(x, xOffset + i * ldx, beta, y, yOffset + i * ldy, z, zOffset + i * ldz, columns);
            } else {
                plainRow(x, xOffset + i * ldx, beta, y, yOffset + i * ldy, z, zOffset + i * ldz, columns);
            }
        }
    }

    private static void row(double[] x, int xAt, double beta, double[] y, int yAt, double[] z, int zAt, int n) {
        int whole = n - n % LANES;
        DoubleVector factor = DoubleVector.broadcast(S, beta);
        for (int j = 0; j < whole; j += LANES) {
            DoubleVector.fromArray(S, y, yAt + j).fma(factor, DoubleVector.fromArray(S, x, xAt + j)).intoArray(z, zAt + j);
        }
        plainRow(x, xAt + whole, beta, y, yAt + whole, z, zAt + whole, n - whole);
    }

    private static void plainRow(double[] x, int xAt, double beta, double[] y, int yAt, double[] z, int zAt, int n) {
        for (int j = 0; j < n; j++) {
            z[zAt + j] = Math.fma(beta, y[yAt + j], x[xAt + j]);
        }
    }

    /// The vector loop against its plain twin.
    private static final class SumWarmth extends Warmth {
        private static final int N = 512;
        private static final int CALLS = 64;

        SumWarmth() {
            super("double matrix sums", 1);
        }

        @Override
        boolean vectorsWin(int race) {
            double[] x = new double[N + 1];
            double[] z = new double[N + 1];
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                row(x, 0, -1, x, 1, z, 1, N - i % 2);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                plainRow(x, 0, -1, x, 1, z, 1, N - i % 2);
            }
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
