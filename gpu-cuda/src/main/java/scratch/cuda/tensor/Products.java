package scratch.cuda.tensor;

import java.util.Arrays;
import scratch.cuda.device.Device;
import scratch.cuda.device.Grid;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.GemmLadder;
import scratch.cuda.kernel.Precision;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Reduction;
import scratch.math.tensor.Tensor;

/// Matrix products: by which kernel. See matmul.cu, and the ladder of [GemmLadder] for large ones.
///
/// | product | kernel |
/// |---|---|
/// | large, a single one | the fastest of the ladder; a transposed operand is copied first, which costs little beside it |
/// | few results, each a long sum | cut along k into pieces that run side by side and are added in their order |
/// | all others, any strides, stacks | tiles of matmul.cu |
///
/// The first and the last add up each result in the order of k, so which of them it is changes no bit.
final class Products {
    private static final int LARGE = 64;
    private static final int SMALL = 16;
    private static final int MOST_IN_Z = 65_535;
    private static final int LADDER = 128;                     // rows and columns from which the ladder's tiles are full
    private static final int PIECE = 256;                      // of a sum that is cut
    private static final int FEW = 32;                         // tiles that do not keep a device busy

    private final CudaBackend backend;
    private final Calls calls;
    private final Device device;
    private final GemmLadder ladder;
    private final Layout stack = new Layout();
    private long operations;

    Products(CudaBackend backend, Calls calls, Device device) {
        this.backend = backend;
        this.calls = calls;
        this.device = device;
        ladder = new GemmLadder(device);
    }

    /// `out ← a·b`, or with `add` `out ← out + a·b`; not empty.
    void multiply(Tensor a, Tensor b, boolean add, Tensor out) {
        int m = out.length(-2);
        int n = out.length(-1);
        int k = a.length(-1);
        boolean single = out.rank() == 2;
        if (single && m >= LADDER && n >= LADDER && k >= SMALL && out.strides()[0] >= n) {
            operations += 2L * m * n * k;
            byLadder(a, b, add, out);
        } else if (single && k >= 4 * PIECE && (long) tiles(m, SMALL) * tiles(n, SMALL) <= FEW) {
            inPieces(a, b, add, out);
        } else {
            byTiles(a, b, add, out);
        }
    }

    private void byLadder(Tensor a, Tensor b, boolean add, Tensor out) {
        Tensor left = rowMajor(a);
        Tensor right = rowMajor(b);
        calls.launched((long) Float.BYTES * (left.size() + right.size() + out.size()));
        ladder.multiply(Precision.FP32, 1, matrix(left), matrix(right), add ? 1 : 0, matrix(out), device.stream());
        release(left, a);
        release(right, b);
    }

    /// The same numbers with stride 1 along a row.
    private static Tensor rowMajor(Tensor t) {
        return t.strides()[1] == 1 && t.strides()[0] >= t.length(1) ? t : t.copy();
    }

    private DeviceMatrix matrix(Tensor t) {
        return new DeviceMatrix(calls.memory(t), t.offset(), t.length(0), t.length(1), t.strides()[0], Float.BYTES);
    }

    private static void release(Tensor used, Tensor given) {
        if (used != given) {
            used.release();
        }
    }

    /// The pieces are a stack of products of views; the sums over the stack are added up in its order.
    private void inPieces(Tensor a, Tensor b, boolean add, Tensor out) {
        int m = out.length(0);
        int n = out.length(1);
        int k = a.length(1);
        int pieces = k / PIECE;
        int aRow = a.strides()[0];
        int aColumn = a.strides()[1];
        int bRow = b.strides()[0];
        Tensor left = Tensor.over(a.storage(), a.offset(), new int[] {pieces, m, PIECE},
                new int[] {PIECE * aColumn, aRow, aColumn});
        Tensor right = Tensor.over(b.storage(), b.offset(), new int[] {pieces, PIECE, n},
                new int[] {PIECE * bRow, bRow, b.strides()[1]});
        Tensor parts = Tensor.empty(backend, pieces, m, n);
        Tensor sum = Tensor.empty(backend, 1, m, n);
        byTiles(left, right, false, parts);
        backend.reduce(Reduction.SUM, parts, sum);
        if (add) {
            backend.binary(Binary.ADD, out, sum.select(0, 0), 1, out);
        } else {
            backend.copy(sum.select(0, 0), out);
        }
        parts.release();
        sum.release();
        if (pieces * PIECE < k) {
            byTiles(a.slice(1, pieces * PIECE, k), b.slice(0, pieces * PIECE, k), true, out);
        }
    }

    private void byTiles(Tensor a, Tensor b, boolean add, Tensor out) {
        int rank = out.rank();
        int[] batch = Arrays.copyOf(out.shape(), rank - 2);
        if (!stack.inOrder(batch, Arrays.copyOf(out.strides(), rank - 2), Arrays.copyOf(a.strides(), rank - 2),
                Arrays.copyOf(b.strides(), rank - 2))) {
            for (int i = 0; i < batch[0]; i++) {
                byTiles(a.select(0, i), b.select(0, i), add, out.select(0, i));
            }
            return;
        }
        int m = out.length(-2);
        int n = out.length(-1);
        int k = a.length(-1);
        operations += 2L * stack.size() * m * n * k;
        long tiles = (long) tiles(m, LARGE) * tiles(n, LARGE) * stack.size();
        boolean large = m > LARGE / 2 && n > LARGE / 2 && 2 * tiles >= device.properties().multiprocessors();
        int side = large ? LARGE : SMALL;
        Call call = calls.of("matmul", large ? "matmulLarge" : "matmulSmall").with(stack).with(m).with(n).with(k);
        strides(call.with(a), a);
        strides(call.with(b), b);
        call.with(add).with(out).with(out.strides()[rank - 2])
                .on(new Grid(tiles(n, side), tiles(m, side), Math.min(stack.size(), MOST_IN_Z), large ? 256 : 64, 1, 1, 0));
    }

    private static void strides(Call call, Tensor t) {
        int[] strides = t.strides();
        call.with(strides[strides.length - 2]).with(strides[strides.length - 1]);
    }

    private static int tiles(int length, int side) {
        return (length + side - 1) / side;
    }

    /// Additions and multiplications so far.
    long operations() {
        return operations;
    }
}
