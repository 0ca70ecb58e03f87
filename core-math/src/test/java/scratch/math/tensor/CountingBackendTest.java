package scratch.math.tensor;

/// A backend that works late.
class CountingBackendTest extends BackendContract {
    private static final Backend BACKEND = new CountingBackend();

    @Override
    Backend backend() {
        return BACKEND;
    }
}
