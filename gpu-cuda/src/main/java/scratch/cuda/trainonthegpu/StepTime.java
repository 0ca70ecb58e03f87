package scratch.cuda.trainonthegpu;

import scratch.cuda.tensor.Traffic;
import scratch.math.check.Require;

/// How long one training step takes at least, from what it asks of the device: the roofline with four limits instead of two.
///
/// `t ≥ max(launches·L, bytes over the bus / B, bytes of memory / M, operations / P)`, for a machine with L seconds a
/// launch, B and M bytes and P operations a second. Williams, Waterman and Patterson 2009.
///
/// @param launches   microseconds that starting the kernels takes
/// @param bus        microseconds of the copies between host and device
/// @param memory     microseconds in which the kernels' operands pass through the device's memory
/// @param arithmetic microseconds of the additions and multiplications in matrix products
public record StepTime(double launches, double bus, double memory, double arithmetic) {

    /// @param launchMicros microseconds from one kernel's start to the next
    /// @param bus          GB/s between host and device
    /// @param memory       GB/s of the device's memory
    /// @param teraflops    10¹² additions and multiplications of float32 a second
    public record Machine(double launchMicros, double bus, double memory, double teraflops) {
        public Machine {
            Require.positive("StepTime.Machine", "launchMicros", launchMicros);
            Require.positive("StepTime.Machine", "bus", bus);
            Require.positive("StepTime.Machine", "memory", memory);
            Require.positive("StepTime.Machine", "teraflops", teraflops);
        }
    }

    /// The four times of a step with this traffic.
    public static StepTime of(Traffic step, Machine machine) {
        return new StepTime(step.launches() * machine.launchMicros,
                (step.writtenBytes() + step.readBytes()) / (1e3 * machine.bus),        // 1 GB/s is 1000 bytes a microsecond
                step.touched() / (1e3 * machine.memory),
                step.operations() / (1e6 * machine.teraflops));
    }

    /// Microseconds below which no step can be.
    public double least() {
        return Math.max(Math.max(launches, bus), Math.max(memory, arithmetic));
    }

    /// What the step waits for.
    public String limit() {
        return least() == launches ? "launches" : least() == bus ? "bus" : least() == memory ? "memory" : "arithmetic";
    }
}
