package scratch.example;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// How a check table writes its figures: as many digits as mean something, and no more.
final class Digits {
    private Digits() {
    }

    // Six decimals, or ten digits if the number is large: what lies behind them is rounding and differs by machine.
    // For the same reason 2.9999999999999996 is shown as 3: the |difference| column is where such things belong.
    static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && size < 1e-3 || !(size < 1e9)) {
            return String.format(Locale.ROOT, "%.6e", value);
        }
        int decimals = size < 1e4 ? 6 : 9 - (int) Math.log10(size);
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value).replaceFirst("\\.0+$", "");
        return text.equals("-0") ? "0" : text;
    }

    static String bound(double value) {
        return value != 0 && Math.abs(value) < 1e-3 ? small(value) : number(value);
    }

    // Differences and tolerances: two digits say enough about a small one, three about one that is not small.
    static String small(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        if (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e3) {
            return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
        }
        String text = String.format(Locale.ROOT, "%.1e", value);
        return text.replace(".0e", "e").replaceAll("e([+-])0(\\d)", "e$1$2");
    }

    static String duration(long nanos) {
        if (nanos < 10_000) {
            return nanos + " ns";
        }
        if (nanos < 10_000_000) {
            return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
        }
        return nanos < 10_000_000_000L ? String.format(Locale.ROOT, "%.0f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
