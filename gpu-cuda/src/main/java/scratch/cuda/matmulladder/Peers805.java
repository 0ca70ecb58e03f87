package scratch.cuda.matmulladder;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.driver.Cublas;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.Gemm;
import scratch.cuda.kernel.GemmLadder;
import scratch.cuda.kernel.GemmRung;
import scratch.cuda.kernel.Precision;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.Matrix;

/// Holds the rungs of lesson 805 to a product in double and to formulas, and times them where there is a GPU.
final class Peers805 {
    private static final int M = 70;
    private static final int N = 45;
    private static final int K = 33;
    private static final int RUNS = 5;

    private Peers805() {
    }

    static CheckTable checks(Map<GemmRung, RungCount> counts, long seed) {
        var random = new SplittableRandom(seed);
        float[] a = normal(random, M * K);
        float[] b = normal(random, K * N);
        float[] halfA = rounded(a);
        float[] halfB = rounded(b);
        double[] product = multiply(a, b);
        double[] halfProduct = multiply(halfA, halfB);
        double size = largest(multiply(absolute(a), absolute(b)));
        var checks = CheckTable.against("double, formula");
        var group = checks.group("errors of a product / |A||B|", 1e-6);
        for (GemmRung rung : GemmRung.values()) {
            boolean halves = rung.precision() == Precision.BF16;
            double error = farthest(onInterpreter(rung, halves ? halfA : a, halves ? halfB : b),
                    halves ? halfProduct : product);
            if (rung.precision() == Precision.TF32) {
                checks.atMost("the same of mma tf32", error / size, 2 * Precision.TF32.unitRoundoff());
            } else {
                group.same(Ex805MatmulLadder.name(rung), error / size, 0);
            }
        }
        var bytes = checks.group("counts of global bytes", 1e-9);
        counts.forEach((rung, count) -> bytes.same(Ex805MatmulLadder.name(rung), count.bytes(), RungCount.expectedBytes(rung)));
        return checks.whyDifferent("A float rounds each product and each sum to 24 bits; TF32 rounds what goes in to 11 bits "
                + "first. The bfloat16 rung is given numbers of 8 bits and held to the product of these.");
    }

    private static float[] onInterpreter(GemmRung rung, float[] a, float[] b) {
        try (InterpretedDevice device = new InterpretedDevice(); GemmLadder ladder = new GemmLadder(device)) {
            boolean halves = rung.precision() == Precision.BF16;
            DeviceMatrix c = DeviceMatrix.of(device.allocate((long) M * N * Float.BYTES), M, N);
            ladder.rung(rung).multiply(1, upload(device, a, M, K, halves), upload(device, b, K, N, halves), 0, c,
                    device.stream());
            float[] result = new float[M * N];
            device.copyOut(c.memory(), 0, MemorySegment.ofArray(result), device.stream());
            return result;
        }
    }

    private static DeviceMatrix upload(Device device, float[] values, int rows, int columns, boolean halves) {
        short[] upper = new short[values.length];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = (short) (Float.floatToRawIntBits(values[i]) >>> 16);
        }
        MemorySegment from = halves ? MemorySegment.ofArray(upper) : MemorySegment.ofArray(values);
        DeviceMemory memory = device.allocate(from.byteSize());
        device.copyIn(from, memory, 0, device.stream());
        return new DeviceMatrix(memory, 0, rows, columns, columns, halves ? Short.BYTES : Float.BYTES);
    }

    /// Times every rung on the GPU, and cuBLAS where it is found, on the same random matrices.
    static void time(Device device, int n, long seed) {
        float[] values = normal(new SplittableRandom(seed), n * n);
        try (GemmLadder ladder = new GemmLadder(device);
                DeviceMemory floats = device.allocate((long) n * n * Float.BYTES);
                DeviceMemory halves = device.allocate((long) n * n * Short.BYTES);
                DeviceMemory product = device.allocate((long) n * n * Float.BYTES)) {
            device.copyIn(MemorySegment.ofArray(values), floats, 0, device.stream());
            short[] upper = new short[values.length];
            for (int i = 0; i < upper.length; i++) {
                upper[i] = (short) (Float.floatToRawIntBits(values[i]) >>> 16);
            }
            device.copyIn(MemorySegment.ofArray(upper), halves, 0, device.stream());
            DeviceMatrix c = DeviceMatrix.of(product, n, n);
            Optional<Cublas> cublas = Cublas.open(device);
            var table = Console.table("  %-12s  %10.1f  %12s", "rung", "TFLOP/s", "of cuBLAS");
            for (Gemm gemm : ladder.all()) {
                boolean half = gemm.precision() == Precision.BF16;
                DeviceMatrix x = half ? DeviceMatrix.bf16(halves, n, n, n) : DeviceMatrix.of(floats, n, n);
                double ours = rate(device, n, () -> gemm.multiply(1, x, x, 0, c, device.stream()));
                String share = cublas.map(peer -> rate(device, n, () -> peer.multiply(precision(gemm), n, n, n, 1,
                        x.memory(), n, x.memory(), n, 0, product, n, device.stream())))
                        .map(theirs -> String.format(Locale.ROOT, "%.0f %%", 100 * ours / theirs)).orElse("no cuBLAS");
                table.row(gemm.name(), ours, share);
            }
            cublas.ifPresent(Cublas::close);
        }
    }

    private static Cublas.Precision precision(Gemm gemm) {
        return switch (gemm.precision()) {
            case FP32 -> Cublas.Precision.FLOAT32;
            case TF32 -> Cublas.Precision.TF32;
            case BF16 -> Cublas.Precision.BFLOAT16;
        };
    }

    private static double rate(Device device, int n, Runnable multiply) {
        multiply.run();
        double best = Double.POSITIVE_INFINITY;
        try (Event before = device.newEvent(); Event after = device.newEvent()) {
            for (int run = 0; run < RUNS; run++) {
                device.stream().record(before);
                multiply.run();
                device.stream().record(after);
                best = Math.min(best, after.millisecondsSince(before));
            }
        }
        return 2.0 * n * n * n / best / 1e9;
    }

    private static float[] normal(SplittableRandom random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    // Cut to the 8 bits of a bfloat16.
    private static float[] rounded(float[] values) {
        float[] halves = new float[values.length];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = Float.intBitsToFloat(Float.floatToRawIntBits(values[i]) & 0xffff0000);
        }
        return halves;
    }

    private static float[] absolute(float[] values) {
        float[] absolute = new float[values.length];
        for (int i = 0; i < absolute.length; i++) {
            absolute[i] = Math.abs(values[i]);
        }
        return absolute;
    }

    private static double[] multiply(float[] a, float[] b) {
        return Matrix.wrap(M, K, doubles(a)).multiply(Matrix.wrap(K, N, doubles(b))).data();
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static double farthest(float[] actual, double[] expected) {
        double farthest = 0;
        for (int i = 0; i < expected.length; i++) {
            double apart = Math.abs(actual[i] - expected[i]);
            farthest = apart >= farthest || Double.isNaN(apart) ? apart : farthest;
        }
        return farthest;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
