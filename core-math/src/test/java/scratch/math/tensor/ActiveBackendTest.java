package scratch.math.tensor;

/// The backend that lessons run on, with the fastest kernels of this machine.
class ActiveBackendTest extends BackendContract {
    private static final Backend BACKEND = Backend.active();

    @Override
    Backend backend() {
        return BACKEND;
    }
}
