package scratch.math.tensor.cpu;

import java.util.Arrays;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.Reduction;
import scratch.math.tensor.Tensor;

/// Sums and maxima over any axes. Sums are added up in double precision: in float32 a sum of ones stops at 16777216.
///
/// Where the numbers that are folded stand side by side, each result is a kernel's sum over stretches. Where they do
/// not (the column sums of a matrix), a block of results is carried along and whole stretches are added to it, so
/// that memory is read in order both ways.
final class Reductions {
    private static final int BLOCK = 1024;

    private final Kernels kernels;
    private final boolean max;
    private final Walk kept;               // operands: out, a
    private final Walk folded;             // operand: a
    private final double[] sums = new double[BLOCK];

    /// `out` has the rank of `a`, and length 1 on the axes to be folded; `a` is not empty.
    Reductions(Kernels kernels, Reduction fold, Tensor a, Tensor out) {
        this.kernels = kernels;
        this.max = fold == Reduction.MAX;
        int[] shape = a.shape();
        int[] ones = out.shape();
        int[] keep = new int[shape.length];
        int[] drop = new int[shape.length];
        for (int i = 0; i < shape.length; i++) {
            keep[i] = ones[i];
            drop[i] = ones[i] == 1 ? shape[i] : 1;
        }
        kept = new Walk(keep, new int[][] {out.strides(), a.strides()}, new int[] {out.offset(), a.offset()});
        folded = new Walk(drop, new int[][] {a.strides()}, new int[] {0});
    }

    void run(float[] a, float[] out) {
        boolean bySide = kept.length > 1 && folded.step[0] != 1;
        do {
            for (int from = 0; from < kept.length; from += bySide ? BLOCK : 1) {
                int z = kept.at[0] + from * kept.step[0];
                int x = kept.at[1] + from * kept.step[1];
                if (bySide) {
                    int n = Math.min(BLOCK, kept.length - from);
                    block(a, x, kept.step[1], n);
                    for (int j = 0; j < n; j++) {
                        out[z + j * kept.step[0]] = (float) sums[j];
                    }
                } else {
                    out[z] = (float) single(a, x);
                }
            }
        } while (kept.next());
    }

    /// One result.
    private double single(float[] a, int x) {
        double result = max ? Double.NEGATIVE_INFINITY : 0;
        do {
            int at = x + folded.at[0];
            int step = folded.step[0];
            if (step == 1 && max) {
                result = Math.max(result, kernels.max(a, at, folded.length));
            } else if (step == 1) {
                result += kernels.sum(a, at, folded.length);
            } else {
                for (int i = 0; i < folded.length; i++) {
                    result = max ? Math.max(result, a[at + i * step]) : result + a[at + i * step];
                }
            }
        } while (folded.next());
        return result;
    }

    /// The next `n` results, which lie `step` apart in `a`.
    private void block(float[] a, int x, int step, int n) {
        Arrays.fill(sums, 0, n, max ? Double.NEGATIVE_INFINITY : 0);
        do {
            for (int i = 0; i < folded.length; i++) {
                int at = x + folded.at[0] + i * folded.step[0];
                if (max) {
                    for (int j = 0; j < n; j++) {
                        sums[j] = Math.max(sums[j], a[at + j * step]);
                    }
                } else if (step == 1) {
                    for (int j = 0; j < n; j++) {
                        sums[j] += a[at + j];
                    }
                } else {
                    for (int j = 0; j < n; j++) {
                        sums[j] += a[at + j * step];
                    }
                }
            }
        } while (folded.next());
    }

    /// The largest along the middle axis of a (p, q, r), and the index of the first of them; the first NaN is largest.
    static void max(float[] a, int ao, int p, int q, int r, float[] values, int vo, float[] indices, int io) {
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < r; k++) {
                int at = ao + i * q * r + k;
                int best = key(a[at]);
                int index = 0;
                for (int j = 1; j < q; j++) {
                    int now = key(a[at + j * r]);
                    index = now > best ? j : index;
                    best = Math.max(best, now);
                }
                values[vo + i * r + k] = a[at + index * r];
                indices[io + i * r + k] = index;
            }
        }
    }

    /// Integers in the order of the numbers, NaN above all: two such are compared without a branch, and which of some
    /// neighbours is the largest no processor can guess. Adding 0 makes −0 equal to 0.
    static int key(float x) {
        int bits = Float.floatToIntBits(x + 0f);
        return bits ^ bits >> 31 & 0x7fffffff;
    }

    /// The number of a key.
    static float number(int key) {
        return Float.intBitsToFloat(key ^ key >> 31 & 0x7fffffff);
    }
}
