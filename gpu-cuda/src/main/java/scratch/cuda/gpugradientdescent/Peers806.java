package scratch.cuda.gpugradientdescent;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.Properties;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.LeastSquaresDescent;
import scratch.example.CheckTable;
import scratch.example.Console;

/// Holds the descent of lesson 806 to one in double, and times it where there is a GPU.
final class Peers806 {
    private static final int ROWS = 200_000;
    private static final int COLUMNS = 40;
    private static final int ITERATIONS = 1000;

    private Peers806() {
    }

    static CheckTable checks(Line data, LeastSquaresDescent.Result run, int iterations, double rate) {
        var wide = BlockwiseDescent.fit(data.wideX(), data.wideY(), 3, iterations, rate);
        var checks = CheckTable.against("double");
        var weights = checks.group("weights", 1e-5);
        for (int j = 0; j <= data.columns(); j++) {
            weights.same(j < data.columns() ? "w" + j : "intercept", run.weights()[j], wide.weights()[j]);
        }
        var losses = checks.groupRelative("mean squares", 1e-5);
        for (int t = 0; t < iterations; t++) {
            losses.same("at " + t, run.losses()[t], wide.losses()[t]);
        }
        int different = 0;
        for (int seed = 1; seed <= 2; seed++) {
            var again = InterpretedRuns.descend(data, iterations, (float) rate, seed);
            different += Arrays.equals(again.weights(), run.weights()) ? 0 : 1;
        }
        checks.same("other bits in 2 orders of blocks", different, 0);
        double bytes = (double) data.x().length * Float.BYTES;
        checks.atMost("reads of one pass, times X", InterpretedRuns.onePass(data).bytes() / bytes, 1.2);
        return checks.whyDifferent("The device adds floats, the reference doubles. Both take the shares in the order of the "
                + "blocks; with atomic additions the last bits would differ from run to run.");
    }

    /// 200 000 rows, 40 columns, 1 000 iterations on the GPU.
    static void time(Device device) {
        Line data = Line.draw(ROWS, COLUMNS, 42);
        try (DeviceMemory x = device.allocate((long) data.x().length * Float.BYTES);
                DeviceMemory y = device.allocate((long) ROWS * Float.BYTES)) {
            device.copyIn(MemorySegment.ofArray(data.x()), x, 0, device.stream());
            device.copyIn(MemorySegment.ofArray(data.y()), y, 0, device.stream());
            try (LeastSquaresDescent descent = new LeastSquaresDescent(device, DeviceMatrix.of(x, ROWS, COLUMNS),
                    DeviceMatrix.vector(y, ROWS), true); Event before = device.newEvent(); Event after = device.newEvent()) {
                descent.run(new float[COLUMNS + 1], 10, 0.05f);
                descent.start(new float[COLUMNS + 1], ITERATIONS);
                device.stream().record(before);
                for (int i = 0; i < ITERATIONS; i++) {
                    descent.step(0.05f);
                }
                device.stream().record(after);
                double milliseconds = after.millisecondsSince(before);
                descent.finish();
                double rate = data.x().length * 4.0 * ITERATIONS / milliseconds / 1e6;
                Console.print("200000 x 40, 1000 iterations: %.2f ms, X at %.0f GB/s, %.0f %% of the memory's %.0f GB/s%n",
                        milliseconds, rate, 100 * rate / bandwidth(device.properties()), bandwidth(device.properties()));
            }
        }
    }

    // Two transfers a clock.
    private static double bandwidth(Properties properties) {
        return 2.0 * properties.memoryClockMegahertz() * properties.memoryBusBits() / 8 / 1000;
    }
}
