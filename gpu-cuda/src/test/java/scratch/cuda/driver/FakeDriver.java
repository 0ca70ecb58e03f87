package scratch.cuda.driver;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import scratch.cuda.device.Grid;
import scratch.cuda.device.Properties;
import scratch.cuda.device.TensorMap;

/// A driver without a GPU, and as lazy as the rules allow: what is put on a stream is done only when somebody waits for it.
/// Whoever forgets to wait sees old bytes.
@SuppressWarnings("restricted")                                // native memory: the build allows it
final class FakeDriver implements Driver {
    private static final class FakeStream implements Handle {
        private final ArrayDeque<Runnable> work = new ArrayDeque<>();
        private List<Runnable> captured;

        void add(Runnable one) {
            (captured == null ? work : captured).add(one);
        }

        void runUntil(FakeEvent event) {
            while (!work.isEmpty() && (event == null || !event.passed)) {
                work.poll().run();
            }
        }
    }

    private static final class FakeEvent implements Handle {
        private boolean passed = true;
        private FakeStream stream;
        private boolean destroyed;
    }

    private record Function(String name) implements Handle {
    }

    private record Module() implements Handle {
    }

    private record Graph(List<Runnable> work) implements Handle {
    }

    /// What a kernel does, by name, with the address of its arguments' addresses, as they were at the launch.
    final Map<String, LongConsumer> kernels = new HashMap<>();
    final List<String> calls = new ArrayList<>();
    private final Map<String, Integer> results = new HashMap<>();
    private final Map<Long, Arena> blocks = new TreeMap<>();
    private final Map<Long, Long> sizes = new TreeMap<>();
    private final Map<Long, Arena> pins = new TreeMap<>();
    private final long total;
    private long used;
    private int sticky;
    private int allocations;

    FakeDriver(long total) {
        this.total = total;
    }

    /// From now on that call gives this result.
    void answer(String call, int result) {
        results.put(call, result);
    }

    /// From now on every call gives this.
    void fail(int result) {
        sticky = result;
    }

    int allocations() {
        return allocations;
    }

    long used() {
        return used;
    }

    int pinned() {
        return pins.size();
    }

    private int call(String name) {
        calls.add(name);
        return sticky != 0 ? sticky : results.getOrDefault(name, 0);
    }

    @Override
    public int bind() {
        return sticky;
    }

    @Override
    public Properties properties() {
        return new Properties("fake", false, 9, 0, 4, 1000, 1000, 128, total, 1 << 20, 48 * 1024, 227 * 1024, 1024, 12000);
    }

    @Override
    public int allocate(long bytes, long[] address) {
        int code = call("allocate");
        if (code != 0 || used + bytes > total) {
            return code != 0 ? code : Result.OUT_OF_MEMORY;
        }
        Arena arena = Arena.ofShared();
        address[0] = arena.allocate(bytes, 256).address();
        blocks.put(address[0], arena);
        sizes.put(address[0], bytes);
        used += bytes;
        allocations++;
        return 0;
    }

    @Override
    public int free(long address) {
        int code = call("free");
        blocks.remove(address).close();
        used -= sizes.remove(address);
        return code;
    }

    @Override
    public int memory(long[] freeAndTotal) {
        freeAndTotal[0] = total - used;
        freeAndTotal[1] = total;
        return call("memory");
    }

    @Override
    public int pin(long bytes, long[] address) {
        Arena arena = Arena.ofShared();
        address[0] = arena.allocate(bytes, 4096).address();
        pins.put(address[0], arena);
        return call("pin");
    }

    @Override
    public int unpin(long address) {
        pins.remove(address).close();
        return call("unpin");
    }

    private static Runnable copying(long from, long to, long bytes) {
        return () -> MemorySegment.ofAddress(to).reinterpret(bytes).copyFrom(MemorySegment.ofAddress(from).reinterpret(bytes));
    }

    private int put(String name, Handle stream, Runnable work) {
        ((FakeStream) stream).add(work);
        return call(name);
    }

    @Override
    public int copyIn(long from, long to, long bytes, Handle stream) {
        return put("copyIn " + bytes, stream, copying(from, to, bytes));
    }

