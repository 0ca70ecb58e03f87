package scratch.example.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Round numbers and how they are written. In decimals: no span of doubles is too wide for them, and none too narrow.
final class Ticks {
    private Ticks() {
    }

    static double round(double value, int digits) {
        return new BigDecimal(value, new MathContext(digits)).doubleValue();
    }

    /// A number with up to four digits, without trailing zeros; very large and very small ones as 2e-5.
    static String text(double value) {
        return text(new BigDecimal(value, new MathContext(4)));
    }

    static String text(BigDecimal number) {
        BigDecimal value = number.stripTrailingZeros();
        double size = value.abs().doubleValue();
        if (value.signum() == 0) {
            return "0";
        }
        return size >= 1e6 || size < 1e-4 ? scientific(value) : value.toPlainString();
    }

    /// 0.00002 as 2e-5.
    static String scientific(BigDecimal value) {
        int exponent = exponent(value);
        return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /// The power of ten of the first digit.
    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    /// As `String.format`, but never a zero with a minus.
    static String format(String pattern, double value) {
        String text = String.format(Locale.ROOT, pattern, value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    /// How far from `low` to `high`: 0 at low, 1 at high.
    static double share(double value, double low, double high) {
        double span = high - low;
        // subtle: halves, because the difference of two huge numbers overflows
        return Double.isInfinite(span) ? (value / 2 - low / 2) / (high / 2 - low / 2) : (value - low) / span;
    }

    static BigDecimal span(double low, double high) {
        return new BigDecimal(high).subtract(new BigDecimal(low));
    }

    /// A step of 1, 2 or 5 times a power of ten, so that about `count` of them fill the span, which is above 0.
    static BigDecimal step(BigDecimal span, int count) {
        BigDecimal rough = span.divide(BigDecimal.valueOf(Math.max(1, count)), MathContext.DECIMAL64);
        double lead = rough.movePointLeft(exponent(rough)).doubleValue();
        int digit = lead <= 1.5 ? 1 : lead <= 3.5 ? 2 : lead <= 7.5 ? 5 : 10;
        return BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent(rough));
    }

    /// The multiples of a round step from low to high, both included.
    static double[] between(double low, double high, int count) {
        if (low == high) {
            return new double[] {low};
        }
        BigDecimal step = step(span(low, high), count);
        // subtle: 0.7 is a little less than seven tenths, and still included
        BigDecimal hair = step.scaleByPowerOfTen(-9);
        BigDecimal first = multiple(new BigDecimal(low).subtract(hair), step, RoundingMode.CEILING);
        BigDecimal last = multiple(new BigDecimal(high).add(hair), step, RoundingMode.FLOOR);
        double[] ticks = new double[last.subtract(first).intValueExact() + 1];
        for (int k = 0; k < ticks.length; k++) {
            ticks[k] = first.add(BigDecimal.valueOf(k)).multiply(step).doubleValue();
        }
        return ticks;
    }

    private static BigDecimal multiple(BigDecimal value, BigDecimal step, RoundingMode rounding) {
        return value.divide(step, 0, rounding);
    }
}
