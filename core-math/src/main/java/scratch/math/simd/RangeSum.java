package scratch.math.simd;

/// A way to add up the numbers x[from], …, x[to − 1].
@FunctionalInterface
public interface RangeSum {
    float sum(float[] x, int from, int to);
}
