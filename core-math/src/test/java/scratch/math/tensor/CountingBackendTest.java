package scratch.math.tensor;

import scratch.math.tensor.contract.BackendContract;
import scratch.math.tensor.contract.CountingBackend;

/// A backend that works late.
class CountingBackendTest implements BackendContract {
    private static final Backend BACKEND = new CountingBackend();

    @Override
    public Backend backend() {
        return BACKEND;
    }
}
