package scratch.cuda.interpreter;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Event;
import scratch.cuda.device.HostMemory;
import scratch.cuda.device.Program;
import scratch.cuda.device.Properties;
import scratch.cuda.device.Recording;
import scratch.cuda.device.Stream;
import scratch.cuda.device.TensorMap;
import scratch.math.check.Require;

/// A device that runs PTX on the processor and looks at every step: bounds, alignment, reads of what nobody wrote, races in
/// shared memory and between blocks, barriers that not all threads reach. It is slow, and right.
///
/// Work is done when it is asked for, so streams and events have nothing to wait for. The message of a fault names kernel,
/// block, thread, line and instruction; after one the device is lost, as a GPU would be.
public final class InterpretedDevice implements Device {
    private static final int MULTIPROCESSORS = 4;

    /// How it runs.
    ///
    /// @param seed         of the order of blocks and warps: 0 for one after the other; the property `scratch.gpu.seed`
    /// @param memory       bytes of device memory
    /// @param instructions of warps that a launch may take; more count as an endless loop
    /// @param capability   of the device that it stands for: 80 (which runs `sm_90a` code as well)
    public record Options(long seed, long memory, long instructions, int capability) {
        public Options {
            Require.atLeast(1, "InterpretedDevice.Options", "memory", memory);
            Require.atLeast(1, "InterpretedDevice.Options", "instructions", instructions);
            Require.that(capability >= 50 && capability <= 90,
                    "InterpretedDevice.Options: capability = %d: must be from 50 to 90",
                    capability);
        }

        /// The seed of the property `scratch.gpu.seed`, 1 GiB, 10⁹ instructions, sm_80.
        public static Options standard() {
            return new Options(Long.getLong("scratch.gpu.seed", 0), 1L << 30, 1_000_000_000L, 80);
        }

        public Options withSeed(long value) {
            return new Options(value, memory, instructions, capability);
        }

        public Options withMemory(long bytes) {
            return new Options(seed, bytes, instructions, capability);
        }

        public Options withInstructions(long most) {
            return new Options(seed, memory, most, capability);
        }

        public Options withCapability(int value) {
            return new Options(seed, memory, instructions, value);
        }
    }

    private final Options options;
    private final GlobalMemory memory;
    private final Stream stream = new InterpretedStream(this);
    private LaunchReport lastLaunch;
    private Consumer<LaunchReport> listener = report -> { };
    private DeviceException lost;
    private boolean closed;

    public InterpretedDevice() {
        this(Options.standard());
    }

    public InterpretedDevice(Options options) {
        this.options = options;
        memory = new GlobalMemory(options.memory());
    }

    public Options options() {
        return options;
    }

    @Override
    public Properties properties() {
        return new Properties("PTX interpreter", true, options.capability() / 10, options.capability() % 10, MULTIPROCESSORS,
                0, 0,
                0, options.memory(), 0, 48 * 1024, (options.capability() >= 90 ? 227 : 163) * 1024, 1024, 0);
    }

    /// What the last launch that ended well has done.
    ///
    /// @throws IllegalStateException if there was none
    public synchronized LaunchReport lastLaunch() {
        if (lastLaunch == null) {
            throw new IllegalStateException("InterpretedDevice.lastLaunch: no kernel has run");
        }
        return lastLaunch;
    }

    /// Has `newListener` told of every launch from now on that ends well.
    public synchronized void onLaunch(Consumer<LaunchReport> newListener) {
        listener = newListener;
    }

    /// Bytes that are allocated.
    public synchronized long used() {
        return memory.used();
    }

    // ---------------------------------------------------------------- memory

    @Override
    public synchronized DeviceMemory allocate(long bytes) {
        requireUsable("Device.allocate");
        return new InterpretedMemory(this, memory.allocate(bytes));
    }

    @Override
    public HostMemory pin(long bytes) {
        Require.atLeast(1, "Device.pin", "bytes", bytes);
        requireUsable("Device.pin");
        return new InterpretedHostMemory(bytes);
    }

    @Override
    public synchronized void copyIn(MemorySegment from, DeviceMemory to, long at, Stream on) {
        Allocation target = range("Device.copyIn", to, at, from.byteSize());
        InterpretedStream.of(on).requireNotRecording("Device.copyIn");
        GlobalMemory.segment(target, at, from.byteSize()).copyFrom(from);
        target.markWritten(at, from.byteSize());
    }

    @Override
    public synchronized void copyOut(DeviceMemory from, long at, MemorySegment to, Stream on) {
        Allocation source = range("Device.copyOut", from, at, to.byteSize());
        InterpretedStream.of(on).requireNotRecording("Device.copyOut");
        int unwritten = source.firstUnwritten(at, to.byteSize());
        if (unwritten >= 0) {
            throw new DeviceException("Device.copyOut: byte " + unwritten + " of a block of " + source.bytes()
                    + ": was never written");
        }
        to.copyFrom(GlobalMemory.segment(source, at, to.byteSize()));
    }

