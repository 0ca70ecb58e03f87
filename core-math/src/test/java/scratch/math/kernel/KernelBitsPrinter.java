package scratch.math.kernel;

/// Run by [KernelBitsTest] in a JVM of its own: prints the checksum of the kernels' results there.
final class KernelBitsPrinter {

    private KernelBitsPrinter() {
    }

    public static void main(String[] arguments) {
        Kernels simd = ActiveKernels.choose("simd");
        if (arguments[0].equals("vectors")) {
            KernelBitsTest.forceVectors();
        }
        System.out.println(KernelBitsTest.checksum(simd));
    }
}
