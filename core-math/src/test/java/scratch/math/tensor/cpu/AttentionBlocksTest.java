package scratch.math.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import scratch.math.kernel.Kernels;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Fused;
import scratch.math.tensor.ScaledDotProduct;
import scratch.math.tensor.Tensor;

/// Attention in blocks: the same as over all scores at once, in a memory that grows with the sequence and not its square.
class AttentionBlocksTest {
    private static final int LONG = 4096;
    private static final int WIDTH = 4;

    /// Inputs and what is allocated for them, on a backend of its own.
    private static Tensor[] inputs(CpuBackend backend, int length) {
        Random random = new Random(length);
        Tensor[] in = new Tensor[4];
        for (int t = 0; t < in.length; t++) {
            float[] values = new float[length * WIDTH];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            in[t] = Tensor.of(backend, values, length, WIDTH);
        }
        return in;
    }

    private static Tensor[] forwardAndBack(Tensor[] in, Attention how) {
        Tensor[] y = ScaledDotProduct.attention(in[0], in[1], in[2], how);
        Tensor[] d = ScaledDotProduct.gradient(in[0], in[1], in[2], how, y[0], y[1], in[3], false);
        return new Tensor[] {y[0], d[0], d[1], d[2]};
    }

    /// Bytes there was room for at the same time: inputs, results, gradients, and what lies between. All of it comes from the
    /// pool, and lies there again in the end.
    private static long bytes(int length, Attention how) {
        CpuBackend backend = new CpuBackend(Kernels.active());
        Tensor[] in = inputs(backend, length);
        Tensor[] y = ScaledDotProduct.attention(in[0], in[1], in[2], how);
        Tensor[] d = ScaledDotProduct.gradient(in[0], in[1], in[2], how, y[0], y[1], in[3], false);
        Stream.of(in, y, d).flatMap(Arrays::stream).filter(Objects::nonNull).forEach(Tensor::release);
        return Float.BYTES * backend.idle();
    }

    @Test
    void memoryGrowsWithTheSequenceAndNotWithItsSquare() {
        long half = bytes(LONG / 2, Attention.plain());
        long whole = bytes(LONG, Attention.plain());
        assertThat(whole).isLessThanOrEqualTo(2 * half);
        assertThat(whole).isLessThan((long) LONG * LONG * Float.BYTES / 32);                   // of one matrix of scores
    }

    @Test
    void blocksGiveWhatAllScoresAtOnceGive() {
        CpuBackend backend = new CpuBackend(Kernels.active());
        Tensor[] in = inputs(backend, LONG);
        float[] y = ScaledDotProduct.attention(in[0], in[1], in[2], Attention.plain().causal())[0].toArray();
        for (int i : new int[] {0, 1, 255, 256, 257, 1000, LONG - 1}) {
            Tensor scores = in[0].slice(0, i, i + 1).matmul(in[1].slice(0, 0, i + 1).transpose()).times(0.5f);
            float[] plain = Fused.softmax(scores).matmul(in[2].slice(0, 0, i + 1)).toArray();
            for (int c = 0; c < WIDTH; c++) {
                assertThat(y[i * WIDTH + c]).isCloseTo(plain[c], within(1e-5f));
            }
        }
    }

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        int before = Kernels.threads();
        Attention how = Attention.plain().causal();
        try {
            CpuBackend backend = new CpuBackend(Kernels.active());
            Tensor[] in = inputs(backend, 8 * 300);
            for (int t = 0; t < in.length; t++) {
                in[t] = in[t].reshape(2, 300, 4, WIDTH).permute(0, 2, 1, 3);
            }
            Kernels.setThreads(1);
            Tensor[] one = forwardAndBack(in, how);
            Kernels.setThreads(2);
            Tensor[] two = forwardAndBack(in, how);
            for (int t = 0; t < one.length; t++) {
                assertThat(two[t].toArray()).isEqualTo(one[t].toArray());
            }
        } finally {
            Kernels.setThreads(before);
        }
    }

    @Test
    void aSecondCallTakesItsRoomFromTheFirst() {
        CpuBackend backend = new CpuBackend(Kernels.active());
        Tensor[] in = inputs(backend, 512);
        long[] idle = new long[3];
        for (int call = 0; call < idle.length; call++) {
            Tensor[] y = ScaledDotProduct.attention(in[0], in[1], in[2], Attention.plain());
            Tensor[] d = ScaledDotProduct.gradient(in[0], in[1], in[2], Attention.plain(), y[0], y[1], in[3], false);
            Stream.of(y, d).flatMap(Arrays::stream).filter(Objects::nonNull).forEach(Tensor::release);
            idle[call] = backend.idle();
        }
        assertThat(idle).containsOnly(idle[0]);
    }
}
