package scratch.bench;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/// What the benchmarks need of ND4J besides its operations.
final class Nd4jLibrary {

    private Nd4jLibrary() {
    }

    /// Threads for its own loops and for the OpenBLAS below it. The library sets both when it starts, so it is
    /// started first.
    static void setThreads(int threads) {
        Nd4j.zeros(DataType.DOUBLE, 2, 2).close();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        OpenBlas.load().setThreads(threads);
    }

    /// A copy outside of the heap, of row-major values.
    static INDArray matrix(int rows, int columns, double[] values) {
        return Nd4j.createFromArray(values).reshape('c', rows, columns);
    }

    static INDArray matrix(int rows, int columns, float[] values) {
        return Nd4j.createFromArray(values).reshape('c', rows, columns);
    }
}
