package scratch.cuda.scaling;

import scratch.math.check.Require;

/// What an operation on floats asks of a machine.
///
/// @param operations additions and multiplications
/// @param touched    bytes of operands and result
/// @param crossing   bytes that cross the bus if the device is to do it
/// @param launches   kernels
/// @param copies     between host and device
public record Work(double operations, double touched, double crossing, int launches, int copies) {
    private static final int OPERANDS = 3;         // a and b go there, the result comes back

    /// @throws IllegalArgumentException if a count is negative or not finite
    public Work {
        Require.notNegative("Work", "operations", operations);
        Require.notNegative("Work", "touched", touched);
        Require.notNegative("Work", "crossing", crossing);
        Require.notNegative("Work", "launches", launches);
        Require.notNegative("Work", "copies", copies);
    }

    /// c = a + b for vectors of n floats.
    public static Work sum(long n) {
        double bytes = (double) OPERANDS * Float.BYTES * n;
        return new Work(n, bytes, bytes, 1, OPERANDS);
    }

    /// C = A·B for matrices of n rows and n columns.
    public static Work product(long n) {
        double bytes = (double) OPERANDS * Float.BYTES * n * n;
        return new Work(2.0 * n * n * n, bytes, bytes, 1, OPERANDS);
    }

    /// The same, when operands and result live on the device.
    public Work resident() {
        return new Work(operations, touched, 0, launches, 0);
    }
}
