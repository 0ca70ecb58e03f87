package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import scratch.math.kernel.Threads;

/// exp, ln, tanh and the sigmoid of many numbers at a time, to 4 units in the last place or better.
///
/// Every function has a plain twin that takes the same steps on one number, and so has the same bits: for arrays shorter
/// than a vector, and for the time before the vector loops are compiled.
///
/// The vector loops know ordinary arguments only: exp no overflow and no subnormal result, ln no zero, no infinity. A block
/// with others is computed all the same, and then the plain twin mends what is wrong. So the loops do without masks, which
/// cost a third of the time, and more than everything where a vector has two lanes: JDK 25 has no masks of two.
final class DoubleFunctions {

    static final int EXP = 0;
    static final int LOG = 1;
    static final int TANH = 2;
    static final int SIGMOID = 3;

    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    /// Magnitudes below which exp is ordinary, as are the factors of its result.
    private static final double EXP_ORDINARY = 708;
    private static final int EXP_KEYS = (int) (Double.doubleToRawLongBits(EXP_ORDINARY) >>> 32);

    private static final long MIN_NORMAL_BITS = Double.doubleToRawLongBits(Double.MIN_NORMAL);
    private static final int LOG_KEYS =
            (int) (Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) - MIN_NORMAL_BITS >>> 33);
    private static final long UPPER = 0xFFFF_FFFFL << 32;

    private static final int BLOCK = 1 << 14;                          // elements of one task

    /// Elements that are checked and computed together: short enough for L1.
    private static final int PIECE = 256;

    private static final ThreadLocal<double[]> ARGUMENTS = ThreadLocal.withInitial(() -> new double[2 * PIECE]);

    static final Warmth WARMTH = new FunctionWarmth();

    private DoubleFunctions() {
    }

    /// `y_i ← f(x_i)`, on several threads where there are enough elements.
    static void apply(int function, double[] x, int xOffset, double[] y, int yOffset, int n) {
        if (n <= 2 * BLOCK || Threads.count() == 1) {
            applyHere(function, x, xOffset, y, yOffset, n);
            return;
        }
        Threads.run(Threads.count(), (int) ((n + BLOCK - 1L) / BLOCK), (index, worker) -> {
            int from = index * BLOCK;
            applyHere(function, x, xOffset + from, y, yOffset + from, Math.min(BLOCK, n - from));
        });
    }

    private static void applyHere(int function, double[] x, int xOffset, double[] y, int yOffset, int n) {
        if (!WARMTH.isHot()) {
            plain(function, x, xOffset, y, yOffset, n);
            WARMTH.coldWork(8.0 * n);
        } else if (n < LANES) {
            plain(function, x, xOffset, y, yOffset, n);
        } else {
            blocks(function, 0, x, xOffset, y, yOffset, n);
        }
    }

    /// `y_i ← exp(x_i − shift)`, on vectors if there are enough elements for one and these are hot.
    static void shiftedExp(double shift, double[] x, int xOffset, double[] y, int yOffset, int n) {
        if (WARMTH.isHot() && n >= LANES) {
            blocks(EXP, shift, x, xOffset, y, yOffset, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = DoubleElementary.exp(x[xOffset + i] - shift);
        }
        WARMTH.coldWork(8.0 * n);
    }

    /// Pieces that are checked, computed and mended while they are in L1. The last one has up to twice as many elements.
    private static void blocks(int function, double shift, double[] x, int xOffset, double[] y, int yOffset, int n) {
        for (int i = 0; i < n; ) {
            int count = n - i < 2 * PIECE ? n - i : PIECE;
            if (function == TANH || ordinary(function, shift, x, xOffset + i, count)) {
                vectors(function, shift, x, xOffset + i, y, yOffset + i, count);
            } else {
                double[] arguments = ARGUMENTS.get();          // y may be x
                System.arraycopy(x, xOffset + i, arguments, 0, count);
                vectors(function, shift, arguments, 0, y, yOffset + i, count);
                mend(function, shift, arguments, y, yOffset + i, count);
            }
            i += count;
        }
    }

    /// Whether the vector loop of a function is right for all of n ≥ LANES arguments: whether a key stays below a limit, for
    /// exp and the sigmoid |x|, for ln the distance from the smallest normal number, which a sign bit makes large, too.
    /// subtle: a key is the upper half of a number's bits, in lanes of 32 bits, of which AVX2 can take the larger at once.
    private static boolean ordinary(int function, double shift, double[] x, int xOffset, int n) {
        int last = n - LANES;
        if (function == LOG) {
            IntVector worst = logKey(DoubleVector.fromArray(S, x, xOffset + last));
            for (int i = 0; i < last; i += LANES) {
                worst = worst.max(logKey(DoubleVector.fromArray(S, x, xOffset + i)));
            }
            return worst.reduceLanes(VectorOperators.MAX) < LOG_KEYS;
        }
        IntVector worst = expKey(DoubleVector.fromArray(S, x, xOffset + last).sub(shift));
        for (int i = 0; i < last; i += LANES) {
            worst = worst.max(expKey(DoubleVector.fromArray(S, x, xOffset + i).sub(shift)));
        }
        return worst.reduceLanes(VectorOperators.MAX) < EXP_KEYS;
    }

    private static IntVector expKey(DoubleVector x) {
        return x.reinterpretAsLongs().and(UPPER & Long.MAX_VALUE).reinterpretAsInts();
    }

    private static IntVector logKey(DoubleVector x) {
        return x.reinterpretAsLongs().sub(MIN_NORMAL_BITS).lanewise(VectorOperators.LSHR, 1).and(UPPER).reinterpretAsInts();
    }

    /// The plain twin for the arguments that are not ordinary.
    private static void mend(int function, double shift, double[] x, double[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            double v = x[i] - shift;
            if (function == LOG) {
                if (!(v >= Double.MIN_NORMAL && v < Double.POSITIVE_INFINITY)) {
                    y[yOffset + i] = DoubleElementary.log(v);
                }
            } else if (!(Math.abs(v) < EXP_ORDINARY)) {
                y[yOffset + i] = function == SIGMOID ? DoubleElementary.sigmoid(v)
                        : v < DoubleElementary.EXP_MIN ? 0 : DoubleElementary.exp(v);
            }
        }
    }

    /// For n ≥ LANES. The last vector overlaps the one before it where n is not a multiple of LANES; its arguments are read
    /// before anything is written, since y may be x.
    private static void vectors(int function, double shift, double[] x, int xOffset, double[] y, int yOffset, int n) {
        switch (function) {
            case EXP -> expVectors(shift, x, xOffset, y, yOffset, n);
            case LOG -> logVectors(x, xOffset, y, yOffset, n);
            case TANH -> tanhVectors(x, xOffset, y, yOffset, n);
            default -> sigmoidVectors(x, xOffset, y, yOffset, n);
        }
    }

    private static void plain(int function, double[] x, int xOffset, double[] y, int yOffset, int n) {
        switch (function) {
            case EXP -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = DoubleElementary.exp(x[xOffset + i]);
                }
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = DoubleElementary.log(x[xOffset + i]);
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = DoubleElementary.tanh(x[xOffset + i]);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = DoubleElementary.sigmoid(x[xOffset + i]);
                }
            }
        }
    }

    // ---------------------------------------------------------------- loops over vectors

    private static void expVectors(double shift, double[] x, int xOffset, double[] y, int yOffset, int n) {
        int last = n - LANES;
        DoubleVector end = DoubleVector.fromArray(S, x, xOffset + last).sub(shift);
        for (int i = 0; i < last; i += LANES) {
            DoubleElementary.exp(DoubleVector.fromArray(S, x, xOffset + i).sub(shift)).intoArray(y, yOffset + i);
        }
        DoubleElementary.exp(end).intoArray(y, yOffset + last);
    }

    private static void sigmoidVectors(double[] x, int xOffset, double[] y, int yOffset, int n) {
        int last = n - LANES;
        DoubleVector end = DoubleVector.fromArray(S, x, xOffset + last);
        for (int i = 0; i < last; i += LANES) {
            DoubleElementary.sigmoid(DoubleVector.fromArray(S, x, xOffset + i)).intoArray(y, yOffset + i);
        }
        DoubleElementary.sigmoid(end).intoArray(y, yOffset + last);
    }

    private static void tanhVectors(double[] x, int xOffset, double[] y, int yOffset, int n) {
        int last = n - LANES;
        DoubleVector end = DoubleVector.fromArray(S, x, xOffset + last);
        for (int i = 0; i < last; i += LANES) {
            DoubleElementary.tanh(DoubleVector.fromArray(S, x, xOffset + i)).intoArray(y, yOffset + i);
        }
        DoubleElementary.tanh(end).intoArray(y, yOffset + last);
    }

    private static void logVectors(double[] x, int xOffset, double[] y, int yOffset, int n) {
        int last = n - LANES;
        DoubleVector end = DoubleVector.fromArray(S, x, xOffset + last);
        for (int i = 0; i < last; i += LANES) {
            DoubleElementary.log(DoubleVector.fromArray(S, x, xOffset + i)).intoArray(y, yOffset + i);
        }
        DoubleElementary.log(end).intoArray(y, yOffset + last);
    }

    /// Each vector loop against its plain twin.
    private static final class FunctionWarmth extends Warmth {
        private static final int N = 512;

        FunctionWarmth() {
            super("double functions", 4);
        }

        @Override
        boolean vectorsWin(int race) {
            double[] x = new double[N];
            double[] y = new double[N];
            for (int i = 0; i < N; i++) {
                x[i] = 0.01 * (i + 1);
            }
            long begin = System.nanoTime();
            blocks(race, 0, x, 0, y, 0, N);
            if (race == EXP) {
                DoubleSoftmax.divideOnVectors(y, 0, N, 3);
            }
            long middle = System.nanoTime();
            plain(race, x, 0, y, 0, N);
            if (race == EXP) {
                DoubleSoftmax.divide(y, 0, N, 3);
            }
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
