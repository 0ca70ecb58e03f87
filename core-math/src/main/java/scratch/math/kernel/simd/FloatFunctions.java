package scratch.math.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import scratch.math.kernel.Threads;

/// exp, ln, tanh and the sigmoid of many numbers at a time, to 4 units in the last place or better.
///
/// The text differs from [DoubleFunctions] and [DoubleElementary] in its constants, in series that end sooner, and in that
/// its vectors, which have four lanes or more, take any argument by masks.
///
/// Every function has a plain twin that takes the same steps on one number, and so has the same bits: for the last few
/// elements, and for the time before the vector loops are compiled.
///
/// The exponential: `x = n·ln 2 + r` with a whole n and `|r| ≤ ln 2 / 2`; then `exp(x) = 2ⁿ·exp(r)`, and `exp(r)` is
/// its Taylor series, whose term of degree 8 is below 6e-9.
final class FloatFunctions {

    static final int EXP = 0;
    static final int LOG = 1;
    static final int TANH = 2;
    static final int SIGMOID = 3;

    private static final VectorSpecies<Float> S = Species.FLOAT;
    private static final int LANES = S.length();

    /// 1.5·2²³: a float this large has no fraction, so adding it rounds, and the whole number stands in the low bits.
    private static final float ROUNDER = 0x1.8p23f;
    private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

    private static final float LOG2_E = (float) (1 / Math.log(2));
    private static final float LN2_HIGH = 0x1.62e3p-1f;                // 14 bits: n·LN2_HIGH is exact
    private static final float LN2_LOW = 0x1.2fefa2p-17f;      // the rest of ln 2

    /// Beyond these arguments exp is infinity or 0 and stays so; they keep 2ⁿ in the range of two factors.
    private static final float EXP_MAX = 89;
    private static final float EXP_MIN = -104;

    private static final float E2 = 1f / 2;                          // 1/k!
    private static final float E3 = E2 / 3;
    private static final float E4 = E3 / 4;
    private static final float E5 = E4 / 5;
    private static final float E6 = E5 / 6;
    private static final float E7 = E6 / 7;

    private static final float SQRT_HALF = (float) Math.sqrt(0.5);
    private static final int SQRT_HALF_BITS = Float.floatToRawIntBits(SQRT_HALF);
    private static final int MANTISSA = 0x7F_FFFF;
    private static final float TWO_25 = 0x1p25f;

    private static final int BLOCK = 1 << 14;                          // elements of one task

    static final Warmth WARMTH = new FunctionWarmth();

    private FloatFunctions() {
    }

    /// `y_i ← f(x_i)`, on several threads where there are enough elements.
    static void apply(int function, float[] x, int xOffset, float[] y, int yOffset, int n) {
        if (n <= 2 * BLOCK || Threads.count() == 1) {
            applyHere(function, x, xOffset, y, yOffset, n);
            return;
        }
        Threads.run(Threads.count(), (int) ((n + BLOCK - 1L) / BLOCK), (index, worker) -> {
            int from = index * BLOCK;
            applyHere(function, x, xOffset + from, y, yOffset + from, Math.min(BLOCK, n - from));
        });
    }

    /// `y_i ← exp(x_i − shift)`, on vectors where these are hot.
    static void shiftedExp(float shift, float[] x, int xOffset, float[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = x[xOffset + i] - shift;
        }
        applyHere(EXP, y, yOffset, y, yOffset, n);
    }

    private static void applyHere(int function, float[] x, int xOffset, float[] y, int yOffset, int n) {
        boolean hot = WARMTH.isHot();
        int whole = hot ? n - n % LANES : 0;
        if (whole > 0) {
            vectors(function, x, xOffset, y, yOffset, whole);
        }
        plain(function, x, xOffset + whole, y, yOffset + whole, n - whole);
        if (!hot) {
            WARMTH.coldWork(8.0 * n);
        }
    }

    static void vectors(int function, float[] x, int xOffset, float[] y, int yOffset, int n) {
        switch (function) {
            case EXP -> expVectors(x, xOffset, y, yOffset, n);
            case LOG -> logVectors(x, xOffset, y, yOffset, n);
            case TANH -> tanhVectors(x, xOffset, y, yOffset, n);
            default -> sigmoidVectors(x, xOffset, y, yOffset, n);
        }
    }

    private static void plain(int function, float[] x, int xOffset, float[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            float v = x[xOffset + i];
            y[yOffset + i] = switch (function) {
                case EXP -> exp(v);
                case LOG -> log(v);
                case TANH -> tanh(v);
                default -> sigmoid(v);
            };
        }
    }

