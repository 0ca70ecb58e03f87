package scratch.math.kernel;

/// The kernels on the vector registers of the machine (module `jdk.incubator.vector`), and on several threads where
/// that pays. The methods stand in [SimdDouble] and its twin [SimdFloat].
///
/// Results do not depend on the number of threads nor on the width of the registers, and differ from [ScalarKernels]
/// by rounding only.
public final class SimdKernels implements Kernels, SimdDouble, SimdFloat {

    /// Kernels for the widest vectors of this machine.
    public SimdKernels() {
    }

    @Override
    public String name() {
        return "simd " + Species.BITS + " bit";
    }

    @Override
    public String toString() {
        return name();
    }
}
