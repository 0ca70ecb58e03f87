package scratch.cuda.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.interpreter.InterpretedDevice;
import scratch.cuda.open.Devices;

/// Matrices on a device for the tests of kernels. Between the end of a row and the next stands NaN, so that what reads or
/// uses it is found out.
final class Samples implements AutoCloseable {
    private final Device device;

    private Samples(Device device) {
        this.device = device;
    }

    /// On the interpreter, its blocks and warps in the order that `seed` draws. With `-Dscratch.gpu=require` on the GPU: the
    /// same tests, there.
    static Samples onInterpreter(long seed) {
        return new Samples(onGpu() ? Devices.open()
                : new InterpretedDevice(InterpretedDevice.Options.standard().withSeed(seed)));
    }

    /// … as a Hopper. A GPU that is required must be one.
    static Samples onHopper(long seed) {
        return new Samples(onGpu() ? Devices.open()
                : new InterpretedDevice(InterpretedDevice.Options.standard().withSeed(seed).withCapability(90)));
    }

    /// Whether these tests run on a GPU, where larger sizes cost nothing.
    static boolean onGpu() {
        return Devices.choice() == Devices.Choice.REQUIRE;
    }

    Device device() {
        return device;
    }

    /// Normal numbers, row after row with NaN in the gaps.
    static float[] normal(int rows, int columns, int leading, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[(rows - 1) * leading + columns];
        Arrays.fill(values, Float.NaN);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i * leading + j] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    /// The bits of the nearest bfloat16 of each; of two equally near the even one.
    static short[] bf16(float[] values) {
        short[] halves = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            int bits = Float.floatToRawIntBits(values[i]);
            halves[i] = Float.isNaN(values[i]) ? 0x7fc0 : (short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16);
        }
        return halves;
    }

    /// What bfloat16 bits stand for.
    static float[] floats(short[] halves) {
        float[] values = new float[halves.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(halves[i] << 16);
        }
        return values;
    }

    DeviceMemory upload(MemorySegment values) {
        DeviceMemory memory = device.allocate(values.byteSize());
        device.copyIn(values, memory, 0, device.stream());
        return memory;
    }

    DeviceMatrix upload(float[] values, int rows, int columns, int leading) {
        return DeviceMatrix.of(upload(MemorySegment.ofArray(values)), rows, columns, leading);
    }

    DeviceMatrix upload(float... values) {
        return upload(values, 1, values.length, values.length);
    }

    DeviceMatrix upload(short[] values, int rows, int columns, int leading) {
        return DeviceMatrix.bf16(upload(MemorySegment.ofArray(values)), rows, columns, leading);
    }

    /// Floats, or bfloat16 numbers next to them.
    DeviceMatrix upload(Precision precision, float[] values, int rows, int columns, int leading) {
        return precision == Precision.BF16 ? upload(bf16(values), rows, columns, leading)
                : upload(values, rows, columns, leading);
    }

    /// Room for `n` floats that nobody has written.
    DeviceMatrix room(int n) {
        return DeviceMatrix.vector(device.allocate((long) n * Float.BYTES), n);
    }

    /// All floats of the matrix' memory, the gaps included.
    float[] download(DeviceMatrix matrix) {
        float[] values = new float[(int) (matrix.memory().bytes() / Float.BYTES)];
        device.copyOut(matrix.memory(), 0, MemorySegment.ofArray(values), device.stream());
        return values;
    }

    int[] downloadInts(DeviceMemory memory) {
        int[] values = new int[(int) (memory.bytes() / Integer.BYTES)];
        device.copyOut(memory, 0, MemorySegment.ofArray(values), device.stream());
        return values;
    }

    @Override
    public void close() {
        device.close();
    }
}
