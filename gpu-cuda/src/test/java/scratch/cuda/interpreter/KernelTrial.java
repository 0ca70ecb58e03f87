package scratch.cuda.interpreter;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;
import scratch.cuda.device.Program;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.cuda.kernel.Gemm;
import scratch.cuda.kernel.GemmRung;
import scratch.cuda.kernel.Gemv;
import scratch.cuda.kernel.Precision;
import scratch.cuda.kernel.Ptx;
import scratch.cuda.kernel.Reduction;
import scratch.cuda.kernel.Scan;
import scratch.cuda.kernel.TiledGemm;
import scratch.cuda.kernel.Transpose;
import scratch.cuda.kernel.WgmmaGemm;

/// What each kernel must do, as a test would ask it: sizes that no tile divides, rows with gaps between them, numbers large
/// enough to overflow. Fails with a sentence, or as the interpreter does.
enum KernelTrial {
    GEMM_NAIVE { @Override void run(Device device) { gemms(device, GemmRung.NAIVE); } },
    GEMM_SHARED { @Override void run(Device device) { gemms(device, GemmRung.SHARED); } },
    GEMM_PIPELINED { @Override void run(Device device) { gemms(device, GemmRung.PIPELINED); } },
    GEMM_MMA_TF32 { @Override void run(Device device) { gemms(device, GemmRung.MMA_TF32); } },
    GEMM_WGMMA {
        @Override
        void run(Device device) {
            try (Gemm gemm = new WgmmaGemm(device)) {
                gemm(device, gemm, new int[] {70, 24, 136, 144, 32, 27}, 0.5f);
                gemm(device, gemm, new int[] {5, 16, 328, 328, 16, 16}, 0);
            }
        }
    },
    TRANSPOSE { @Override void run(Device device) { transpose(device); } },
    REDUCTION { @Override void run(Device device) { reduction(device); } },
    SCAN { @Override void run(Device device) { scan(device); } },
    SOFTMAX { @Override void run(Device device) { softmax(device); } },
    GEMV { @Override void run(Device device) { gemv(device); } };

    abstract void run(Device device);

