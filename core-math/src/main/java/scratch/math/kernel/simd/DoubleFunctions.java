package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
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
///
/// The exponential: `x = n·ln 2 + r` with a whole n and `|r| ≤ ln 2 / 2`; then `exp(x) = 2ⁿ·exp(r)`, and `exp(r)` is
/// its Taylor series, whose term of degree 14 is below 5e-18.
final class DoubleFunctions {

    static final int EXP = 0;
    static final int LOG = 1;
    static final int TANH = 2;
    static final int SIGMOID = 3;

    private static final VectorSpecies<Double> S = Species.DOUBLE;
    private static final int LANES = S.length();

    /// 1.5·2⁵²: a double this large has no fraction, so adding it rounds, and the whole number stands in the low bits.
    private static final double ROUNDER = 0x1.8p52;
    private static final long ROUNDER_BITS = Double.doubleToRawLongBits(ROUNDER);

    private static final double LOG2_E = 1 / Math.log(2);
    private static final double LN2_HIGH = 0x1.62e42feep-1;            // 33 bits: n·LN2_HIGH is exact
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;       // the rest of ln 2

    /// Beyond these arguments exp is infinity or 0 and stays so; they keep 2ⁿ in the range of two factors.
    private static final double EXP_MAX = 710;
    private static final double EXP_MIN = -746;

    private static final double E2 = 1.0 / 2;                          // 1/k!
    private static final double E3 = E2 / 3;
    private static final double E4 = E3 / 4;
    private static final double E5 = E4 / 5;
    private static final double E6 = E5 / 6;
    private static final double E7 = E6 / 7;
    private static final double E8 = E7 / 8;
    private static final double E9 = E8 / 9;
    private static final double E10 = E9 / 10;
    private static final double E11 = E10 / 11;
    private static final double E12 = E11 / 12;
    private static final double E13 = E12 / 13;

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final long SQRT_HALF_BITS = Double.doubleToRawLongBits(SQRT_HALF);
    private static final long MANTISSA = 0xF_FFFF_FFFF_FFFFL;
    private static final double TWO_54 = 0x1p54;

    /// Magnitudes below which exp is ordinary, as are the factors of its result.
    private static final double EXP_ORDINARY = 708;
    private static final int EXP_KEYS = (int) (Double.doubleToRawLongBits(EXP_ORDINARY) >>> 32);

