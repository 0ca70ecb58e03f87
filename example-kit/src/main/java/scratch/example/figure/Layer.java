package scratch.example.figure;

import java.awt.Color;

/// One thing drawn in a plot, in data coordinates.
///
/// @param name    the legend's text; empty: not in the legend
/// @param x       NaN breaks a line or ends a polygon
/// @param variant which marker or dash
record Layer(Kind kind, String name, double[] x, double[] y, Color color, int variant) {

    enum Kind {
        POINTS, LINE, STEP, SEGMENTS, ARROWS, HAIRLINE, GRID,
        /// Large dark points with a white rim.
        FOCUS,
        /// A see-through fill with an outline.
        AREA,
        /// A solid fill with an outline, in the tint that an area has on white.
        BAR,
        /// A faint fill without one.
        BAND,
        /// A solid fill that hides what is below.
        SOLID,
        HORIZONTAL, VERTICAL
    }

    boolean isReference() {
        return kind == Kind.HORIZONTAL || kind == Kind.VERTICAL;
    }

    boolean hasMarker() {
        return kind == Kind.POINTS;
    }

    boolean hasDash() {
        return kind == Kind.LINE || kind == Kind.STEP;
    }

    /// Whether it takes the next colour of the palette.
    boolean takesColor() {
        return kind != Kind.SOLID && kind != Kind.FOCUS;
    }
}
