package scratch.cuda.scaling;

import scratch.math.check.Require;

/// A GPU by four numbers: the roofline of its chip, the bus that leads to it, and what a start costs.
///
/// @param operations of floats a second, at most
/// @param memory     bytes a second of its own memory
/// @param bus        bytes a second between host and device, in one direction
/// @param start      seconds until the host knows that a launch or a copy of almost nothing is done
public record Accelerator(double operations, double memory, double bus, double start) {
    /// @throws IllegalArgumentException if a number is not positive
    public Accelerator {
        Require.positive("Accelerator", "operations", operations);
        Require.positive("Accelerator", "memory", memory);
        Require.positive("Accelerator", "bus", bus);
        Require.positive("Accelerator", "start", start);
    }

    /// Seconds that it takes at least, one thing after the other: starts, copies, work.
    public double seconds(Work work) {
        double starts = (work.launches() + work.copies()) * start;
        double copies = work.crossing() / bus;
        return starts + copies + Math.max(work.operations() / operations, work.touched() / memory);
    }
}
