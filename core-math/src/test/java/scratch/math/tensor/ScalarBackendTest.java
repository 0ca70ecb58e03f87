package scratch.math.tensor;

import scratch.math.kernel.ScalarKernels;

/// The definition: plain loops on one thread.
class ScalarBackendTest extends BackendContract {
    private static final Backend BACKEND = new CpuBackend(new ScalarKernels());

    @Override
    Backend backend() {
        return BACKEND;
    }
}
