package scratch.cuda.scaling;

import scratch.math.check.Require;

/// A processor by two rates, as in the roofline model of Williams, Waterman and Patterson (2009).
///
/// @param operations of floats a second, at most
/// @param memory     bytes a second
public record Processor(double operations, double memory) {
    /// @throws IllegalArgumentException if a rate is not positive
    public Processor {
        Require.positive("Processor", "operations", operations);
        Require.positive("Processor", "memory", memory);
    }

    /// Seconds that it takes at least.
    public double seconds(Work work) {
        return Math.max(work.operations() / operations, work.touched() / memory);
    }
}
