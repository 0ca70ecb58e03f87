package scratch.bench;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.kernel.DeviceMatrix;
import scratch.math.kernel.Kernels;

/// Two square matrices on a device, their product, and the same on the host to check it by. Numbers are uniform on (-1, 1):
/// zeros or small integers would let a GPU clock higher than real data do.
final class GpuSquares implements AutoCloseable {
    private final Device device;
    private final int n;
    private final float[] a;
    private final float[] b;
    private final float[] product;
    private final DeviceMatrix onDeviceA;
    private final DeviceMatrix onDeviceB;
    private final DeviceMatrix onDeviceC;

    /// @param bfloat16 whether A and B are stored so; then the host's are rounded to the same numbers
    GpuSquares(Device device, int n, boolean bfloat16) {
        this.device = device;
        this.n = n;
        a = draw(1, n, bfloat16);
        b = draw(2, n, bfloat16);
        product = new float[n * n];
        onDeviceA = upload(a, bfloat16);
        onDeviceB = upload(b, bfloat16);
        onDeviceC = DeviceMatrix.of(device.allocate(4L * n * n), n, n);
    }

    private static float[] draw(long seed, int n, boolean bfloat16) {
        float[] values = new float[n * n];
        IntStream.range(0, n).parallel().forEach(i -> {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
            for (int j = 0; j < n; j++) {
                float value = (float) (2 * random.nextDouble() - 1);
                values[i * n + j] = bfloat16 ? Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0xffff0000) : value;
            }
        });
        return values;
    }

    private DeviceMatrix upload(float[] values, boolean bfloat16) {
        DeviceMemory memory = device.allocate((bfloat16 ? 2L : 4L) * n * n);
        if (bfloat16) {
            short[] upper = new short[n * n];
            for (int i = 0; i < upper.length; i++) {
                upper[i] = (short) (Float.floatToRawIntBits(values[i]) >>> 16);
            }
            device.copyIn(MemorySegment.ofArray(upper), memory, 0, device.stream());
            return DeviceMatrix.bf16(memory, n, n, n);
        }
        device.copyIn(MemorySegment.ofArray(values), memory, 0, device.stream());
        return DeviceMatrix.of(memory, n, n);
    }

    int n() {
        return n;
    }

    DeviceMatrix a() {
        return onDeviceA;
    }

    DeviceMatrix b() {
        return onDeviceB;
    }

    DeviceMatrix c() {
        return onDeviceC;
    }

    /// Not a number anywhere: what is left of it was not computed.
    void clear() {
        device.fill((byte) -1, onDeviceC.memory(), 0, 4L * n * n, device.stream());
    }

    void onProcessor() {
        Kernels.active().gemm(false, false, n, n, n, 1, a, 0, n, b, 0, n, 0, product, 0, n);
    }

    /// Both matrices there, the product, and back.
    void throughTheBus(Runnable multiply) {
        device.copyIn(MemorySegment.ofArray(a), onDeviceA.memory(), 0, device.stream());
        device.copyIn(MemorySegment.ofArray(b), onDeviceB.memory(), 0, device.stream());
        multiply.run();
        device.copyOut(onDeviceC.memory(), 0, MemorySegment.ofArray(product), device.stream());
    }

    /// The largest error of the device's product over entries drawn at random, against a sum in double, as a share of the sum
    /// of the absolute products. 1 if something is not a number.
    double error(int entries) {
        device.copyOut(onDeviceC.memory(), 0, MemorySegment.ofArray(product), device.stream());
        return errorOf(entries);
    }

    double errorOnProcessor() {
        return errorOf(64);
    }

    private double errorOf(int entries) {
        SplittableRandom random = new SplittableRandom(7);
        double worst = 0;
        for (int e = 0; e < entries; e++) {
            int i = random.nextInt(n);
            int j = random.nextInt(n);
            double sum = 0;
            double absolute = 0;
            for (int k = 0; k < n; k++) {
                sum += (double) a[i * n + k] * b[k * n + j];
                absolute += Math.abs((double) a[i * n + k] * b[k * n + j]);
            }
            double error = Math.abs(product[i * n + j] - sum) / absolute;
            worst = Math.max(worst, Double.isNaN(error) ? 1 : error);
        }
        return worst;
    }

    @Override
    public void close() {
        onDeviceA.memory().close();
        onDeviceB.memory().close();
        onDeviceC.memory().close();
    }
}
