package scratch.cuda.driver;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

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
import scratch.cuda.driver.Driver.Handle;

/// A GPU behind its driver: what [Device] promises, made of the driver's calls.
final class DriverDevice implements Device {
    /// Of each of the two staging buffers of a stream: large enough for the full speed of the bus.
    static final long STAGING_BYTES = 16L << 20;
    private static final int HOPPER = 9;

    private final Driver driver;
    private final long stagingBytes;
    private final BlockPool pool;
    private final DriverStream first;
    private final List<DriverStream> others = new CopyOnWriteArrayList<>();
    private final List<DriverProgram> programs = new CopyOnWriteArrayList<>();
    private final ConcurrentSkipListMap<Long, Long> pinned = new ConcurrentSkipListMap<>();   // address → bytes
    private final Queue<BlockPool.Block> givenBack = new ConcurrentLinkedQueue<>();
    private volatile boolean capturing;
    private volatile String launchedLast = "";
    private volatile String lost = "";
    private volatile boolean closed;

    /// @param mostKept     bytes of freed memory that are kept at most
    /// @param stagingBytes of each staging buffer
    DriverDevice(Driver driver, long mostKept, long stagingBytes) {
        this.driver = driver;
        this.stagingBytes = stagingBytes;
        pool = new BlockPool(new PoolSource(this, driver), mostKept);
        first = makeStream("Device");
    }

    // ---------------------------------------------------------------- what can go wrong with any call

    /// The first thing in every call: is there still a device, and does the driver know this thread?
    void enter(String operation) {
        if (closed) {
            throw new DeviceException(operation + ": the device was closed");
        }
        if (!lost.isEmpty()) {
            throw new DeviceException(operation + ": the device is lost since " + lost + ": close it and open it again");
        }
        check(operation, driver.bind());
    }

    /// @throws DeviceException if the result is not success; after some the device is lost
    void check(String operation, int code) {
        if (code == Result.SUCCESS) {
            return;
        }
        String meaning = Result.meaning(code);
        String what = operation + ": " + (meaning.isEmpty() ? Result.name(code) : meaning + " (" + Result.name(code) + ")");
        if (!Result.isFatal(code)) {
            throw new DeviceException(what);
        }
        String suspect = launchedLast.isEmpty() ? "" : "; launched last: " + launchedLast;
        lost = what + suspect;
        throw new DeviceException(what + suspect + "; the device is lost");
    }

    boolean isUsable() {
        return lost.isEmpty() && !closed;
    }

    void launched(String kernel) {
        launchedLast = kernel;
    }

    Driver driver() {
        return driver;
    }

    // ---------------------------------------------------------------- memory

    @Override
    public Properties properties() {
        return driver.properties();
    }

