package scratch.example.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// One axis: what it measures, from where to where, and how its ticks are written.
///
/// @param low        NaN: chosen from the data
/// @param high       NaN: chosen from the data
/// @param fromZero   bars stand on 0 without a gap below
/// @param categories names for 0, 1, 2, …; empty: a measured axis
/// @param pad        room beyond the data, relative to their span
record Axis(String label, double low, double high, boolean log, boolean fromZero, List<String> categories,
            double pad) {
    private static final double PAD = 0.04;

    static Axis of(String label) {
        return new Axis(label, Double.NaN, Double.NaN, false, false, List.of(), PAD);
    }

    Axis range(String operation, double from, double to) {
        Series.require(from < to && Double.isFinite(from) && Double.isFinite(to),
            "%s: %s to %s: the first must be smaller, both finite", operation, from, to);
        return new Axis(label, from, to, log, fromZero, categories, pad);
    }

    Axis logarithmic() {
        return new Axis(label, low, high, true, false, categories, pad);
    }

    Axis standingOnZero() {
        return new Axis(label, low, high, log, true, categories, pad);
    }

    Axis roomier(double share) {
        return new Axis(label, low, high, log, fromZero, categories, share);
    }

    Axis called(String newLabel) {
        return new Axis(newLabel, low, high, log, fromZero, categories, pad);
    }

    Axis categories(String operation, List<String> names) {
        Series.require(!names.isEmpty(), "%s: no names: at least one is needed", operation);
        return new Axis(label, -0.5, names.size() - 0.5, false, false, List.copyOf(names), pad);
    }

    boolean isMeasured() {
        return categories.isEmpty();
    }

    /// Whether XChart can write the ticks of this axis.
    boolean isPlain() {
        return isMeasured() && !log;
    }

    /// This axis with both ends set: those given, or else the data's with a little room around.
    Axis fit(double min, double max) {
        if (!isMeasured()) {
            return this;
        }
        boolean free = Double.isNaN(low);
        double from = free ? min : low;
        double to = free ? max : high;
        Series.require(!log || from > 0, "plot: %s = %s: a logarithmic axis needs values above 0", label, from);
        // XChart leaves out ticks exactly at the ends, so even a given range gets a hair of room.
        double extra = free ? pad : 0.002;
        if (log) {
            double room = from == to ? 2 : Math.pow(to / from, extra);
            return new Axis(label, from / room, to * room, true, false, categories, pad);
        }
        double room = from == to ? (from == 0 ? 1 : Math.abs(from) * 0.1) : (to - from) * extra;
        boolean ground = fromZero && free;
        double bottom = ground && from >= 0 ? -0.002 * to : from - room;
        return new Axis(label, bottom, ground && to <= 0 ? -0.002 * from : to + room, false, fromZero, categories, pad);
    }

    /// This axis, longer on both sides so that it spans `span`.
    Axis widen(double span) {
        double middle = (low + high) / 2;
        return new Axis(label, middle - span / 2, middle + span / 2, log, fromZero, categories, pad);
    }

    /// How far along the axis `value` lies: 0 at the low end, 1 at the high end.
    double fraction(double value) {
        return log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /// The power of ten that brings the span of this axis near 100: XChart's ticks fail on tiny spans.
    double unit() {
        return log ? 1 : Math.pow(10, 2 - Math.floor(Math.log10(high - low)));
    }

    double chartLow() {
        return low * unit();
    }

    double chartHigh() {
        return high * unit();
    }

    /// What a tick says; ticks that differ must read differently.
    String tick(double chartValue) {
        double value = chartValue / unit();
        return Math.abs(value) < (high - low) * 1e-9 ? "0" : Ticks.text(new BigDecimal(value, new MathContext(10)));
    }
}
