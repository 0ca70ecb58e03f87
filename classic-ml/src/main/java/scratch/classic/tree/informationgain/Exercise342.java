package scratch.classic.tree.informationgain;

/// The "build" exercise of lesson 342: how many bits does an attribute tell?
public final class Exercise342 {
    private Exercise342() {
    }

    /// The information gain.
    ///
    /// @param values (n), the code of each row's value, 0 or more; not every code has to occur
    /// @param labels (n), 0 or 1
    /// @return entropy of the labels minus the mean entropy within the values, in bits
    public static double gain(int[] values, int[] labels) {
        throw new UnsupportedOperationException("gain(values, labels) returns a number of bits");
    }
}
