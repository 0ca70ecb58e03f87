package scratch.cuda.tensor;

import java.util.Arrays;
import scratch.cuda.device.Grid;
import scratch.math.tensor.Tensor;

/// Matrix products: which tiles make them. See matmul.cu.
///
/// Every kernel adds up the products of one result in the order of k, so the choice of tiles changes no bit.
final class Products {
    private static final int LARGE = 64;
    private static final int SMALL = 16;
    private static final int MOST_IN_Z = 65_535;

    private final Calls calls;
    private final Layout stack = new Layout();
    private final int multiprocessors;
    private long operations;

    Products(Calls calls, int multiprocessors) {
        this.calls = calls;
        this.multiprocessors = multiprocessors;
    }

    /// `out ← a·b`, or with `add` `out ← out + a·b`.
    void multiply(Tensor a, Tensor b, boolean add, Tensor out) {
        int rank = out.rank();
        int[] batch = Arrays.copyOf(out.shape(), rank - 2);
        if (!stack.inOrder(batch, Arrays.copyOf(out.strides(), rank - 2), Arrays.copyOf(a.strides(), rank - 2),
                Arrays.copyOf(b.strides(), rank - 2))) {
            for (int i = 0; i < batch[0]; i++) {
                multiply(a.select(0, i), b.select(0, i), add, out.select(0, i));
            }
            return;
        }
        int m = out.length(-2);
        int n = out.length(-1);
        int k = a.length(-1);
        operations += 2L * stack.size() * m * n * k;
        long tiles = (long) tiles(m, LARGE) * tiles(n, LARGE) * stack.size();
        boolean large = m > LARGE / 2 && n > LARGE / 2 && 2 * tiles >= multiprocessors;
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
