package scratch.math.tensor;

/// A block of float32 numbers on a [Backend]. Tensors are windows on it; several may share one.
///
/// Memory goes back when the last owner releases it. Whoever allocates is the first owner; `retain` adds one. Views do
/// not own. Releasing is never needed for correctness, only for speed (the block is used again) and on devices with
/// little memory; a block that nobody releases is collected with its tensors.
/// subtle: owners are counted without locks, so a storage belongs to one thread at a time.
public abstract class Storage {
    private final Backend backend;
    private final int size;
    private int owners = 1;
    private int version;

    protected Storage(Backend backend, int size) {
        this.backend = backend;
        this.size = size;
    }

    /// Gives the memory back. Called once.
    protected abstract void free();

    public final Backend backend() {
        return backend;
    }

    /// How many numbers it holds.
    public final int size() {
        return size;
    }

    public final boolean released() {
        return owners == 0;
    }

    /// True while more than one owner relies on the contents: then nobody may write.
    public final boolean shared() {
        return owners > 1;
    }

    /// How often the numbers have been written over: whoever relies on them can see that they are no longer the same.
    public final int version() {
        return version;
    }

    /// Said by everything that writes in place.
    final void written() {
        version++;
    }

    /// One owner more.
    public final void retain() {
        requireAlive("Storage.retain");
        owners++;
    }

    /// One owner less; the last one frees the memory.
    public final void release() {
        requireAlive("Storage.release");
        owners--;
        if (owners == 0) {
            free();
        }
    }

    /// The end of a scope: frees the memory, whoever still counts on it.
    final void discard() {
        if (owners > 0) {
            owners = 0;
            free();
        }
    }

    private void requireAlive(String operation) {
        if (owners == 0) {
            throw new IllegalStateException(operation + ": " + size + " numbers: already released");
        }
    }
}
