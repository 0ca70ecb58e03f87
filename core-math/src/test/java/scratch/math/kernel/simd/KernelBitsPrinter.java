package scratch.math.kernel.simd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import scratch.math.kernel.Kernels;

/// Run by [KernelBitsTest] in a JVM of its own: writes the checksum of the kernels' results there, to a file, or only
/// multiplies two matrices.
final class KernelBitsPrinter {

    private KernelBitsPrinter() {
    }

    public static void main(String[] arguments) throws IOException {
        Kernels simd = new SimdKernels();
        if (arguments[0].equals("first product")) {
            double[] x = new double[10_000];
            simd.gemm(false, false, 100, 100, 100, 1, x, 0, 100, x, 0, 100, 0, new double[10_000], 0, 100);
            return;
        }
        if (arguments[0].equals("vectors")) {
            KernelBitsTest.forceVectors();
        }
        Files.writeString(Path.of(arguments[1]), Long.toString(KernelBitsTest.checksum(simd)));
    }
}
