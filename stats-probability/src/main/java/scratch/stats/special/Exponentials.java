package scratch.stats.special;

/// e^x − 1 and log(1 − p) to all digits, also where x and p are tiny and the formulas as written have lost them.
/// e^x − 1: with x = k log 2 + r, |r| ≤ 0.347, it is 2^k (e^r − 1) + (2^k − 1), and e^r − 1 is a short Taylor series;
/// no branch, so that a loop over many x runs at full speed. log(1 − p): what rounding took from 1 − p is added after
/// the logarithm. Relative error below 4e-16; cost about that of Math.exp and Math.log.
/// Goldberg, *ACM Computing Surveys* 23 (1991) 5, theorem 4, for the idea of the second.
public final class Exponentials {
    private static final double INVERSE_LN2 = 1.4426950408889634074;
    private static final double LN2_HIGH = 0x1.62e42fefa38p-1;      // 11 zero bits at the end: k times it is exact
    private static final double LN2_LOW = 0x1.ef35793c7673p-45;

    private Exponentials() {
    }

    /// e^x − 1.
    public static double expm1(double x) {
        if (!(Math.abs(x) < 40)) {
            return Math.expm1(x);                          // −1, or nearly e^x, or NaN
        }
        double k = Math.rint(x * INVERSE_LN2);
        double r = (x - k * LN2_HIGH) - k * LN2_LOW;
        double power = Double.longBitsToDouble((long) k + 1023 << 52);       // 2^k
        return power * taylor(r) + (power - 1);
    }

    /// e^r − 1 = r + r²/2 + r³/6 + … The terms are added in pairs: a chain of 12 would wait for each product.
    private static double taylor(double r) {
        double square = r * r;
        double fourth = square * square;
        double low = Math.fma(square, Math.fma(r, 1 / 120.0, 1 / 24.0), Math.fma(r, 1 / 6.0, 0.5));
        double middle = Math.fma(square, Math.fma(r, 1 / 362880.0, 1 / 40320.0), Math.fma(r, 1 / 5040.0, 1 / 720.0));
        double high = Math.fma(square, Math.fma(r, 1 / 6227020800.0, 1 / 479001600.0),
            Math.fma(r, 1 / 39916800.0, 1 / 3628800.0));
        return Math.fma(square, Math.fma(fourth, Math.fma(fourth, high, middle), low), r);
    }

    /// log(1 − p) for 0 ≤ p ≤ 1.
    public static double log1m(double p) {
        double rest = 1 - p;
        // subtle: 1 − rest is exact, so the second term is what rounding took from rest. It would have to be divided by
        // rest, which is 1 to all digits that count whenever the term is not 0 or far below the logarithm.
        return Math.log(rest) + ((1 - rest) - p);
    }

    /// (1 − p)^n for 0 ≤ p < 1: a power of what rounding leaves of 1 − p, corrected for what it takes.
    public static double pow1m(double p, double n) {
        double rest = 1 - p;
        double tail = (1 - rest) - p;
        double power = Math.pow(rest, n);
        return tail == 0 ? power : power * Math.exp(n * Math.log1p(tail / rest));
    }

    /// log p, where p and its complement are each given to all digits: near 1 the complement alone knows how near.
    public static double log(double p, double complement) {
        return p > 0.5 ? Math.log1p(-complement) : Math.log(p);
    }
}
