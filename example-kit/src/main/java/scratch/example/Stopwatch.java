package scratch.example;

import java.util.Arrays;

/// A coarse clock for the time rows of a check table. It shows an order of magnitude; claims of speed come from JMH.
public final class Stopwatch {
    private Stopwatch() {
    }

    /// The median of `runs` runs after as many unmeasured ones, in nanoseconds.
    public static long medianNanos(int runs, Runnable task) {
        if (runs < 1) {
            throw new IllegalArgumentException("medianNanos: runs = " + runs + ": must be at least 1");
        }
        for (int i = 0; i < runs; i++) {
            task.run();
        }
        long[] times = new long[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            task.run();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[runs / 2];
    }
}
