package scratch.math.tensor.contract;

import scratch.math.kernel.ScalarKernels;
import scratch.math.tensor.Backend;
import scratch.math.tensor.cpu.CpuBackend;

/// The definition: plain loops on one thread.
class ScalarBackendTest implements BackendContract {
    private static final Backend BACKEND = new CpuBackend(new ScalarKernels());

    @Override
    public Backend backend() {
        return BACKEND;
    }
}
