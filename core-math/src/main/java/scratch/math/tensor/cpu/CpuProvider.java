package scratch.math.tensor.cpu;

import scratch.math.kernel.Kernels;
import scratch.math.tensor.Backend;

/// Offers the processor as a backend: `cpu`, which is the default.
public final class CpuProvider implements Backend.Provider {

    /// For the service loader.
    public CpuProvider() {
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public Backend open() {
        return new CpuBackend(Kernels.active());
    }
}
