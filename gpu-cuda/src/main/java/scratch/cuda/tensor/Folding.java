package scratch.cuda.tensor;

import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.math.tensor.Reduction;
import scratch.math.tensor.Tensor;

/// Sums and maxima over any axes: which threads fold what. See folds.cu.
///
/// The choice depends on shapes and strides alone, and with it the order of the additions: the same call gives the same
/// bits on every device.
final class Folding {
    private static final int SHORT = 64;               // numbers that one thread folds without help
    private static final int MOST_PARTS = 256;
    private static final int PART_OF_BLOCK = 16_384;
    private static final int PART_OF_THREAD = 256;

    private final Calls calls;
    private final MemoryPool pool;
    private final Layout kept = new Layout();
    private final Layout folded = new Layout();

    Folding(Calls calls, MemoryPool pool) {
        this.calls = calls;
        this.pool = pool;
    }

    /// @return false if there are too many axes to walk along
    boolean reduce(Reduction fold, Tensor a, Tensor out) {
        int[] shape = a.shape();
        int[] strides = a.strides();
        int[] stays = out.shape();
        int[] goes = new int[shape.length];
        double times = 1;
        for (int i = 0; i < shape.length; i++) {
            boolean folds = stays[i] == 1;
            goes[i] = folds ? shape[i] : 1;
            if (folds && strides[i] == 0) {            // the same number again and again: n times it is its sum
                times *= shape[i];
                goes[i] = 1;
            }
        }
        if (!kept.inOrder(stays, strides) || !folded.inMemory(goes, strides)) {
            return false;
        }
        run(fold == Reduction.SUM ? "sum" : "max", fold == Reduction.SUM ? times : 1, a, out);
        return true;
    }

    private void run(String name, double times, Tensor a, Tensor out) {
        int results = kept.size();
        int each = folded.size();
        boolean byBlock = each > SHORT && (results == 1 || folded.smallestStride(0) < kept.smallestStride(0));
        int parts = parts(byBlock ? PART_OF_BLOCK : PART_OF_THREAD, results, each);
        DeviceMemory partial = parts == 1 ? null : pool.take((long) Double.BYTES * parts * results);
        Call call = calls.of("folds", name + (byBlock ? "ByBlock" : "ByThread")).with(kept).with(folded).with(a);
        call = (partial == null ? call.with(0L) : call.with(partial)).with(times).with(out);
        int threads = byBlock && each > 2 * Calls.THREADS ? Calls.THREADS
                : byBlock ? Calls.WARP : Math.min(Calls.THREADS, (results + Calls.WARP - 1) / Calls.WARP * Calls.WARP);
        int blocks = byBlock ? results : (results + threads - 1) / threads;
        call.on(new Grid(Math.min(blocks, Math.max(1, calls.mostBlocks() / parts)), parts, 1, threads, 1, 1, 0));
        if (partial != null) {
            calls.of("folds", name + "Parts").with(partial).with(results).with(parts).with(times).with(out).over(results);
            pool.give(partial);
        }
    }

    /// In how many pieces each fold is cut, so that a few long ones keep the whole device busy.
    private static int parts(int piece, int results, int each) {
        int wanted = (int) Math.min(MOST_PARTS, ((long) each + piece - 1) / piece);
        return results >= 16_384 ? 1 : Math.max(1, Math.min(wanted, 65_536 / Math.max(1, Math.min(results, 65_536))));
    }

}
