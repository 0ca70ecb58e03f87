package scratch.example.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// One axis: what it measures, from where to where, and how its ticks are written.
///
/// @param low  NaN: chosen from the data
/// @param high NaN: chosen from the data
record Axis(String label, double low, double high, boolean log) {
    private static final double PAD = 0.04;

    static Axis of(String label) {
        return new Axis(label, Double.NaN, Double.NaN, false);
    }

    Axis range(String operation, double from, double to) {
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException(
                operation + ": " + from + " to " + to + ": the first must be smaller, both finite");
        }
        return new Axis(label, from, to, log);
    }

    Axis logarithmic() {
        return new Axis(label, low, high, true);
    }

    /// This axis with both ends set: those given, or else the data's with a little room around.
    Axis fit(double min, double max) {
        boolean free = Double.isNaN(low);
        double from = free ? min : low;
        double to = free ? max : high;
        if (log && from <= 0) {
            throw new IllegalArgumentException(
                "plot: " + label + " = " + from + ": a logarithmic axis needs values above 0");
        }
        // XChart leaves out ticks exactly at the ends, so even a given range gets a hair of room.
        double pad = free ? PAD : 0.002;
        if (log) {
            double room = from == to ? 2 : Math.pow(to / from, pad);
            return new Axis(label, from / room, to * room, true);
        }
        double room = from == to ? (from == 0 ? 1 : Math.abs(from) * 0.1) : (to - from) * pad;
        return new Axis(label, from - room, to + room, false);
    }

    /// This axis, longer on both sides so that it spans `span`.
    Axis widen(double span) {
        double middle = (low + high) / 2;
        return new Axis(label, middle - span / 2, middle + span / 2, log);
    }

    /// The power of ten that brings the span of this axis near 100: XChart's ticks fail on tiny spans.
    double unit() {
        return log ? 1 : Math.pow(10, 2 - Math.floor(Math.log10(high - low)));
    }

    /// What a tick says; ticks that differ must read differently.
    String tick(double chartValue) {
        BigDecimal value = new BigDecimal(chartValue / unit(), new MathContext(10)).stripTrailingZeros();
        double size = value.abs().doubleValue();
        if (value.signum() == 0 || size < (high - low) * 1e-9) {
            return "0";
        }
        if (size >= 1e6 || size < 1e-4) {
            int exponent = value.precision() - value.scale() - 1;
            return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
        }
        return value.toPlainString();
    }

    boolean fewDecades() {
        return log && Math.log10(high / low) < 1.3;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s [%g, %g]", label, low, high);
    }
}
