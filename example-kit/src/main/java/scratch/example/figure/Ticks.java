package scratch.example.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// Round numbers and how they are written.
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
    static String scientific(double value) {
        return scientific(new BigDecimal(value, new MathContext(2)).stripTrailingZeros());
    }

    private static String scientific(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /// As `String.format`, but never a zero with a minus.
    static String format(String pattern, double value) {
        String text = String.format(Locale.ROOT, pattern, value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    /// A step of 1, 2 or 5 times a power of ten, so that about `count` of them fill the span.
    static double step(double span, int count) {
        double rough = span / Math.max(1, count);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return (lead <= 1.5 ? 1 : lead <= 3.5 ? 2 : lead <= 7.5 ? 5 : 10) * power;
    }

    /// The multiples of a round step from low to high, both included.
    static double[] between(double low, double high, int count) {
        double step = step(high - low, count);
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        DoubleStream multiples = LongStream.rangeClosed(first, last).mapToDouble(k -> k * step);
        return multiples.map(value -> round(value, 12)).toArray();
    }
}
