package scratch.math.tensor.cpu;

import scratch.math.kernel.ScalarKernels;
import scratch.math.tensor.Backend;
import scratch.math.tensor.contract.BackendContract;

/// The definition: plain loops on one thread.
class ScalarBackendTest implements BackendContract {
    private static final Backend BACKEND = new CpuBackend(new ScalarKernels());

    @Override
    public Backend backend() {
        return BACKEND;
    }
}
