package scratch.math.tensor;

/// The backend that works late and counts, for tests in other packages.
public final class BackendProbe {
    private final CountingBackend backend = new CountingBackend();

    public Backend backend() {
        return backend;
    }

    /// How often numbers were copied to this machine.
    public int reads() {
        return backend.reads();
    }

    public int operations() {
        return backend.operations();
    }

    /// Storages allocated and not released.
    public int alive() {
        return backend.alive();
    }
}