    private static final long MIN_NORMAL_BITS = Double.doubleToRawLongBits(Double.MIN_NORMAL);
    private static final int LOG_KEYS =
            (int) (Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) - MIN_NORMAL_BITS >>> 33);
    private static final long UPPER = 0xFFFF_FFFFL << 32;
    private static final long EXPONENT_BIAS = 1024L << 52;

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
            y[yOffset + i] = exp(x[xOffset + i] - shift);
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
                    y[yOffset + i] = log(v);
                }
            } else if (!(Math.abs(v) < EXP_ORDINARY)) {
                y[yOffset + i] = function == SIGMOID ? sigmoid(v) : v < EXP_MIN ? 0 : exp(v);
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
                    y[yOffset + i] = exp(x[xOffset + i]);
                }
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = log(x[xOffset + i]);
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = tanh(x[xOffset + i]);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    y[yOffset + i] = sigmoid(x[xOffset + i]);
                }
            }
        }
    }

    // ---------------------------------------------------------------- exp

    /// `exp(r) − 1` for a small r: the 1 is left out so that tanh keeps its digits near 0.
    private static double expMinus1(double r) {
        double p = Math.fma(r, E13, E12);
        p = Math.fma(p, r, E11);
        p = Math.fma(p, r, E10);
        p = Math.fma(p, r, E9);
        p = Math.fma(p, r, E8);
        p = Math.fma(p, r, E7);
        p = Math.fma(p, r, E6);
        p = Math.fma(p, r, E5);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        return Math.fma(r * r, p, r);
    }

    private static DoubleVector expMinus1(DoubleVector r) {
        DoubleVector p = r.fma(DoubleVector.broadcast(S, E13), DoubleVector.broadcast(S, E12));
        p = p.fma(r, DoubleVector.broadcast(S, E11));
        p = p.fma(r, DoubleVector.broadcast(S, E10));
        p = p.fma(r, DoubleVector.broadcast(S, E9));
        p = p.fma(r, DoubleVector.broadcast(S, E8));
        p = p.fma(r, DoubleVector.broadcast(S, E7));
        p = p.fma(r, DoubleVector.broadcast(S, E6));
        p = p.fma(r, DoubleVector.broadcast(S, E5));
        p = p.fma(r, DoubleVector.broadcast(S, E4));
        p = p.fma(r, DoubleVector.broadcast(S, E3));
        p = p.fma(r, DoubleVector.broadcast(S, E2));
        return r.mul(r).fma(p, r);
    }

    static double exp(double x) {
        double v = Math.max(EXP_MIN, Math.min(EXP_MAX, x));
        double rounded = Math.fma(v, LOG2_E, ROUNDER);
        double n = rounded - ROUNDER;
        double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, v));
        // subtle: 2ⁿ itself may be out of range where the result is not (n = 1024, or a subnormal result), so two
        // factors. 4096 keeps the shifted number positive.
        long whole = Double.doubleToRawLongBits(rounded) - ROUNDER_BITS;
        long half = (whole + 4096 >>> 1) - 2048;
        double scale1 = Double.longBitsToDouble(half + 1023 << 52);
        double scale2 = Double.longBitsToDouble(whole - half + 1023 << 52);
        return (expMinus1(r) + 1) * scale1 * scale2;
    }

    /// Of ordinary arguments: 2ⁿ is added to the exponent, which is the product with it as long as neither over- nor
    /// underflows.
    private static DoubleVector exp(DoubleVector x) {
        DoubleVector rounded = x.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUNDER));
        DoubleVector n = rounded.sub(ROUNDER);
        DoubleVector r = n.fma(DoubleVector.broadcast(S, -LN2_LOW),
                n.fma(DoubleVector.broadcast(S, -LN2_HIGH), x));
        LongVector exponent = rounded.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
        return expMinus1(r).add(1).reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
    }

    private static void expVectors(double shift, double[] x, int xOffset, double[] y, int yOffset, int n) {
        int last = n - LANES;
        DoubleVector end = DoubleVector.fromArray(S, x, xOffset + last).sub(shift);
        for (int i = 0; i < last; i += LANES) {
            exp(DoubleVector.fromArray(S, x, xOffset + i).sub(shift)).intoArray(y, yOffset + i);
        }
        exp(end).intoArray(y, yOffset + last);
    }

    // ---------------------------------------------------------------- sigmoid

    /// exp is only taken of −|x|: it cannot overflow, and small results keep their digits.
    static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (e + 1);
    }

    private static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector e = exp(x.abs().neg());
        DoubleVector one = DoubleVector.broadcast(S, 1);
        LongVector negative = x.reinterpretAsLongs().lanewise(VectorOperators.ASHR, 63);             // all bits, or none
        LongVector onesBits = one.reinterpretAsLongs();
        LongVector top = e.reinterpretAsLongs().lanewise(VectorOperators.XOR, onesBits).and(negative)
                .lanewise(VectorOperators.XOR, onesBits);
        return top.reinterpretAsDoubles().div(e.add(1));
    }

    private static void sigmoidVectors(double[] x, int xOffset, double[] y, int yOffset, int n) {
        int last = n - LANES;
        DoubleVector end = DoubleVector.fromArray(S, x, xOffset + last);
        for (int i = 0; i < last; i += LANES) {
            sigmoid(DoubleVector.fromArray(S, x, xOffset + i)).intoArray(y, yOffset + i);
        }
        sigmoid(end).intoArray(y, yOffset + last);
    }

    // ---------------------------------------------------------------- tanh

    /// With `t = exp(−2|x|) − 1`, tanh |x| = −t / (t + 2). t = 2ⁿ·(exp(r) − 1) + (2ⁿ − 1) has no cancellation: for
    /// n = 0 the second term is 0, else it is the larger one.
    static double tanh(double x) {
        double v = Math.max(TANH_MIN, -2 * Math.abs(x));
        double rounded = Math.fma(v, LOG2_E, ROUNDER);
        double n = rounded - ROUNDER;
        double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, v));
        long whole = Double.doubleToRawLongBits(rounded) - ROUNDER_BITS;
        double scale = Double.longBitsToDouble(whole + 1023 << 52);
        double t = Math.fma(expMinus1(r), scale, scale - 1);
        return Math.copySign(t / (t + 2), x);
    }

    private static final double TANH_MIN = -100;                       // tanh 50 is 1

    private static DoubleVector tanh(DoubleVector x) {
        DoubleVector v = x.abs().mul(-2).max(TANH_MIN);
        DoubleVector rounded = v.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUNDER));
        DoubleVector whole = rounded.sub(ROUNDER);
        DoubleVector r = whole.fma(DoubleVector.broadcast(S, -LN2_LOW),
                whole.fma(DoubleVector.broadcast(S, -LN2_HIGH), v));
        DoubleVector scale = rounded.reinterpretAsLongs().sub(ROUNDER_BITS - 1023)
                .lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
        DoubleVector t = expMinus1(r).fma(scale, scale.sub(1));
        LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
        return t.div(t.add(2)).abs().reinterpretAsLongs().or(sign).reinterpretAsDoubles();
    }

    private static void tanhVectors(double[] x, int xOffset, double[] y, int yOffset, int n) {
        int last = n - LANES;
        DoubleVector end = DoubleVector.fromArray(S, x, xOffset + last);
        for (int i = 0; i < last; i += LANES) {
            tanh(DoubleVector.fromArray(S, x, xOffset + i)).intoArray(y, yOffset + i);
        }
        tanh(end).intoArray(y, yOffset + last);
    }

    // ---------------------------------------------------------------- ln

    private static final double L1 = 2.0 / 3;                          // 2/(2k + 1)
    private static final double L2 = 2.0 / 5;
    private static final double L3 = 2.0 / 7;
    private static final double L4 = 2.0 / 9;
    private static final double L5 = 2.0 / 11;
    private static final double L6 = 2.0 / 13;
    private static final double L7 = 2.0 / 15;
    private static final double L8 = 2.0 / 17;
    private static final double L9 = 2.0 / 19;
    private static final double L10 = 2.0 / 21;

    /// `x = 2ᵏ·(1 + f)` with 1 + f between √½ and √2, and `s = f / (2 + f)`: ln(1 + f) = 2s + 2s³/3 + 2s⁵/5 + …,
    /// added up as `f − (f²/2 − s·(f²/2 + R))` with the rest R of the series, so that the largest term is exact.
    static double log(double x) {
        boolean tiny = x < Double.MIN_NORMAL;
        double v = tiny ? x * TWO_54 : x;
        long bits = Double.doubleToRawLongBits(v) - SQRT_HALF_BITS;
        double k = (double) ((bits >> 52) - (tiny ? 54 : 0));
        double f = Double.longBitsToDouble((bits & MANTISSA) + SQRT_HALF_BITS) - 1;
        double s = f / (f + 2);
        double z = s * s;
        double p = Math.fma(z, L10, L9);
        p = Math.fma(p, z, L8);
        p = Math.fma(p, z, L7);
        p = Math.fma(p, z, L6);
        p = Math.fma(p, z, L5);
        p = Math.fma(p, z, L4);
        p = Math.fma(p, z, L3);
        p = Math.fma(p, z, L2);
        p = Math.fma(p, z, L1);
        double h = f * f * 0.5;
        double rest = Math.fma(s, Math.fma(p, z, h), k * LN2_LOW);
        double result = Math.fma(k, LN2_HIGH, f - (h - rest));
        if (!(x < Double.POSITIVE_INFINITY)) {
            return x;                                                  // infinity, NaN
        }
        return x > 0 ? result : x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }

    /// Of positive normal arguments.
    private static DoubleVector log(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs().sub(SQRT_HALF_BITS - EXPONENT_BIAS);
        // subtle: whole numbers below 2⁵¹ become doubles by their bits; converting them is slow without AVX-512. And a bias
        // keeps them positive, because there is no shift of negative ones there either.
        DoubleVector k = bits.lanewise(VectorOperators.LSHR, 52).add(ROUNDER_BITS - (EXPONENT_BIAS >>> 52))
                .reinterpretAsDoubles().sub(ROUNDER);
        DoubleVector f = bits.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsDoubles().sub(1);
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector p = z.fma(DoubleVector.broadcast(S, L10), DoubleVector.broadcast(S, L9));
        p = p.fma(z, DoubleVector.broadcast(S, L8));
        p = p.fma(z, DoubleVector.broadcast(S, L7));
        p = p.fma(z, DoubleVector.broadcast(S, L6));
        p = p.fma(z, DoubleVector.broadcast(S, L5));
        p = p.fma(z, DoubleVector.broadcast(S, L4));
        p = p.fma(z, DoubleVector.broadcast(S, L3));
        p = p.fma(z, DoubleVector.broadcast(S, L2));
        p = p.fma(z, DoubleVector.broadcast(S, L1));
        DoubleVector h = f.mul(f).mul(0.5);
        DoubleVector rest = s.fma(p.fma(z, h), k.mul(LN2_LOW));
        return k.fma(DoubleVector.broadcast(S, LN2_HIGH), f.sub(h.sub(rest)));
    }

    private static void logVectors(double[] x, int xOffset, double[] y, int yOffset, int n) {
        int last = n - LANES;
        DoubleVector end = DoubleVector.fromArray(S, x, xOffset + last);
        for (int i = 0; i < last; i += LANES) {
            log(DoubleVector.fromArray(S, x, xOffset + i)).intoArray(y, yOffset + i);
        }
        log(end).intoArray(y, yOffset + last);
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
