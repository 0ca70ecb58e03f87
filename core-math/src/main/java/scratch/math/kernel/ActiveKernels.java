package scratch.math.kernel;

/// Chooses the kernels of this process, once, when [Kernels#active()] is first called.
final class ActiveKernels {

    static final Kernels INSTANCE = choose(System.getProperty("scratch.kernels", ""));

    private static final String FLAG = "--add-modules jdk.incubator.vector";

    private ActiveKernels() {
    }

    static Kernels choose(String wish) {
        return switch (wish) {
            case "scalar" -> new ScalarKernels();
            case "simd" -> {
                Kernels simd = simdOrNull();
                if (simd == null) {
                    throw new IllegalStateException("kernels: scratch.kernels=simd, but the vector module is not"
                            + " available: start java with " + FLAG);
                }
                yield simd;
            }
            case "" -> {
                Kernels simd = simdOrNull();
                if (simd == null) {
                    System.err.println("kernels: scalar (slower); for SIMD start java with " + FLAG);
                    yield new ScalarKernels();
                }
                yield simd;
            }
            default -> throw new IllegalArgumentException(
                    "kernels: scratch.kernels=" + wish + ": must be scalar or simd");
        };
    }

    /// The SIMD kernels by reflection, so that this class loads where the incubator module is absent.
    private static Kernels simdOrNull() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return null;
        }
        try {
            return (Kernels) Class.forName("scratch.math.kernel.simd.SimdKernels").getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }
}
