package scratch.stats.special;

/// What rounding takes from a logarithm: log(x) − Math.log(x), to about four more digits than a double has.
/// x = 2^k m with m in [√½, √2), and log m = 2(s + s³/3 + …), s = (m−1)/(m+1); only the leading terms need more
/// than a double.
public final class LogTail {
    private static final double LN2_HIGH = 0x1.62e42fefa38p-1;      // 11 zero bits at the end: k times it is exact
    private static final double LN2_LOW = 0x1.ef35793c7673p-45;
    private static final double SQRT_2 = 1.4142135623730950488;

    private LogTail() {
    }

    /// log(x) − Math.log(x) for a positive finite x.
    public static double of(double x) {
        double log = Math.log(x);
        if (!(Math.abs(log) < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        if (x < Double.MIN_NORMAL) {
            return of(x * 0x1p60, log, -60);
        }
        return of(x, log, 0);
    }

    /// The same for x 2^shift, whose logarithm is log.
    private static double of(double x, double log, int shift) {
        int k = Math.getExponent(x);
        double m = Math.scalb(x, -k);
        if (m > SQRT_2) {
            m /= 2;
            k++;
        }
        k += shift;
        double sum = m + 1;
        double s = (m - 1) / sum;
        double sTail = (Math.fma(-s, sum, m - 1) - s * (m - (sum - 1))) / sum;
        double square = s * s;
        double series = 0;
        for (int n = 27; n >= 3; n -= 2) {
            series = series * square + 1.0 / n;
        }
        // k ln 2 + 2s − log: the three cancel, so the largest pair first, keeping what is rounded away.
        double high = k * LN2_HIGH;
        double sumHigh = high + 2 * s;
        double back = sumHigh - high;
        double sumTail = (high - (sumHigh - back)) + (2 * s - back);
        return (sumHigh - log) + (sumTail + 2 * sTail + 2 * s * square * series + k * LN2_LOW);
    }
}
