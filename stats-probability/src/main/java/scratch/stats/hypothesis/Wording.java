package scratch.stats.hypothesis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The sentence of a result. Four habits: it says which hypothesis was tested; it gives the interval with the p-value;
/// a hypothesis is "not rejected", never "shown"; and p is never printed as 0.
final class Wording {
    private static final double SMALLEST = 1e-300;

    private Wording() {
    }

    static String sentence(TestResult result) {
        List<Double> degrees = result.degreesOfFreedom();
        // what the interval has told already is not told twice
        List<TestResult.Effect> effects = result.effects().stream().filter(effect -> result.interval()
                .map(i -> !effect.name().equals(i.parameter())).orElse(true)).toList();
        String freedom = degrees.isEmpty() ? ""
                : degrees.stream().map(Wording::number).collect(Collectors.joining(", ", "(", ")"));
        StringBuilder text = new StringBuilder(result.test()).append(": ").append(result.symbol()).append(freedom)
                .append(" = ").append(number(result.statistic())).append(", ").append(pValue(result.pValue()))
                .append(". At the ").append(percent(1 - result.level())).append(" level the hypothesis that ")
                .append(result.nullHypothesis()).append(result.pValue() <= 1 - result.level() ? " is rejected."
                        : " is not rejected, which does not show that it is true.");
        result.interval().ifPresent(i -> text.append(' ').append(capitalised(i.parameter())).append(": ")
                .append(number(i.estimate()))
                .append(", ").append(percent(i.level())).append(" confidence interval ")
                .append(ends(i)).append('.'));
        if (!effects.isEmpty()) {
            text.append(effects.stream().map(e -> capitalised(e.name()) + " = " + number(e.value()))
                    .collect(Collectors.joining(", ", " ", ".")));
        }
        result.notes().forEach(note -> text.append(' ').append(note));
        return text.toString();
    }

    /// "p = 0.0794", "p = 7.82e-22", "p < 1e-300"; never "p = 0".
    static String pValue(double p) {
        if (p < SMALLEST) {
            return "p < 1e-300";
        }
        return p < 1e-3 ? String.format(Locale.ROOT, "p = %.2e", p) : "p = " + rounded(p, 4);
    }

    /// Five significant digits, without trailing zeros.
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        return Double.isNaN(value) ? "undefined" : rounded(value, 5);
    }

    static String percent(double share) {
        return rounded(100 * share, 6) + "%";
    }

    private static String rounded(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-5 || size >= 1e7) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        return rounded.toPlainString();
    }

    // An end at infinity is never reached: a round bracket.
    private static String ends(TestResult.Interval interval) {
        return (Double.isInfinite(interval.lower()) ? "(" : "[") + number(interval.lower()) + ", "
                + number(interval.upper()) + (Double.isInfinite(interval.upper()) ? ")" : "]");
    }

    // subtle: a word, not a symbol; r and R, ρ and Ρ, η and Η are different letters to a statistician.
    private static String capitalised(String text) {
        return text.length() < 2 || text.charAt(0) > 'z' || !Character.isLetter(text.charAt(1)) ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
