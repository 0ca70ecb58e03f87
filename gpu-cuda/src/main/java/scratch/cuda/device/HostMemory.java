package scratch.cuda.device;

import java.lang.foreign.MemorySegment;

/// Page-locked memory of the host.
public interface HostMemory extends AutoCloseable {
    /// The memory; slices of it count as pinned, too.
    MemorySegment segment();

    /// Gives it back; no copy may be under way. Idempotent.
    @Override
    void close();
}
