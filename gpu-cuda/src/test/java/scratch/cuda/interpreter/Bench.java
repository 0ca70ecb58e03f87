package scratch.cuda.interpreter;

import java.lang.foreign.MemorySegment;

import scratch.cuda.device.Arguments;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Kernel;

/// A device of the interpreter, and short ways to run a few lines of PTX on it.
final class Bench {
    static final String HEADER = ".version 7.0\n.target sm_80\n.address_size 64\n";

    final InterpretedDevice device;

    Bench() {
        this(0);
    }

    Bench(long seed) {
        this(new InterpretedDevice(InterpretedDevice.Options.standard().withSeed(seed).withMemory(1 << 22)
                .withInstructions(1_000_000)));
    }

    Bench(InterpretedDevice device) {
        this.device = device;
    }

    /// A kernel `test(out, in)` of two pointers, which stand in %rd1 and %rd2; %r1 is the thread's number in its block.
    /// The body has registers %r2.., %rd3.., %f, %fd, %h, %p; out and in have 4 bytes for each thread, and lie at
    /// %rd3 and %rd4.
    static String kernel(String body) {
        return kernel("", body);
    }

    static String kernel(String declarations, String body) {
        return HEADER + declarations + """
                .visible .entry test(.param .u64 out, .param .u64 in)
                {
                .reg .pred %p<16>;
                .reg .b16 %h<32>;
                .reg .b32 %r<64>;
                .reg .f32 %f<64>;
                .reg .b64 %rd<32>;
                .reg .f64 %fd<16>;
                ld.param.u64 %rd1, [out];
                ld.param.u64 %rd2, [in];
                mov.u32 %r1, %tid.x;
                mul.wide.u32 %rd5, %r1, 4;
                add.s64 %rd3, %rd1, %rd5;
                add.s64 %rd4, %rd2, %rd5;
                """ + body + "\nret;\n}\n";
    }

    DeviceMemory upload(int... values) {
        DeviceMemory memory = device.allocate(4L * values.length);
        device.copyIn(MemorySegment.ofArray(values), memory, 0, device.stream());
        return memory;
    }

    DeviceMemory upload(float... values) {
        DeviceMemory memory = device.allocate(4L * values.length);
        device.copyIn(MemorySegment.ofArray(values), memory, 0, device.stream());
        return memory;
    }

    int[] ints(DeviceMemory memory) {
        int[] values = new int[(int) (memory.bytes() / 4)];
        device.copyOut(memory, 0, MemorySegment.ofArray(values), device.stream());
        return values;
    }

    float[] floats(DeviceMemory memory) {
        float[] values = new float[(int) (memory.bytes() / 4)];
        device.copyOut(memory, 0, MemorySegment.ofArray(values), device.stream());
        return values;
    }

    /// Runs `test` of this PTX with an output of as many ints as the input has.
    int[] run(String ptx, Grid grid, int... in) {
        DeviceMemory out = device.allocate(4L * in.length);
        launch(ptx, grid, out, upload(in));
        return ints(out);
    }

    void launch(String ptx, Grid grid, DeviceMemory out, DeviceMemory in) {
        Kernel kernel = device.load(ptx).kernel("test");
        Arguments arguments = kernel.arguments().set(0, out).set(1, in);
        kernel.launch(grid, device.stream(), arguments);
    }

    /// What a few lines make of one thread's input.
    static int one(String body, int... in) {
        Bench bench = new Bench();
        DeviceMemory out = bench.upload(0);
        bench.launch(kernel(body), Grid.of(1, 1), out, bench.upload(in));
        return bench.ints(out)[0];
    }

    /// What an instruction leaves in %r9, with up to three numbers in %r2, %r3, %r4.
    static int narrow(String instruction, int... in) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < in.length; i++) {
            body.append("ld.global.u32 %r").append(2 + i).append(", [%rd4+").append(4 * i).append("];\n");
        }
        return one(body + instruction + "\nst.global.u32 [%rd3], %r9;", in);
    }

    /// … in %f9, with %f2, %f3, %f4.
    static float real(String instruction, float... in) {
        int[] bits = new int[in.length];
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < in.length; i++) {
            bits[i] = Float.floatToRawIntBits(in[i]);
            body.append("ld.global.f32 %f").append(2 + i).append(", [%rd4+").append(4 * i).append("];\n");
        }
        return Float.intBitsToFloat(one(body + instruction + "\nst.global.f32 [%rd3], %f9;", bits));
    }

    /// … in %rd19, with %rd12, %rd13, %rd14.
    static long wide(String instruction, long... in) {
        int[] halves = new int[2 * in.length];
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < in.length; i++) {
            halves[2 * i] = (int) in[i];
            halves[2 * i + 1] = (int) (in[i] >>> 32);
            body.append("ld.global.u64 %rd").append(12 + i).append(", [%rd4+").append(8 * i).append("];\n");
        }
        Bench bench = new Bench();
        DeviceMemory out = bench.upload(0, 0);
        bench.launch(kernel(body + instruction + "\nst.global.u64 [%rd3], %rd19;"), Grid.of(1, 1), out, bench.upload(halves));
        int[] result = bench.ints(out);
        return (long) result[1] << 32 | result[0] & 0xffffffffL;
    }

    /// … in %fd9, with %fd2, %fd3, %fd4.
    static double twice(String instruction, double... in) {
        StringBuilder body = new StringBuilder();
        long[] bits = new long[in.length];
        for (int i = 0; i < in.length; i++) {
            bits[i] = Double.doubleToRawLongBits(in[i]);
            body.append("mov.b64 %fd").append(2 + i).append(", %rd").append(12 + i).append(";\n");
        }
        return Double.longBitsToDouble(wide(body + instruction + "\nmov.b64 %rd19, %fd9;", bits));
    }
}
