package scratch.math.strassen;

import java.util.function.DoubleBinaryOperator;

/// The "build" exercise of lesson 113: a product of two 2 x 2 matrices with seven multiplications.
public final class Exercise113 {
    private Exercise113() {
    }

    /// c = ab for 2 x 2 matrices, row after row: a = {a11, a12, a21, a22}.
    ///
    /// @param times multiplies two numbers, and counts; you have seven calls, and as many + and − as you like
    /// @return {c11, c12, c21, c22}
    public static double[] multiply(double[] a, double[] b, DoubleBinaryOperator times) {
        throw new UnsupportedOperationException("multiply(a, b, times) returns the four numbers of the product of a and b");
    }
}
