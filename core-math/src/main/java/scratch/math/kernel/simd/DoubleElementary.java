package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// exp, ln, tanh and the sigmoid of one number, and of one vector of ordinary numbers (see [DoubleFunctions]) in the same
/// steps, so that the bits are the same.
///
/// The exponential: `x = n·ln 2 + r` with a whole n and `|r| ≤ ln 2 / 2`; then `exp(x) = 2ⁿ·exp(r)`, and `exp(r)` is
/// its Taylor series, whose term of degree 14 is below 5e-18.
final class DoubleElementary {

    private static final VectorSpecies<Double> S = Species.DOUBLE;

    /// 1.5·2⁵²: a double this large has no fraction, so adding it rounds, and the whole number stands in the low bits.
    private static final double ROUNDER = 0x1.8p52;
    private static final long ROUNDER_BITS = Double.doubleToRawLongBits(ROUNDER);

    private static final double LOG2_E = 1 / Math.log(2);
    private static final double LN2_HIGH = 0x1.62e42feep-1;            // 33 bits: n·LN2_HIGH is exact
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;       // the rest of ln 2

    /// Beyond these arguments exp is infinity or 0 and stays so; they keep 2ⁿ in the range of two factors.
    private static final double EXP_MAX = 710;
    static final double EXP_MIN = -746;

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
    private static final long EXPONENT_BIAS = 1024L << 52;

    private DoubleElementary() {
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
    static DoubleVector exp(DoubleVector x) {
        DoubleVector rounded = x.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUNDER));
        DoubleVector n = rounded.sub(ROUNDER);
        DoubleVector r = n.fma(DoubleVector.broadcast(S, -LN2_LOW),
                n.fma(DoubleVector.broadcast(S, -LN2_HIGH), x));
        LongVector exponent = rounded.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
        return expMinus1(r).add(1).reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
    }

    // ---------------------------------------------------------------- sigmoid

    /// exp is only taken of −|x|: it cannot overflow, and small results keep their digits.
    static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (e + 1);
    }

    static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector e = exp(x.abs().neg());
        DoubleVector one = DoubleVector.broadcast(S, 1);
        LongVector negative = x.reinterpretAsLongs().lanewise(VectorOperators.ASHR, 63);             // all bits, or none
        LongVector onesBits = one.reinterpretAsLongs();
        LongVector top = e.reinterpretAsLongs().lanewise(VectorOperators.XOR, onesBits).and(negative)
                .lanewise(VectorOperators.XOR, onesBits);
        return top.reinterpretAsDoubles().div(e.add(1));
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

    static DoubleVector tanh(DoubleVector x) {
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
    static DoubleVector log(DoubleVector x) {
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
}
