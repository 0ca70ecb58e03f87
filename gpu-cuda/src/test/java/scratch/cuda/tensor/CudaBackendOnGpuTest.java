package scratch.cuda.tensor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import scratch.cuda.open.Devices;
import scratch.math.tensor.Backend;
import scratch.math.tensor.contract.BackendContract;

/// The contract in full on the GPU of this machine.
@Tag("gpu")
class CudaBackendOnGpuTest implements BackendContract {
    private static Backend backend;

    @BeforeAll
    static void open() {
        assumeTrue(Devices.hasGpu(), () -> "skipped: no CUDA device: " + Devices.whyNoGpu());
        backend = new CudaBackend(Devices.open());
    }

    @Override
    public Backend backend() {
        return backend;
    }
}
