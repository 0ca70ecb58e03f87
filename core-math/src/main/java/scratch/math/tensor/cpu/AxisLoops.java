package scratch.math.tensor.cpu;

import static scratch.math.tensor.cpu.Memory.data;

import java.util.Arrays;
import scratch.math.tensor.Tensor;

/// What happens along the middle axis of contiguous (p, q, r) tensors, and choosing between two tensors.
final class AxisLoops {

    private AxisLoops() {
    }

    static void where(Tensor condition, Tensor a, Tensor b, Tensor out) {
        float[] c = data(condition);
        float[] x = data(a);
        float[] y = data(b);
        float[] z = data(out);
        Walk walk = Walk.over(out, condition, a, b);
        do {
            for (int i = 0; i < walk.length; i++) {
                z[walk.at[0] + i * walk.step[0]] = c[walk.at[1] + i * walk.step[1]] != 0
                        ? x[walk.at[2] + i * walk.step[2]] : y[walk.at[3] + i * walk.step[3]];
            }
        } while (walk.next());
    }

    static void cumulativeSum(Tensor a, boolean backwards, Tensor out) {
        int q = a.length(1);
        int r = a.length(2);
        float[] x = data(a);
        float[] z = data(out);
        int step = backwards ? -r : r;
        for (int p = 0; p < a.length(0); p++) {
            int first = (p * q + (backwards ? q - 1 : 0)) * r;
            for (int k = 0; k < r && q > 0; k++) {
                double sum = 0;                                // in double: rounding would grow along the axis
                for (int j = 0, i = first + k; j < q; j++, i += step) {
                    sum += x[a.offset() + i];
                    z[out.offset() + i] = (float) sum;
                }
            }
        }
    }

    /// Each number as one `long`, larger for larger numbers and, of equal ones, for earlier ones; the k largest are kept in
    /// a heap with the smallest of them on top.
    static void topK(Tensor a, Tensor values, Tensor indices) {
        int q = a.length(1);
        int r = a.length(2);
        int k = values.length(1);
        float[] x = data(a);
        long[] heap = new long[k];
        for (int p = 0; p < a.length(0); p++) {
            for (int c = 0; c < r; c++) {
                int first = a.offset() + p * q * r + c;
                for (int j = 0; j < q; j++) {
                    long code = (long) Reductions.key(x[first + j * r]) << 32 | (Integer.MAX_VALUE - j);
                    if (j < k) {
                        heap[j] = code;
                        if (j == k - 1) {
                            Arrays.sort(heap);                 // sorted is a heap, too
                        }
                    } else if (code > heap[0]) {
                        heap[0] = code;
                        sink(heap);
                    }
                }
                Arrays.sort(heap);
                for (int i = 0; i < k; i++) {
                    int j = Integer.MAX_VALUE - (int) heap[k - 1 - i];
                    int to = (p * k + i) * r + c;
                    data(values)[values.offset() + to] = x[first + j * r];
                    data(indices)[indices.offset() + to] = j;
                }
            }
        }
    }

    /// The top goes down to where both below it are larger.
    private static void sink(long[] heap) {
        long code = heap[0];
        int at = 0;
        for (int child = 1; child < heap.length; child = 2 * at + 1) {
            if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= code) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = code;
    }

    static void gather(Tensor a, Tensor indices, Tensor out) {
        int q = a.length(1);
        int m = out.length(1);
        int r = out.length(2);
        float[] x = data(a);
        float[] index = data(indices);
        float[] z = data(out);
        for (int i = 0; i < out.size(); i++) {
            int from = CpuBackend.index("Backend.gather", index[indices.offset() + i], q);
            z[out.offset() + i] = x[a.offset() + (i / (m * r) * q + from) * r + i % r];
        }
    }

    static void scatterAdd(Tensor values, Tensor indices, Tensor out) {
        int q = out.length(1);
        int m = values.length(1);
        int r = values.length(2);
        float[] x = data(values);
        float[] index = data(indices);
        float[] z = data(out);
        for (int i = 0; i < values.size(); i++) {
            int to = CpuBackend.index("Backend.scatterAdd", index[indices.offset() + i], q);
            z[out.offset() + (i / (m * r) * q + to) * r + i % r] += x[values.offset() + i];
        }
    }
}