    @Override
    public synchronized void copy(DeviceMemory from, long fromAt, DeviceMemory to, long toAt, long bytes, Stream on) {
        Allocation source = range("Device.copy", from, fromAt, bytes);
        Allocation target = range("Device.copy", to, toAt, bytes);
        if (source == target && fromAt < toAt + bytes && toAt < fromAt + bytes) {
            throw new DeviceException("Device.copy: " + bytes + " bytes from byte " + fromAt + " to byte " + toAt
                    + " of one block: must not overlap");
        }
        InterpretedStream.of(on).put(() -> {
            GlobalMemory.segment(target, toAt, bytes).copyFrom(GlobalMemory.segment(source, fromAt, bytes));
            target.copyWritten((int) toAt, source, (int) fromAt, (int) bytes);
        });
    }

    @Override
    public synchronized void fill(byte value, DeviceMemory to, long at, long bytes, Stream on) {
        Allocation target = range("Device.fill", to, at, bytes);
        InterpretedStream.of(on).put(() -> {
            GlobalMemory.segment(target, at, bytes).fill(value);
            target.markWritten(at, bytes);
        });
    }

    private Allocation range(String where, DeviceMemory block, long at, long bytes) {
        requireUsable(where);
        if (!(block instanceof InterpretedMemory own) || own.device() != this) {
            throw new DeviceException(where + ": memory of another device: must be of this one");
        }
        if (!memory.holds(own.allocation())) {
            throw new DeviceException(where + ": a block of " + block.bytes() + " bytes: was freed");
        }
        if (at < 0 || bytes < 0 || at > block.bytes() - bytes) {
            throw new DeviceException(where + ": bytes " + at + " to " + (at + bytes) + " of a block of " + block.bytes()
                    + ": out of bounds");
        }
        return own.allocation();
    }

    synchronized void free(Allocation allocation) {
        memory.free(allocation);
    }

    // ---------------------------------------------------------------- order and time

    @Override
    public Stream stream() {
        return stream;
    }

    @Override
    public Stream newStream() {
        requireUsable("Device.newStream");
        return new InterpretedStream(this);
    }

    @Override
    public Event newEvent() {
        requireUsable("Device.newEvent");
        return new InterpretedEvent();
    }

    @Override
    public void synchronize() {
        requireUsable("Device.synchronize");
    }

    @Override
    public synchronized Recording capture(Stream on, Runnable work) {
        requireUsable("Device.capture");
        return new InterpretedRecording(this, InterpretedStream.of(on).record(work));
    }

    // ---------------------------------------------------------------- code

    @Override
    public synchronized MemorySegment describe(TensorMap map) {
        if (options.capability() < 90) {
            throw new DeviceException("Device.describe: this device is sm_" + options.capability()
                    + ": the tensor memory accelerator came with sm_90");
        }
        range("Device.describe", map.memory(), map.at(), 1);
        return TensorBox.describe(map);
    }

    @Override
    public synchronized Program load(String ptx) {
        requireUsable("Device.load");
        try {
            PtxProgram parsed = PtxParser.parse(ptx);
            requireTarget(parsed);
            List<Allocation> variables = new ArrayList<>();
            Map<String, Long> addresses = new HashMap<>();
            for (PtxProgram.Variable variable : parsed.variables()) {
                if (!variable.space().equals("shared") && variable.bytes() > 0) {
                    Allocation allocation = memory.allocate(variable.bytes());
                    MemorySegment bytes = GlobalMemory.segment(allocation, 0, variable.bytes()).fill((byte) 0);
                    if (variable.initial() != null) {
                        bytes.asSlice(0, variable.initial().length).copyFrom(MemorySegment.ofArray(variable.initial()));
                    }
                    allocation.markWritten(0, variable.bytes());
                    variables.add(allocation);
                    addresses.put(variable.name(), allocation.address());
                }
            }
            Map<String, Code> kernels = new java.util.LinkedHashMap<>();
            for (PtxProgram.Entry entry : parsed.entries().values()) {
                kernels.put(entry.name(), Decoder.decode(parsed, entry, addresses));
            }
            return new InterpretedProgram(this, kernels, variables);
        } catch (UnsupportedPtx wrong) {
            throw new DeviceException("Device.load: " + wrong.getMessage(), wrong);
        }
    }

    private void requireTarget(PtxProgram program) {
        if (!program.target().matches("sm_\\d+[af]?") || program.version().isEmpty()) {
            throw new DeviceException("Device.load: .version '" + program.version() + "', .target '" + program.target()
                    + "': PTX must name both, such as 7.0 and sm_80");
        }
        int wanted = Integer.parseInt(program.target().replaceAll("\\D", ""));
        if (wanted > options.capability()) {
            throw new DeviceException("Device.load: .target " + program.target() + ": this device is sm_"
                    + options.capability());
        }
    }

    /// Runs a kernel to its end.
    synchronized void launch(Code code, scratch.cuda.device.Grid grid, byte[] parameters) {
        requireUsable("Kernel.launch");
        Launch launch = new Launch(code, grid, parameters, memory, options.instructions());
        try {
            launch.run(options.seed());
        } catch (DeviceException fault) {
            lost = fault;
            throw fault;
        }
        lastLaunch = launch.statistics().report(code.name());
        listener.accept(lastLaunch);
    }

    void requireUsable(String where) {
        if (closed) {
            throw new DeviceException(where + ": the device is closed");
        }
        if (lost != null) {
            throw new DeviceException(where + ": the device is lost since a kernel failed: " + lost.getMessage(), lost);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        memory.clear();
    }
}
