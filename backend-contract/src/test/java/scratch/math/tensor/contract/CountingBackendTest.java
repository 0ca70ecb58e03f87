package scratch.math.tensor.contract;

import scratch.math.tensor.Backend;

/// A backend that works late.
class CountingBackendTest implements BackendContract {
    private static final Backend BACKEND = new CountingBackend();

    @Override
    public Backend backend() {
        return BACKEND;
    }
}
