package scratch.example;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A coarse clock for the time rows of a check table. It shows an order of magnitude; claims of speed come from JMH.
public final class Stopwatch {
    private static final long WARM_UP_NANOS = 300_000_000;
    private static final long MEASURED_NANOS = 1_000_000_000;

    // Whoever writes a result here keeps the compiler from removing the work that produced it.
    private static volatile Object sink;

    private Stopwatch() {
    }

    /// The median duration of a task in nanoseconds, after as many unmeasured runs as measured ones. A slow task runs
    /// less often: warming up ends after 0.3 seconds and measuring after 1, each with at least one run.
    ///
    /// @param runs at most this many measured runs
    public static long medianNanos(int runs, Runnable task) {
        return medianNanos(runs, task, System::nanoTime);
    }

    /// The same for a task with a result. The result is kept for a moment, so that the work cannot be optimised away.
    public static long medianNanos(int runs, Supplier<?> task) {
        Runnable kept = () -> sink = task.get();
        long nanos = medianNanos(runs, kept, System::nanoTime);
        sink = null;
        return nanos;
    }

    static long medianNanos(int runs, Runnable task, LongSupplier clock) {
        if (runs < 1) {
            throw new IllegalArgumentException("medianNanos: runs = " + runs + ": must be at least 1");
        }
        measure(runs, WARM_UP_NANOS, task, clock);
        long[] times = measure(runs, MEASURED_NANOS, task, clock);
        Arrays.sort(times);
        int middle = times.length / 2;
        return times.length % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    }

    private static long[] measure(int runs, long budget, Runnable task, LongSupplier clock) {
        long[] times = new long[runs];
        int done = 0;
        for (long spent = 0; done < runs && (done == 0 || spent < budget); done++) {
            long start = clock.getAsLong();
            task.run();
            times[done] = clock.getAsLong() - start;
            spent += times[done];
        }
        return Arrays.copyOf(times, done);
    }
}
