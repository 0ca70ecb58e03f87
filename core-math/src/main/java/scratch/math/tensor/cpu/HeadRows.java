package scratch.math.tensor.cpu;

import scratch.math.tensor.Tensor;

/// The rows of a tensor (batch, heads, rows, width) as gemm wants them: each of them together, `ld` apart from the next.
/// Nearly every view is so already; others are copied.
final class HeadRows {
    final float[] data;
    final int ld;
    private final int offset;
    private final int batchStride;
    private final int headStride;

    HeadRows(Tensor a) {
        int width = a.length(3);
        int[] own = a.strides();
        boolean together = (own[3] == 1 || width <= 1) && (own[2] >= width || a.length(2) <= 1);
        Tensor source = together ? a : a.copy();
        int[] strides = source.strides();
        data = Memory.data(source);
        offset = source.offset();
        batchStride = strides[0];
        headStride = strides[1];
        ld = Math.max(strides[2], Math.max(width, 1));
    }

    /// Where row i begins.
    int at(int batch, int head, int i) {
        return offset + batch * batchStride + head * headStride + i * ld;
    }
}
