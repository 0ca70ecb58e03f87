package scratch.cuda.tensor;

import scratch.math.tensor.Backend;

/// Offers a GPU as a backend: `cuda`.
public final class CudaProvider implements Backend.Provider {

    /// For the service loader.
    public CudaProvider() {
    }

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public Backend open() {
        throw new IllegalStateException("to come");
    }
}
