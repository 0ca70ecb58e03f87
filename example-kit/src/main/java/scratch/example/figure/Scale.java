package scratch.example.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/// An axis that fits its data: where each value lies.
///
/// The *position* of a value is the value itself or, along a logarithmic axis, its decimal logarithm; `low` and `high`
/// are positions. XChart gets positions times a power of ten, so that any range of numbers has a span that it can draw.
record Scale(Axis axis, double low, double high) {
    /// Ten to this power is still a number, and so is one through it.
    private static final int LARGEST_POWER = 300;

    String label() {
        return axis.label();
    }

    boolean log() {
        return axis.log();
    }

    List<String> categories() {
        return axis.categories();
    }

    boolean isPlain() {
        return axis.isPlain();
    }

    double position(double value) {
        return log() ? Math.log10(value) : value;
    }

    double[] positions(double[] values) {
        return log() ? Arrays.stream(values).map(Math::log10).toArray() : values;
    }

    /// What half this axis spans; the whole may be more than a number can hold.
    double halfSpan() {
        return Double.isInfinite(high - low) ? high / 2 - low / 2 : (high - low) / 2;
    }

    /// This scale, longer on both sides so that it spans twice `half`.
    Scale widen(double half) {
        double middle = Double.isInfinite(low + high) ? low / 2 + high / 2 : (low + high) / 2;
        return new Scale(axis, Math.min(low, Axis.finite(middle - half)), Math.max(high, Axis.finite(middle + half)));
    }

    /// How far along the axis a position lies: 0 at the low end, 1 at the high end.
    double fraction(double position) {
        return Ticks.share(position, low, high);
    }

    /// A position in XChart's numbers.
    double chart(double position) {
        int power = power();
        return power <= LARGEST_POWER ? position * Math.pow(10, power)
            : position * Math.pow(10, power - LARGEST_POWER) * Math.pow(10, LARGEST_POWER);
    }

    /// The power of ten that brings the span of this axis to hundreds: XChart's ticks fail on tiny spans.
    private int power() {
        double span = high - low;
        return 2 - (int) Math.floor(Math.log10(Math.min(span, Double.MAX_VALUE)));
    }

    double chartLow() {
        return chart(low);
    }

    double chartHigh() {
        return chart(high);
    }

    /// What the tick at one of XChart's numbers says; ticks that differ must read differently.
    String tick(double chartValue) {
        double span = chartHigh() - chartLow();
        if (log() || Math.abs(chartValue) < span * 1e-9) {
            return log() ? "" : "0";
        }
        int digits = Math.max(10, 3 + (int) Math.ceil(Math.log10(Math.abs(chartValue) / span)));
        // subtle: in decimals, because a tick just beyond the end of the number range has no double
        return Ticks.text(new BigDecimal(chartValue, new MathContext(digits)).scaleByPowerOfTen(-power()));
    }
}
