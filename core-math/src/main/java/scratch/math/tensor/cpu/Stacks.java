package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.Tensor;

/// Products of stacks of matrices: one gemm for each pair.
final class Stacks {

    private Stacks() {
    }

    static void multiply(Kernels kernels, BufferPool pool, Tensor a, Tensor b, boolean add, Tensor out) {
        if (out.size() == 0) {
            return;
        }
        int rank = out.rank();
        Operand left = new Operand(pool, a);
        Operand right = new Operand(pool, b);
        int[] outStrides = out.strides();
        int m = out.length(-2);
        int n = out.length(-1);
        int k = a.length(-1);
        int ldc = Math.max(outStrides[rank - 2], n);
        int[] batch = Arrays.copyOf(out.shape(), rank - 2);
        Walk walk = new Walk(batch, new int[][] {outStrides, left.strides, right.strides},
                new int[] {out.offset(), left.offset, right.offset});
        do {
            for (int i = 0; i < walk.length; i++) {
                kernels.gemm(left.transposed, right.transposed, m, n, k,
                        1, left.data, walk.at[1] + i * walk.step[1], left.ld,
                        right.data, walk.at[2] + i * walk.step[2], right.ld,
                        add ? 1 : 0, Memory.data(out), walk.at[0] + i * walk.step[0], ldc);
            }
        } while (walk.next());
        left.done();
        right.done();
    }
}
