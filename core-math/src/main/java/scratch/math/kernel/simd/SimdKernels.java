package scratch.math.kernel.simd;

import scratch.math.kernel.Kernels;
import scratch.math.kernel.NearestKernels;
import scratch.math.kernel.NormalKernels;
import scratch.math.kernel.SymmetricKernels;

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
        return "simd " + Species.BITS + " bit, " + Species.REGISTERS + " registers";
    }

    @Override
    public int panelSize(int m, int k) {
        return ShiftedProduct.panelSize(m, k);
    }

    @Override
    public void panels(int m, int k, float[] a, float[] start, float[] panels) {
        ShiftedProduct.panels(m, k, a, start, panels);
    }

    @Override
    public void correlate(int m, int n, int k, float[] panels, int count, float[] b, int[] from, int[] shifts,
                          float[] c, int[] to, int ldc) {
        ShiftedProduct.correlate(m, n, k, panels, count, b, from, shifts, c, to, ldc);
    }

    @Override
    public void copyRows(int count, int n, float[] x, int from, int step, float[] y, int to, int stepTo) {
        ShiftedProduct.copyRows(count, n, x, from, step, y, to, stepTo);
    }

    @Override
    public void correlateTransposed(int count, int m, int n, int k, float[] a, int aStep, int lda,
                                    float[] b, int bStep, int[] shifts, float[] c) {
        ShiftedProduct.correlateTransposed(count, m, n, k, a, aStep, lda, b, bStep, shifts, c);
    }

    @Override
    public void symv(int n, double[] a, int aOffset, int lda, double[] x, int xOffset, double[] y, int yOffset) {
        SymmetricKernels.checkSymv(n, a, aOffset, lda, x, xOffset, y, yOffset);
        SymmetricProduct.symv(n, a, aOffset, lda, x, xOffset, y, yOffset);
    }

    @Override
    public void gemmt(boolean transA, boolean transB, int n, int k,
                      double alpha, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                      double[] c, int cOffset, int ldc) {
        SymmetricKernels.checkGemmt(transA, transB, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc);
        DoubleProduct.multiply(true, transA, transB, n, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, 1, c, cOffset, ldc);
    }

    @Override
    public void normalEquations(int n, int count, int[] rows, int rowsOffset, double[] x, int ldx, double[] y, int yOffset,
                                double[] a, double[] b) {
        NormalKernels.checkNormalEquations(n, count, rows, rowsOffset, x, ldx, y, yOffset, a, b);
        NormalSums.normalEquations(n, count, rows, rowsOffset, x, ldx, y, yOffset, a, b);
    }

    @Override
    public int solvePositive(int n, int systems, double[] a, double[] b, double[] work) {
        NormalKernels.checkSolvePositive(n, systems, a, b, work);
        return PositiveSystems.solve(n, systems, a, b, work);
    }

    @Override
    public void nearest(int n, int k, int d, double[] x, int xOffset, int ldx, double[] y, int yOffset, int ldy,
                        int[] nearest, double[] squares, double[] seconds, int out) {
        NearestKernels.checkNearest(n, k, d, x, xOffset, ldx, y, yOffset, ldy, nearest, squares, seconds, out);
        DoubleNearest.nearest(n, k, d, x, xOffset, ldx, y, yOffset, ldy, nearest, squares, seconds, out);
    }

    @Override
    public int productsAtMost(int m, int n, int k, double[] a, int aOffset, int lda, double[] b, int bOffset, int ldb,
                              double[] limits, int limitsOffset, int[] pairs, double[] products) {
        NearestKernels.checkProductsAtMost(m, n, k, a, aOffset, lda, b, bOffset, ldb, limits, limitsOffset, pairs, products);
        return DoubleNearest.productsAtMost(m, n, k, a, aOffset, lda, b, bOffset, ldb, limits, limitsOffset, pairs, products);
    }

    @Override
    public void lstmCell(int n, int h, float[] gates, int gatesAt, float[] before, int beforeAt, float[] cells, int cellsAt,
                         float[] states, int statesAt) {
        RecurrentCells.lstm(n, h, gates, gatesAt, before, beforeAt, cells, cellsAt, states, statesAt);
    }

    @Override
    public void lstmCellGradient(int n, int h, float[] gates, int gatesAt, float[] before, int beforeAt,
                                 float[] cells, int cellsAt, float[] atStates, int atStatesAt,
                                 float[] atCells, int atCellsAt, float[] out, int outAt) {
        RecurrentCells.lstmGradient(n, h, gates, gatesAt, before, beforeAt, cells, cellsAt, atStates, atStatesAt,
                atCells, atCellsAt, out, outAt);
    }

    @Override
    public void gruCell(int n, int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt,
                        float[] before, int beforeAt, float[] states, int statesAt) {
        RecurrentCells.gru(n, h, gates, gatesAt, hidden, hiddenAt, before, beforeAt, states, statesAt);
    }

    @Override
    public void gruCellGradient(int n, int h, float[] gates, int gatesAt, float[] hidden, int hiddenAt,
                                float[] before, int beforeAt, float[] atStates, int atStatesAt,
                                float[] out, int outAt, float[] atHidden, int atHiddenAt) {
        RecurrentCells.gruGradient(n, h, gates, gatesAt, hidden, hiddenAt, before, beforeAt, atStates, atStatesAt,
                out, outAt, atHidden, atHiddenAt);
    }

    @Override
    public String toString() {
        return name();
    }
}
