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
        device = new InterpretedDevice(InterpretedDevice.Options.standard().withSeed(seed).withMemory(1 << 22)
                .withInstructions(1_000_000));
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
        return new Bench().run(kernel(body), Grid.of(1, 1), in)[0];
    }
}
