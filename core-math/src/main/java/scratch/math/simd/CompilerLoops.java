package scratch.math.simd;

/// Four plain loops. JDK 25's compiler turns two of them into vector instructions by itself, and not the other two.
public final class CompilerLoops {
    private CompilerLoops() {
    }

    /// Vectorised: integer additions give the same result in any order.
    public static int dot(int[] x, int[] y) {
        int sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /// Not vectorised: another order of float additions is another result.
    public static float dot(float[] x, float[] y) {
        float sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /// y ← a·x + y, vectorised: both arrays start at the same place, so element i needs element i only, even if x and y
    /// are the same array.
    public static void axpy(float a, float[] x, float[] y, int from, int n) {
        for (int i = 0; i < n; i++) {
            y[from + i] += a * x[from + i];
        }
    }

    /// y ← a·x + y, not vectorised: if x and y are the same array and the starts differ, an element is needed that was
    /// written a few steps before. The compiler does not look whether they are.
    public static void axpyOwnStarts(float a, float[] x, int xFrom, float[] y, int yFrom, int n) {
        for (int i = 0; i < n; i++) {
            y[yFrom + i] += a * x[xFrom + i];
        }
    }
}
