package scratch.math.simd;

import java.util.concurrent.atomic.AtomicInteger;

/// A sum on several threads whose bits do not depend on how many.
///
/// The array is cut into chunks of a fixed size, whoever is free takes the next chunk, and the partial sums are added in
/// the order of the chunks. Cutting it into as many pieces as there are threads would be simpler, and another machine
/// would get another result.
public final class ParallelSum {
    /// 256 KiB of floats: enough work to forget the hand-over, small enough for a second-level cache.
    static final int CHUNK = 1 << 16;

    private ParallelSum() {
    }

    /// Adds up x, chunk by chunk, on this thread and threads − 1 others.
    ///
    /// @throws IllegalArgumentException if threads is below 1
    public static float sum(RangeSum way, float[] x, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("ParallelSum.sum: " + threads + " threads: needs at least 1");
        }
        int chunks = (int) ((x.length + CHUNK - 1L) / CHUNK);
        float[] partial = new float[chunks];
        var next = new AtomicInteger();
        Runnable worker = () -> {
            for (int c = next.getAndIncrement(); c < chunks; c = next.getAndIncrement()) {
                partial[c] = way.sum(x, c * CHUNK, (int) Math.min(x.length, (c + 1L) * CHUNK));
            }
        };
        Thread[] helpers = new Thread[Math.max(0, Math.min(threads, chunks) - 1)];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = Thread.ofPlatform().start(worker);
        }
        worker.run();
        for (Thread helper : helpers) {
            join(helper);
        }
        return LaneSum.plain(partial, 0, chunks);
    }

    private static void join(Thread helper) {
        boolean interrupted = false;
        while (true) {
            try {
                helper.join();                       // also makes the helper's partial sums visible here
                break;
            } catch (InterruptedException e) {
                interrupted = true;                  // the sum must be finished first; the caller is told afterwards
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
