package scratch.cuda.kernel;

import java.util.Locale;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;
import scratch.math.check.Require;

/// `softmax(scale · Q·Kᵀ)·V` for each head in one launch, with memory that grows with the sequence and not with its square.
/// Q, K and V are bfloat16, the result is float.
public final class Attention implements AutoCloseable {
    private static final int ROWS = 128;
    private static final int THREADS = 128;
    private static final int MOST_HEADS = 65_535;

    /// Sizes of an attention.
    ///
    /// @param heads   of all sequences of a batch together, at most 65 535
    /// @param queries rows of Q in each
    /// @param keys    rows of K and V in each
    /// @param width   columns of each: 64 or 128
    /// @param causal  query i sees keys up to i + keys − queries: its own, where there are as many keys as queries
    public record Shape(int heads, int queries, int keys, int width, boolean causal) {
        /// @throws IllegalArgumentException if a size is out of range
        public Shape {
            Require.that(heads >= 1 && heads <= MOST_HEADS, "Attention.Shape: %d heads: must be 1 to %d", heads, MOST_HEADS);
            Require.that(queries >= 1 && keys >= 1, "Attention.Shape: %d queries, %d keys: must be at least 1", queries, keys);
            Require.that(width == 64 || width == 128, "Attention.Shape: width %d: must be 64 or 128", width);
            Require.that(!causal || keys >= queries,
                    "Attention.Shape: causal with %d queries and %d keys: needs a key for each query", queries, keys);
        }
    }

    private final Loaded kernels;

    /// Compiles the kernels for `device`.
    public Attention(Device device) {
        kernels = new Loaded(device, "attention", "attention_64", "attention_128");
    }

    /// Puts it on the stream: `q` is (heads, queries, width), `k` and `v` are (heads, keys, width), `out` is like `q`.
    ///
    /// @throws IllegalArgumentException if something is too small for the shape, or `scale` is not a positive number
    public void forward(Shape shape, float scale, DeviceMemory q, DeviceMemory k, DeviceMemory v, DeviceMemory out,
            Stream stream) {
        Require.that(scale > 0 && Float.isFinite(scale), "Attention.forward: scale %s: must be finite and above 0", scale);
        long ofQueries = (long) shape.heads * shape.queries * shape.width;
        long ofKeys = (long) shape.heads * shape.keys * shape.width;
        requireRoom("Q", q, ofQueries, Short.BYTES);
        requireRoom("K", k, ofKeys, Short.BYTES);
        requireRoom("V", v, ofKeys, Short.BYTES);
        requireRoom("out", out, ofQueries, Float.BYTES);
        String kernel = "attention_" + shape.width;
        kernels.arguments(kernel).set(0, shape.queries).set(1, shape.keys).set(2, scale).set(3, shape.causal ? 1 : 0)
                .set(4, q).set(5, k).set(6, v).set(7, out);
        int keysOfTile = shape.width == 64 ? 64 : 48;
        int shared = (ROWS + 2 * keysOfTile) * shape.width * Short.BYTES;
        kernels.launch(kernel, new Grid((shape.queries - 1) / ROWS + 1, shape.heads, 1, THREADS, 1, 1, shared), stream);
    }

    private static void requireRoom(String what, DeviceMemory memory, long elements, int bytes) {
        if (memory.bytes() < elements * bytes) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "Attention.forward: %s of %d bytes: needs %d elements of %d", what, memory.bytes(), elements, bytes));
        }
    }

    @Override
    public void close() {
        kernels.close();
    }
}