    // ---------------------------------------------------------------- exp

    /// `exp(r) − 1` for a small r: the 1 is left out so that tanh keeps its digits near 0.
    private static float expMinus1(float r) {
        float p = Math.fma(r, E7, E6);
        p = Math.fma(p, r, E5);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        return Math.fma(r * r, p, r);
    }

    private static FloatVector expMinus1(FloatVector r) {
        FloatVector p = r.fma(FloatVector.broadcast(S, E7), FloatVector.broadcast(S, E6));
        p = p.fma(r, FloatVector.broadcast(S, E5));
        p = p.fma(r, FloatVector.broadcast(S, E4));
        p = p.fma(r, FloatVector.broadcast(S, E3));
        p = p.fma(r, FloatVector.broadcast(S, E2));
        return r.mul(r).fma(p, r);
    }

    static float exp(float x) {
        float v = Math.max(EXP_MIN, Math.min(EXP_MAX, x));
        float rounded = Math.fma(v, LOG2_E, ROUNDER);
        float n = rounded - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, v));
        // subtle: 2ⁿ itself may be out of range where the result is not (n = 128, or a subnormal result), so two
        // factors. 512 keeps the shifted number positive.
        int whole = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
        int half = (whole + 512 >>> 1) - 256;
        float scale1 = Float.intBitsToFloat(half + 127 << 23);
        float scale2 = Float.intBitsToFloat(whole - half + 127 << 23);
        return (expMinus1(r) + 1) * scale1 * scale2;
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector v = x.min(EXP_MAX).max(EXP_MIN);
        FloatVector rounded = v.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUNDER));
        FloatVector n = rounded.sub(ROUNDER);
        FloatVector r = n.fma(FloatVector.broadcast(S, -LN2_LOW),
                n.fma(FloatVector.broadcast(S, -LN2_HIGH), v));
        IntVector whole = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
        IntVector half = whole.add(512).lanewise(VectorOperators.LSHR, 1).sub(256);
        FloatVector scale1 = half.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        FloatVector scale2 = whole.sub(half).add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        return expMinus1(r).add(1).mul(scale1).mul(scale2);
    }

    private static void expVectors(float[] x, int xOffset, float[] y, int yOffset, int n) {
        for (int i = 0; i < n; i += LANES) {
            exp(FloatVector.fromArray(S, x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    // ---------------------------------------------------------------- sigmoid

    /// exp is only taken of −|x|: it cannot overflow, and small results keep their digits.
    static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (e + 1);
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.abs().neg());
        VectorMask<Float> negative = x.compare(VectorOperators.LT, 0);
        return FloatVector.broadcast(S, 1).blend(e, negative).div(e.add(1));
    }

    private static void sigmoidVectors(float[] x, int xOffset, float[] y, int yOffset, int n) {
        for (int i = 0; i < n; i += LANES) {
            sigmoid(FloatVector.fromArray(S, x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    // ---------------------------------------------------------------- tanh

    /// With `t = exp(−2|x|) − 1`, tanh |x| = −t / (t + 2). t = 2ⁿ·(exp(r) − 1) + (2ⁿ − 1) has no cancellation: for
    /// n = 0 the second term is 0, else it is the larger one.
    static float tanh(float x) {
        float v = Math.max(TANH_MIN, -2 * Math.abs(x));
        float rounded = Math.fma(v, LOG2_E, ROUNDER);
        float n = rounded - ROUNDER;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, v));
        int whole = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
        float scale = Float.intBitsToFloat(whole + 127 << 23);
        float t = Math.fma(expMinus1(r), scale, scale - 1);
        return Math.copySign(t / (t + 2), x);
    }

    private static final float TANH_MIN = -40;                          // tanh 20 is 1

    static FloatVector tanh(FloatVector x) {
        FloatVector v = x.abs().mul(-2).max(TANH_MIN);
        FloatVector rounded = v.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUNDER));
        FloatVector whole = rounded.sub(ROUNDER);
        FloatVector r = whole.fma(FloatVector.broadcast(S, -LN2_LOW),
                whole.fma(FloatVector.broadcast(S, -LN2_HIGH), v));
        FloatVector scale = rounded.reinterpretAsInts().sub(ROUNDER_BITS - 127)
                .lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        FloatVector t = expMinus1(r).fma(scale, scale.sub(1));
        IntVector sign = x.reinterpretAsInts().and(Integer.MIN_VALUE);
        return t.div(t.add(2)).abs().reinterpretAsInts().or(sign).reinterpretAsFloats();
    }

    private static void tanhVectors(float[] x, int xOffset, float[] y, int yOffset, int n) {
        for (int i = 0; i < n; i += LANES) {
            tanh(FloatVector.fromArray(S, x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    // ---------------------------------------------------------------- ln

    private static final float L1 = 2f / 3;                          // 2/(2k + 1)
    private static final float L2 = 2f / 5;
    private static final float L3 = 2f / 7;
    private static final float L4 = 2f / 9;

    /// `x = 2ᵏ·(1 + f)` with 1 + f between √½ and √2, and `s = f / (2 + f)`: ln(1 + f) = 2s + 2s³/3 + 2s⁵/5 + …,
    /// added up as `f − (f²/2 − s·(f²/2 + R))` with the rest R of the series, so that the largest term is exact.
    static float log(float x) {
        boolean tiny = x < Float.MIN_NORMAL;
        float v = tiny ? x * TWO_25 : x;
        int bits = Float.floatToRawIntBits(v) - SQRT_HALF_BITS;
        float k = (float) ((bits >> 23) - (tiny ? 25 : 0));
        float f = Float.intBitsToFloat((bits & MANTISSA) + SQRT_HALF_BITS) - 1;
        float s = f / (f + 2);
        float z = s * s;
        float p = Math.fma(z, L4, L3);
        p = Math.fma(p, z, L2);
        p = Math.fma(p, z, L1);
        float h = f * f * 0.5f;
        float rest = Math.fma(s, Math.fma(p, z, h), k * LN2_LOW);
        float result = Math.fma(k, LN2_HIGH, f - (h - rest));
        if (!(x < Float.POSITIVE_INFINITY)) {
            return x;                                                  // infinity, NaN
        }
        return x > 0 ? result : x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    }

    private static void logVectors(float[] x, int xOffset, float[] y, int yOffset, int n) {
        FloatVector infinity = FloatVector.broadcast(S, Float.POSITIVE_INFINITY);
        for (int i = 0; i < n; i += LANES) {
            FloatVector argument = FloatVector.fromArray(S, x, xOffset + i);
            VectorMask<Float> tiny = argument.compare(VectorOperators.LT, Float.MIN_NORMAL);
            FloatVector v = argument.blend(argument.mul(TWO_25), tiny);
            IntVector bits = v.reinterpretAsInts().sub(SQRT_HALF_BITS);
            // subtle: whole numbers below 2²² become doubles by their bits; as in the double twin
            FloatVector k = bits.lanewise(VectorOperators.ASHR, 23).add(ROUNDER_BITS).reinterpretAsFloats()
                    .sub(ROUNDER);
            k = k.blend(k.sub(25), tiny);
            FloatVector f = bits.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1);
            FloatVector s = f.div(f.add(2));
            FloatVector z = s.mul(s);
            FloatVector p = z.fma(FloatVector.broadcast(S, L4), FloatVector.broadcast(S, L3));
            p = p.fma(z, FloatVector.broadcast(S, L2));
            p = p.fma(z, FloatVector.broadcast(S, L1));
            FloatVector h = f.mul(f).mul(0.5f);
            FloatVector rest = s.fma(p.fma(z, h), k.mul(LN2_LOW));
            FloatVector result = k.fma(FloatVector.broadcast(S, LN2_HIGH), f.sub(h.sub(rest)));
            result = result.blend(Float.NaN, argument.compare(VectorOperators.LT, 0));
            result = result.blend(Float.NEGATIVE_INFINITY, argument.compare(VectorOperators.EQ, 0));
            VectorMask<Float> finite = argument.compare(VectorOperators.LT, infinity);
            argument.blend(result, finite).intoArray(y, yOffset + i);
        }
    }

    /// Each vector loop against its plain twin.
    private static final class FunctionWarmth extends Warmth {
        private static final int N = 512;

        FunctionWarmth() {
            super("float functions", 4);
        }

        @Override
        boolean vectorsWin(int race) {
            float[] x = new float[N];
            float[] y = new float[N];
            for (int i = 0; i < N; i++) {
                x[i] = 0.01f * i;
            }
            long begin = System.nanoTime();
            vectors(race, x, 0, y, 0, N);
            if (race == EXP) {
                FloatSoftmax.divideOnVectors(y, 0, N, 3);
            }
            long middle = System.nanoTime();
            plain(race, x, 0, y, 0, N);
            if (race == EXP) {
                FloatSoftmax.divide(y, 0, N, 3);
            }
            return middle - begin < System.nanoTime() - middle;
        }
    }
}
