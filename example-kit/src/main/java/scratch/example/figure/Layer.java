package scratch.example.figure;

/// One thing drawn in a plot, in data coordinates.
///
/// @param name    the legend's text; empty: not in the legend
/// @param x       NaN breaks a line or ends a polygon
/// @param series  which colour, marker and dash; -1: quiet grey
record Layer(Kind kind, String name, double[] x, double[] y, int series) {

    enum Kind { POINTS, LINE, STEP, SEGMENTS, AREA, BAND, HORIZONTAL, VERTICAL }

    boolean isReference() {
        return kind == Kind.HORIZONTAL || kind == Kind.VERTICAL;
    }

    /// A layer whose name came before shares its legend entry.
    boolean inLegend() {
        return !name.isEmpty();
    }
}
