package scratch.math.kernel;

/// The definition of every kernel, in plain loops on one thread: read this first, and believe the fast kernels
/// because they are tested against it.
///
/// The loops stand in [ScalarDouble]; [ScalarFloat] is the same text for `float`, made by a generator.
public final class ScalarKernels implements Kernels, ScalarDouble, ScalarFloat {

    /// Kernels that need nothing from the machine.
    public ScalarKernels() {
    }

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public String toString() {
        return name();
    }
}
