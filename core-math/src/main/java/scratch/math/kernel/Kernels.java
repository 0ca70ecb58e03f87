package scratch.math.kernel;

/// The arithmetic that everything else stands on, over primitive arrays, for `double` and for `float`.
///
/// Two implementations: [ScalarKernels] is the definition, in plain loops; `SimdKernels` is the same on the vector
/// registers of the machine, and on several threads where that pays. Which one is used is decided once:
/// SIMD if the module `jdk.incubator.vector` is there (`--add-modules jdk.incubator.vector`), else scalar, with one
/// line on standard error that says so. `-Dscratch.kernels=scalar` or `simd` forces the choice.
///
/// Results do not depend on the number of threads, nor on the width of the vector registers.
public interface Kernels extends DoubleKernels, FloatKernels, ConvolutionKernels, SymmetricKernels,
        NormalKernels, NearestKernels, CellKernels {

    /// The kernels of this process; the same object for every call.
    static Kernels active() {
        return ActiveKernels.INSTANCE;
    }

    /// A short name for reports, for instance `scalar` or `simd 512 bit, 32 registers`.
    String name();

    /// The number of threads that large operations are split over. Starts as `-Dscratch.threads=n`, or else as the
    /// number of processors.
    static int threads() {
        return Threads.count();
    }

    /// Sets the number of threads, from 1 upwards, for the whole process. The numbers computed stay the same.
    static void setThreads(int threads) {
        Threads.setCount(threads);
    }
}
