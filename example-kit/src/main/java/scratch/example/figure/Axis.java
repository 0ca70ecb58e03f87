package scratch.example.figure;

import java.util.List;

/// One axis before it meets the data: what it measures and from where to where.
///
/// @param low        NaN: chosen from the data
/// @param high       NaN: chosen from the data
/// @param fromZero   bars stand on 0 without a gap below
/// @param categories names for 0, 1, 2, …; empty: a measured axis
/// @param pad        room beyond the data, relative to their span
record Axis(String label, double low, double high, boolean log, boolean fromZero, List<String> categories,
            double pad) {
    private static final double PAD = 0.04;
    /// What differs less, relative to its size, is drawn as if it were equal: a tick could not tell it apart.
    private static final double SAME = 1e-12;

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

    /// This axis over the range that was given, or else over the data with a little room around.
    Scale fit(double min, double max) {
        if (!isMeasured()) {
            return new Scale(this, low, high);
        }
        boolean free = Double.isNaN(low);
        double from = free ? min : low;
        double to = free ? max : high;
        // XChart leaves out ticks exactly at the ends, so even a given range gets a hair of room.
        double extra = free ? pad : 0.002;
        if (log) {
            Series.require(from > 0, "plot: %s = %s: a logarithmic axis needs values above 0", label, from);
            return logarithms(Math.log10(from), Math.log10(to), extra);
        }
        boolean ground = fromZero && free;
        if (ground && from == 0 && to == 0) {
            to = 1;      // nothing stands on the ground: show the ground, and what could stand there
        }
        double room = room(from, to, extra);
        return new Scale(this, ground && from >= 0 ? -0.002 * to : finite(from - room),
            ground && to <= 0 ? -0.002 * from : finite(to + room));
    }

    /// subtle: in logarithms, because the quotient of two numbers far apart overflows.
    private Scale logarithms(double from, double to, double extra) {
        double room = to - from <= SAME * Math.max(1, Math.abs(to)) ? Math.log10(2) : (to - from) * extra;
        return new Scale(this, from - room, to + room);
    }

    /// How much lies beyond the data on either side.
    private static double room(double from, double to, double share) {
        double size = Math.max(Math.abs(from), Math.abs(to));
        if (from == to) {
            return size == 0 ? 1 : Math.max(0.1 * size, Double.MIN_VALUE);
        }
        double span = to - from;
        // subtle: the span of two huge numbers of different sign overflows
        return Double.isInfinite(span) ? to * share - from * share : Math.max(span * share, SAME * size - span);
    }

    /// The number range ends there, and so does the axis.
    static double finite(double value) {
        return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
