package scratch.classic.foundation.scaling;

/// The "build" exercise of lesson 302: standardise one column yourself.
public final class Exercise302 {
    private Exercise302() {
    }

    /// Standardises a column: mean 0 and standard deviation 1 on the training rows, the divisor being n.
    /// A column that is constant on the training rows has no unit of its own: it keeps unit 1.
    ///
    /// @param train the column on the training rows, at least one value
    /// @param rows  the column on the rows to be scaled
    /// @return those rows, scaled by what the training rows say
    public static double[] standardise(double[] train, double[] rows) {
        throw new UnsupportedOperationException("standardise(train, rows) returns the rows in the units of train");
    }
}