    @Override
    public int copyOut(long from, long to, long bytes, Handle stream) {
        return put("copyOut " + bytes, stream, copying(from, to, bytes));
    }

    @Override
    public int copy(long from, long to, long bytes, Handle stream) {
        return put("copy", stream, copying(from, to, bytes));
    }

    @Override
    public int fill(long to, byte value, long bytes, Handle stream) {
        return put("fill", stream, () -> MemorySegment.ofAddress(to).reinterpret(bytes).fill(value));
    }

    @Override
    public int createStream(Handle[] stream) {
        stream[0] = new FakeStream();
        return call("createStream");
    }

    @Override
    public int destroyStream(Handle stream) {
        return call("destroyStream");
    }

    @Override
    public long address(Handle stream) {
        return 0x5;
    }

    @Override
    public int synchronizeStream(Handle stream) {
        ((FakeStream) stream).runUntil(null);
        return call("synchronizeStream");
    }

    @Override
    public int awaitEvent(Handle stream, Handle event) {
        FakeEvent mark = (FakeEvent) event;
        FakeStream recordedOn = mark.stream;
        return put("awaitEvent", stream, () -> recordedOn.runUntil(mark));
    }

    @Override
    public int createEvent(Handle[] event) {
        event[0] = new FakeEvent();
        return call("createEvent");
    }

    @Override
    public int destroyEvent(Handle event) {
        ((FakeEvent) event).destroyed = true;
        return call("destroyEvent");
    }

    @Override
    public int recordEvent(Handle event, Handle stream) {
        FakeEvent mark = (FakeEvent) event;
        mark.passed = false;
        mark.stream = (FakeStream) stream;
        return put("recordEvent", stream, () -> mark.passed = true);
    }

    @Override
    public int queryEvent(Handle event) {
        int code = call("queryEvent");
        return code != 0 || ((FakeEvent) event).passed ? code : Result.NOT_READY;
    }

    @Override
    public int synchronizeEvent(Handle event) {
        FakeEvent mark = (FakeEvent) event;
        if (mark.destroyed) {
            return 400;
        }
        if (!mark.passed) {
            mark.stream.runUntil(mark);
        }
        return call("synchronizeEvent");
    }

    @Override
    public int milliseconds(Handle from, Handle to, float[] time) {
        time[0] = 1.5f;
        return call("milliseconds");
    }

    @Override
    public int loadModule(String ptx, Handle[] module, StringBuilder log) {
        int code = call("loadModule");
        if (code != 0) {
            log.append("ptxas application ptx input, line 7; fatal : Parsing error near 'fma.rn.f33': syntax error");
        }
        module[0] = new Module();
        return code;
    }

    @Override
    public int unloadModule(Handle module) {
        return call("unloadModule");
    }

    @Override
    public int function(Handle module, String name, Handle[] function) {
        function[0] = new Function(name);
        return call("function");
    }

    @Override
    public int allowShared(Handle function, int bytes) {
        return call("allowShared " + bytes);
    }

    @Override
    public int launch(Handle function, Grid grid, Handle stream, long arguments) {
        String name = ((Function) function).name();
        LongConsumer kernel = kernels.get(name);
        return put("launch " + name, stream, () -> kernel.accept(arguments));
    }

    @Override
    public int beginCapture(Handle stream) {
        ((FakeStream) stream).captured = new ArrayList<>();
        return call("beginCapture");
    }

    @Override
    public int endCapture(Handle stream, Handle[] graph) {
        graph[0] = new Graph(((FakeStream) stream).captured);
        ((FakeStream) stream).captured = null;
        return call("endCapture");
    }

    @Override
    public int launchGraph(Handle graph, Handle stream) {
        ((Graph) graph).work().forEach(((FakeStream) stream)::add);
        return call("launchGraph");
    }

    @Override
    public int destroyGraph(Handle graph) {
        return call("destroyGraph");
    }

    @Override
    public int describe(TensorMap map, long address, MemorySegment descriptor) {
        return call("describe");
    }

    @Override
    public void close() {
        call("close");
    }
}
