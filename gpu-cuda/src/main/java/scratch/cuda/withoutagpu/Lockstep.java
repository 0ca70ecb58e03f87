package scratch.cuda.withoutagpu;

import scratch.cuda.device.Grid;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.interpreter.LaunchReport;

/// Two small kernels whose counts can be found by reasoning, as a check of the interpreter's counters.
public final class Lockstep {
    private static final int LANES = 32;
    /// Instructions of `triangle` before and after its loop, and in it.
    private static final int AROUND = 8;
    private static final int ROUND = 4;

    private Lockstep() {
    }

    /// What a launch gave.
    ///
    /// @param out    what it wrote
    /// @param report what was counted
    public record Run(int[] out, LaunchReport report) {
    }

    /// One warp, in which thread t adds 0 to t in a loop of t + 1 rounds.
    public static Run triangle(int threads) {
        return run(new TextKernel("triangle", Grid.of(1, threads), threads, threads));
    }

    /// One warp, whose lane t writes word `stride`·t of shared memory and reads it back.
    public static Run stride(int stride) {
        return run(new TextKernel("stride", Grid.of(1, LANES), stride, LANES));
    }

    private static Run run(TextKernel kernel) {
        var options = InterpretedDevice.Options.standard().withMemory(1 << 16);
        try (InterpretedDevice device = new InterpretedDevice(options)) {
            int[] out = kernel.run(device, kernel.text(), new int[1]);
            return new Run(out, device.lastLaunch());
        }
    }

    /// What the warp issues: the loop as often as its slowest thread needs it.
    public static long issued(int threads) {
        return AROUND + (long) ROUND * threads;
    }

    /// What the threads need, together. The branch that a thread does not take at the end of its last round is no work.
    public static long needed(int threads) {
        return (long) (AROUND - 1) * threads + (long) ROUND * threads * (threads + 1) / 2;
    }

    /// Passes for 32 words, each `stride` after the one before, in 32 banks: the greatest common divisor of `stride` and 32.
    public static int passes(int stride) {
        return Math.min(LANES, Integer.lowestOneBit(stride));
    }
}
