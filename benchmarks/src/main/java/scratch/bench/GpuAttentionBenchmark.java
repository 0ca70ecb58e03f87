package scratch.bench;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.SplittableRandom;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.kernel.Attention;

/// How fast is fused attention, forward, in bfloat16?
///
/// Hypothesis: the scores of all pairs never leave the multiprocessor, so the kernel is bound by its two matrix products,
/// and by the exponentials between them.
///
/// Run: `mvn -q -pl benchmarks -am compile -Dgpu=attention`
///
/// Moral: see docs/performance.md, once a GPU was at hand.
final class GpuAttentionBenchmark {
    private static final String NAME = GpuAttentionBenchmark.class.getSimpleName();

    private GpuAttentionBenchmark() {
    }

    /// @param tokens queries and keys in all, heads included: longer sequences get fewer heads
    static void run(Device device, GpuClock clock, GpuResults results, int tokens, int width, int... lengths) {
        int n = tokens * width;
        try (Attention attention = new Attention(device); DeviceMemory q = draw(device, n, 1);
             DeviceMemory k = draw(device, n, 2); DeviceMemory v = draw(device, n, 3);
             DeviceMemory out = device.allocate(4L * n)) {
            for (int length : lengths) {
                int heads = Math.max(1, tokens / length);
                for (boolean causal : new boolean[] {false, true}) {
                    Attention.Shape shape = new Attention.Shape(heads, length, length, width, causal);
                    float scale = (float) (1 / Math.sqrt(width));
                    double[] seconds =
                        clock.seconds(() -> attention.forward(shape, scale, q, k, v, out, device.stream()));
                    double operations = 4.0 * heads * length * length * width * (causal ? 0.5 : 1);
                    results.add(NAME, "fused", Map.of("length", length, "width", width, "causal", causal), seconds,
                        Map.of("teraflops", operations / Result.medianOf(seconds) / 1e12));
                }
            }
        }
    }

    private static DeviceMemory draw(Device device, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        short[] values = new short[n];
        for (int i = 0; i < n; i++) {
            values[i] = (short) (Float.floatToRawIntBits((float) random.nextGaussian()) >>> 16);
        }
        DeviceMemory memory = device.allocate(2L * n);
        device.copyIn(MemorySegment.ofArray(values), memory, 0, device.stream());
        return memory;
    }
}