    @Override
    public DeviceMemory allocate(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("Device.allocate: " + bytes + " bytes: must be at least 1");
        }
        enter("Device.allocate");
        BlockPool.Block[] taken = new BlockPool.Block[1];
        int code = pool.take(bytes, taken);
        if (code == Result.OUT_OF_MEMORY) {
            long[] freeAndTotal = new long[2];
            check("Device.allocate", driver.memory(freeAndTotal));
            throw new DeviceException(String.format(Locale.ROOT, "Device.allocate: %d bytes: out of device memory, also after"
                    + " all that was kept for later has been freed: %d free of %d", bytes, freeAndTotal[0], freeAndTotal[1]));
        }
        check("Device.allocate", code);
        return new DriverMemory(this, taken[0], bytes);
    }

    @Override
    public HostMemory pin(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("Device.pin: " + bytes + " bytes: must be at least 1");
        }
        enter("Device.pin");
        long[] address = new long[1];
        check("Device.pin", driver.pin(bytes, address));
        pinned.put(address[0], bytes);
        return new PinnedMemory(this, address[0], bytes);
    }

    void unpin(long address) {
        if (pinned.remove(address) != null && isUsable()) {
            enter("HostMemory.close");
            check("HostMemory.close", driver.unpin(address));
        }
    }

    private boolean isPinned(MemorySegment segment) {
        if (!segment.isNative()) {
            return false;
        }
        var block = pinned.floorEntry(segment.address());
        return block != null && segment.address() + segment.byteSize() <= block.getKey() + block.getValue();
    }

    @Override
    public void copyIn(MemorySegment from, DeviceMemory to, long at, Stream stream) {
        long place = place("Device.copyIn", to, at, from.byteSize());
        DriverStream order = own("Device.copyIn", stream);
        enter("Device.copyIn");
        if (from.byteSize() == 0) {
            return;
        }
        if (isPinned(from)) {
            check("Device.copyIn", driver.copyIn(from.address(), place, from.byteSize(), order.handle()));
        } else {
            order.staging().copyIn(from, place);
        }
    }

    @Override
    public void copyOut(DeviceMemory from, long at, MemorySegment to, Stream stream) {
        long place = place("Device.copyOut", from, at, to.byteSize());
        DriverStream order = own("Device.copyOut", stream);
        if (to.isReadOnly()) {
            throw new IllegalArgumentException("Device.copyOut: " + to.byteSize() + " bytes into a segment: it is read-only");
        }
        enter("Device.copyOut");
        if (to.byteSize() == 0) {
            return;
        }
        if (isPinned(to)) {
            check("Device.copyOut", driver.copyOut(place, to.address(), to.byteSize(), order.handle()));
        } else {
            order.staging().copyOut(place, to);
        }
    }

    @Override
    public void copy(DeviceMemory from, long fromAt, DeviceMemory to, long toAt, long bytes, Stream stream) {
        long source = place("Device.copy", from, fromAt, bytes);
        long place = place("Device.copy", to, toAt, bytes);
        if (source < place + bytes && place < source + bytes && bytes > 0) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "Device.copy: %d bytes from byte %d to byte %d of one block: must not overlap", bytes, fromAt, toAt));
        }
        DriverStream order = own("Device.copy", stream);
        enter("Device.copy");
        if (bytes > 0) {
            check("Device.copy", driver.copy(source, place, bytes, order.handle()));
        }
    }

    @Override
    public void fill(byte value, DeviceMemory to, long at, long bytes, Stream stream) {
        long place = place("Device.fill", to, at, bytes);
        DriverStream order = own("Device.fill", stream);
        enter("Device.fill");
        if (bytes > 0) {
            check("Device.fill", driver.fill(place, value, bytes, order.handle()));
        }
    }

    /// The address of byte `at`, when `bytes` bytes from there lie within the memory and it is of this device.
    private long place(String operation, DeviceMemory memory, long at, long bytes) {
        if (!(memory instanceof DriverMemory mine && mine.device() == this)) {
            throw new IllegalArgumentException(operation + ": memory of another device: must be this device's own");
        }
        if (at < 0 || bytes < 0 || at > memory.bytes() - bytes) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: %d bytes from byte %d of %d: must lie within",
                    operation, bytes, at, memory.bytes()));
        }
        return memory.address() + at;
    }

    // ---------------------------------------------------------------- order and time

    @Override
    public Stream stream() {
        return first;
    }

    /// subtle: a block freed while there was one stream only is reused without a mark, so a new stream must come after all
    /// that this one has been given.
    @Override
    public Stream newStream() {
        enter("Device.newStream");
        DriverStream stream = makeStream("Device.newStream");
        others.add(stream);
        try (Event soFar = newEvent()) {
            first.record(soFar);
            stream.await(soFar);
        }
        return stream;
    }

    private DriverStream makeStream(String operation) {
        check(operation, driver.bind());
        Handle[] handle = new Handle[1];
        check(operation, driver.createStream(handle));
        return new DriverStream(this, handle[0], new Staging(this, driver, handle[0], stagingBytes));
    }

    @Override
    public Event newEvent() {
        enter("Device.newEvent");
        return new DriverEvent(this);
    }

    @Override
    public void synchronize() {
        for (DriverStream stream : streams()) {
            stream.synchronize();
        }
    }

    /// The device's own, and after it the others.
    List<DriverStream> streams() {
        List<DriverStream> all = new CopyOnWriteArrayList<>(others);
        all.addFirst(first);
        return all;
    }

    boolean hasOneStream() {
        return others.isEmpty();
    }

    boolean isFirst(DriverStream stream) {
        return stream == first;
    }

    void forget(DriverStream stream) {
        others.remove(stream);
    }

    DriverStream own(String operation, Stream stream) {
        if (stream instanceof DriverStream mine && mine.device() == this) {
            return mine;
        }
        throw new IllegalArgumentException(operation + ": a stream of another device: must be this device's own");
    }

    @Override
    public synchronized Recording capture(Stream stream, Runnable work) {
        DriverStream order = own("Device.capture", stream);
        enter("Device.capture");
        check("Device.capture", driver.beginCapture(order.handle()));
        Handle[] graph = new Handle[1];
        int code;
        capturing = true;
        try {
            work.run();
        } finally {
            code = driver.endCapture(order.handle(), graph);
            capturing = false;
            giveBackWhatWaited();
        }
        check("Device.capture", code);
        return new DriverRecording(this, graph[0]);
    }

    /// subtle: a block that is given back asks for a mark on every stream, and a stream that is recording has no time at which
    /// the mark could be passed. So it waits for the end of the recording.
    void giveBack(BlockPool.Block block) {
        givenBack.add(block);
        if (!capturing) {
            giveBackWhatWaited();
        }
    }

    private void giveBackWhatWaited() {
        for (BlockPool.Block block = givenBack.poll(); block != null; block = givenBack.poll()) {
            pool.give(block);
        }
    }

    // ---------------------------------------------------------------- code

    @Override
    public Program load(String ptx) {
        enter("Device.load");
        Handle[] module = new Handle[1];
        StringBuilder log = new StringBuilder();
        int code = driver.loadModule(ptx, module, log);
        if (code != Result.SUCCESS && !log.isEmpty()) {
            throw new DeviceException("Device.load: " + Result.name(code) + ": " + log);
        }
        check("Device.load", code);
        DriverProgram program = new DriverProgram(this, module[0], ptx);
        programs.add(program);
        return program;
    }

    @Override
    public MemorySegment describe(TensorMap map) {
        enter("Device.describe");
        if (properties().major() < HOPPER) {
            throw new DeviceException(String.format(Locale.ROOT,
                    "Device.describe: %s with compute capability %d.%d: a tensor memory accelerator came with 9.0",
                    properties().name(), properties().major(), properties().minor()));
        }
        long place = place("Device.describe", map.memory(), map.at(), 0);
        MemorySegment descriptor = Arena.ofAuto().allocate(TensorMap.BYTES, 64);
        check("Device.describe", driver.describe(map, place, descriptor));
        return descriptor;
    }

    void forget(DriverProgram program) {
        programs.remove(program);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (lost.isEmpty()) {
            driver.bind();
            streams().forEach(stream -> driver.synchronizeStream(stream.handle()));
            programs.forEach(DriverProgram::unload);
            streams().forEach(DriverStream::destroy);
            pool.releaseAll();
            pinned.keySet().forEach(driver::unpin);
        }
        closed = true;
        driver.close();
    }
}
