package scratch.classic.selection;

/// Which scores are good.
public enum Goal {
    /// Large ones: accuracy, R², area under a curve.
    MAXIMIZE,
    /// Small ones: errors and losses.
    MINIMIZE;

    /// Whether `a` is better than `b`.
    public boolean better(double a, double b) {
        return this == MAXIMIZE ? a > b : a < b;
    }
}
