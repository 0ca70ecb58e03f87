package scratch.math.derivatives;

import java.util.function.DoubleUnaryOperator;

/// A solution of exercise 106.
final class Solution106 {
    private Solution106() {
    }

    static double derivative(DoubleUnaryOperator f, double x) {
        double h = Math.cbrt(Math.ulp(1.0)) * Math.max(1, Math.abs(x));
        double above = x + h;
        double below = x - h;
        return (f.applyAsDouble(above) - f.applyAsDouble(below)) / (above - below);
    }
}
