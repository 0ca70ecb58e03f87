package scratch.classic.linear.methodrunner;

/// A way to bring the loss of a [Problem] down.
///
/// @param name as it is typed
/// @param way  how
record Method(String name, Way way) {

    /// @param rate   step sizes, as a share of the largest that is safe: 1 or less
    /// @param passes over the rows, at most
    /// @param seed   of the order of the rows
    record Settings(double rate, int passes, long seed) {
    }

    @FunctionalInterface
    interface Way {
        Course train(Problem problem, Settings settings);
    }
}
