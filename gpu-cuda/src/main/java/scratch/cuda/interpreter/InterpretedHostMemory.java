package scratch.cuda.interpreter;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import scratch.cuda.device.HostMemory;

/// Memory of the host; on the interpreter all of it is as good as pinned.
final class InterpretedHostMemory implements HostMemory {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment segment;

    InterpretedHostMemory(long bytes) {
        segment = arena.allocate(bytes, 64);
    }

    @Override
    public MemorySegment segment() {
        return segment;
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
