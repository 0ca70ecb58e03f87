package scratch.cuda.scaling;

import java.util.OptionalLong;
import java.util.function.LongFunction;

import scratch.math.check.Require;

/// From which size on a GPU is the faster of two machines, and how often numbers must be used to pay for their trip.
public final class Crossover {
    private Crossover() {
    }

    /// The size from 1 to `most` at which the GPU overtakes the processor. Of sizes between two powers of two it finds where
    /// that happens, if it happens once between them.
    ///
    /// @param work of an operation of size n
    /// @return empty if the processor is as fast at every power of two
    public static OptionalLong size(LongFunction<Work> work, Processor processor, Accelerator gpu, long most) {
        Require.that(most >= 1 && most <= 1L << 40, "Crossover.size: at most %d: must be from 1 to 2^40", most);
        long high = 1;
        while (processor.seconds(work.apply(high)) <= gpu.seconds(work.apply(high))) {
            if (high > most / 2) {
                return OptionalLong.empty();
            }
            high *= 2;
        }
        long low = high / 2;
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (processor.seconds(work.apply(middle)) <= gpu.seconds(work.apply(middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalLong.of(high);
    }

    /// How often operands must be used on the GPU before it is ahead: the least k with trip + k·gpu < k·processor.
    ///
    /// @param trip      seconds to bring them there and the result back, once
    /// @param processor seconds of one use on the processor
    /// @param gpu       … on the GPU, where they are
    /// @return empty if a use is no faster there
    public static OptionalLong uses(double trip, double processor, double gpu) {
        Require.notNegative("Crossover.uses", "trip", trip);
        Require.positive("Crossover.uses", "processor", processor);
        Require.positive("Crossover.uses", "gpu", gpu);
        return gpu >= processor ? OptionalLong.empty() : OptionalLong.of((long) Math.floor(trip / (processor - gpu)) + 1);
    }
}