    /// A device that loads changed text; blocks and warps go in the order of the seed.
    Device device(long seed, UnaryOperator<String> edit) {
        InterpretedDevice device = new InterpretedDevice(InterpretedDevice.Options.standard().withSeed(seed)
                .withMemory(1 << 24).withInstructions(2_000_000).withCapability(this == GEMM_WGMMA ? 90 : 80));
        return (Device) Proxy.newProxyInstance(Device.class.getClassLoader(), new Class<?>[] {Device.class},
                (proxy, method, given) -> {
                    try {
                        return method.getName().equals("load") ? device.load(edit.apply((String) given[0]))
                                : method.invoke(device, given);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    // ---------------------------------------------------------------- products

    private static void gemms(Device device, GemmRung rung) {
        try (Gemm gemm = new TiledGemm(device, rung)) {
            gemm(device, gemm, new int[] {1, 1, 1, 1, 1, 1}, 0);
            gemm(device, gemm, new int[] {33, 36, 40, 44, 40, 39}, 0.5f);
            gemm(device, gemm, new int[] {9, 67, 37, 38, 69, 68}, 0);
        }
    }

    /// @param s m, n, k and the three leading dimensions
    private static void gemm(Device device, Gemm gemm, int[] s, float beta) {
        int m = s[0];
        int n = s[1];
        int k = s[2];
        boolean halves = gemm.precision() == Precision.BF16;
        float[] a = matrix(m, k, s[3], 1, halves);
        float[] b = matrix(k, n, s[4], 2, halves);
        float[] c = matrix(m, n, s[5], 3, false);
        if (beta == 0) {
            Arrays.fill(c, Float.NaN);
        }
        DeviceMatrix out = DeviceMatrix.of(upload(device, c), m, n, s[5]);
        gemm.multiply(1.5f, halves ? DeviceMatrix.bf16(upload(device, halves(a)), m, k, s[3])
                        : DeviceMatrix.of(upload(device, a), m, k, s[3]),
                halves ? DeviceMatrix.bf16(upload(device, halves(b)), k, n, s[4])
                        : DeviceMatrix.of(upload(device, b), k, n, s[4]), beta, out, device.stream());
        float[] result = download(device, out.memory());
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double size = 0;
                for (int p = 0; p < k; p++) {
                    double product = (double) a[i * s[3] + p] * b[p * s[4] + j];
                    sum += product;
                    size += Math.abs(product);
                }
                double expected = 1.5 * sum + (beta == 0 ? 0 : beta * c[i * s[5] + j]);
                near("C", i, j, result[i * s[5] + j], expected,
                        (gemm.precision() == Precision.TF32 ? 2e-3 : 1e-5) * (size + 1));
            }
        }
    }

    private static void gemv(Device device) {
        float[] a = matrix(13, 70, 71, 4, false);
        float[] x = matrix(1, 70, 70, 5, false);
        float[] y = matrix(1, 13, 13, 6, false);
        try (Gemv gemv = new Gemv(device)) {
            DeviceMemory out = upload(device, y);
            gemv.multiply(2, DeviceMatrix.of(upload(device, a), 13, 70, 71), DeviceMatrix.vector(upload(device, x), 70), 0.5f,
                    DeviceMatrix.vector(out, 13), device.stream());
            float[] result = download(device, out);
            for (int i = 0; i < 13; i++) {
                double sum = 0.5 * y[i];
                for (int j = 0; j < 70; j++) {
                    sum += 2.0 * a[71 * i + j] * x[j];
                }
                near("y", i, 0, result[i], sum, 1e-4);
            }
        }
    }

    // ---------------------------------------------------------------- sums

    private static void reduction(Device device) {
        try (Reduction reduction = new Reduction(device)) {
            for (int n : new int[] {1, 31, 1000, 2311}) {
                for (int offset = 0; offset < 2; offset++) {
                    float[] x = matrix(1, n + offset, n + offset, n, false);
                    for (int i = 0; i < x.length; i++) {
                        x[i] -= 50;
                    }
                    DeviceMatrix vector = new DeviceMatrix(upload(device, x), offset, 1, n, n, Float.BYTES);
                    double sum = 0;
                    double most = Double.NEGATIVE_INFINITY;
                    for (int i = offset; i < n + offset; i++) {
                        sum += x[i];
                        most = Math.max(most, x[i]);
                    }
                    near("sum", n, offset, reduction.reduce(Reduction.Kind.SUM, vector), sum, 1e-6 * Math.abs(sum));
                    near("max", n, offset, reduction.reduce(Reduction.Kind.MAX, vector), most, 0);
                }
            }
        }
    }

    private static void scan(Device device) {
        try (Scan scan = new Scan(device, 5000)) {
            for (int n : new int[] {1, 300, 4100}) {
                for (boolean exclusive : new boolean[] {false, true}) {
                    float[] x = matrix(1, n, n, n, false);
                    DeviceMemory out = device.allocate(4L * n);
                    scan.scan(exclusive, DeviceMatrix.vector(upload(device, x), n), DeviceMatrix.vector(out, n),
                            device.stream());
                    float[] result = download(device, out);
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        near("y", i, 0, result[i], exclusive ? sum : sum + x[i], 1e-3);
                        sum += x[i];
                    }
                }
            }
        }
    }

    /// Two blocks for five rows, so that a block's second row meets what the first has left.
    private static void softmax(Device device) {
        try (Program program = device.load(Ptx.of("softmax", device))) {
            Kernel kernel = program.kernel("softmax");
            for (int columns : new int[] {1, 37, 600}) {
                int leading = columns + 3;
                float[] x = matrix(5, columns, leading, columns, false);
                for (int i = 0; i < x.length; i++) {
                    x[i] *= 100;
                }
                float[] y = new float[x.length];
                DeviceMemory out = upload(device, y);
                Arguments arguments = kernel.arguments().set(0, 5).set(1, columns).set(2, upload(device, x)).set(3, leading)
                        .set(4, out).set(5, leading);
                kernel.launch(Grid.of(2, 256), device.stream(), arguments);
                float[] result = download(device, out);
                for (int i = 0; i < 5; i++) {
                    double most = Double.NEGATIVE_INFINITY;
                    double sum = 0;
                    for (int j = 0; j < columns; j++) {
                        most = Math.max(most, x[i * leading + j]);
                    }
                    for (int j = 0; j < columns; j++) {
                        sum += Math.exp(x[i * leading + j] - most);
                    }
                    for (int j = 0; j < columns; j++) {
                        near("y", i, j, result[i * leading + j], Math.exp(x[i * leading + j] - most) / sum, 1e-5);
                    }
                }
            }
        }
    }

    // ---------------------------------------------------------------- moves

    private static void transpose(Device device) {
        float[] a = matrix(33, 70, 71, 7, false);
        float[] b = new float[69 * 35 + 33];
        DeviceMemory out = upload(device, b);
        try (Transpose transpose = new Transpose(device)) {
            transpose.transpose(DeviceMatrix.of(upload(device, a), 33, 70, 71), DeviceMatrix.of(out, 70, 33, 35),
                    device.stream());
        }
        float[] result = download(device, out);
        for (int i = 0; i < 33; i++) {
            for (int j = 0; j < 70; j++) {
                near("B", j, i, result[35 * j + i], a[71 * i + j], 0);
            }
        }
    }

    // ---------------------------------------------------------------- numbers

    private static void near(String what, int i, int j, float is, double should, double allowed) {
        if (!(Math.abs(is - should) <= allowed)) {
            throw new AssertionError(String.format(Locale.ROOT, "%s(%d, %d) = %s instead of %s", what, i, j, is, should));
        }
    }

    /// Normal numbers with NaN in the gaps between rows.
    private static float[] matrix(int rows, int columns, int leading, long seed, boolean halves) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[(rows - 1) * leading + columns];
        Arrays.fill(values, Float.NaN);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                float value = (float) random.nextGaussian();
                values[i * leading + j] = halves ? Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0xffff0000) : value;
            }
        }
        return values;
    }

    private static short[] halves(float[] values) {
        short[] halves = new short[values.length];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = (short) (Float.floatToRawIntBits(values[i]) >>> 16);
        }
        return halves;
    }

    private static DeviceMemory upload(Device device, float[] values) {
        DeviceMemory memory = device.allocate(4L * values.length);
        device.copyIn(MemorySegment.ofArray(values), memory, 0, device.stream());
        return memory;
    }

    private static DeviceMemory upload(Device device, short[] values) {
        DeviceMemory memory = device.allocate(2L * values.length);
        device.copyIn(MemorySegment.ofArray(values), memory, 0, device.stream());
        return memory;
    }

    private static float[] download(Device device, DeviceMemory memory) {
        float[] values = new float[(int) (memory.bytes() / 4)];
        device.copyOut(memory, 0, MemorySegment.ofArray(values), device.stream());
        return values;
    }
}
