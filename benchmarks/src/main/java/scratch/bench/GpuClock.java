package scratch.bench;

import java.util.Arrays;
import scratch.cuda.device.Device;
import scratch.cuda.device.Event;

/// Times work on a device by its own events, which count from the end of what was before to the end of what was asked for:
/// the way there and back is not in it.
final class GpuClock {
    private static final int SAMPLES = 7;
    private static final int WARM_UP = 2;
    private static final double LEAST_SECONDS = 0.01;
    private static final int MOST_CALLS = 1000;

    private final Device device;
    private final double mostSeconds;

    /// @param mostSeconds roughly how long one measurement may take in all
    GpuClock(Device device, double mostSeconds) {
        this.device = device;
        this.mostSeconds = mostSeconds;
    }

    /// Seconds a call, several samples of as many calls as fill ten milliseconds. The first calls, in which the driver
    /// compiles and the caches are filled, are not counted.
    double[] seconds(Runnable call) {
        once(call, 1);
        double first = once(call, 1);
        int calls = (int) Math.clamp(LEAST_SECONDS / Math.max(first, 1e-9), 1, MOST_CALLS);
        int samples = (int) Math.clamp(mostSeconds / Math.max(first * calls, 1e-9), 1, SAMPLES);
        double[] seconds = new double[samples];
        for (int i = 0; i < samples; i++) {
            seconds[i] = once(call, calls);
        }
        return seconds;
    }

    private double once(Runnable call, int calls) {
        try (Event before = device.newEvent(); Event after = device.newEvent()) {
            device.stream().record(before);
            for (int i = 0; i < calls; i++) {
                call.run();
            }
            device.stream().record(after);
            return after.millisecondsSince(before) / 1e3 / calls;
        }
    }

    /// Seconds a call by the clock of the host, where one call is short and waits for its own result.
    double[] manyOnHost(Runnable call) {
        double[] seconds = new double[SAMPLES];
        long share = (long) (mostSeconds * 1e9 / SAMPLES);
        long warm = System.nanoTime() + 2 * share;
        do {
            call.run();
        } while (System.nanoTime() < warm);
        for (int i = 0; i < SAMPLES; i++) {
            long start = System.nanoTime();
            int calls = 0;
            while (System.nanoTime() - start < share || calls == 0) {
                call.run();
                calls++;
            }
            seconds[i] = (System.nanoTime() - start) / 1e9 / calls;
        }
        return seconds;
    }

    /// Seconds a call by the clock of the host, until the device is done: with everything that it takes to start and to wait.
    double[] hostSeconds(Runnable call) {
        double[] seconds = new double[SAMPLES];
        long end = System.nanoTime() + (long) (mostSeconds * 1e9);
        int taken = 0;
        for (int i = -WARM_UP; i < SAMPLES && (taken == 0 || System.nanoTime() < end); i++) {
            if (i < 0 && i > -WARM_UP && System.nanoTime() >= end) {
                continue;                                      // one call was warm-up enough
            }
            long start = System.nanoTime();
            call.run();
            device.synchronize();
            if (i >= 0) {
                seconds[taken++] = (System.nanoTime() - start) / 1e9;
            }
        }
        return Arrays.copyOf(seconds, taken);
    }
}
