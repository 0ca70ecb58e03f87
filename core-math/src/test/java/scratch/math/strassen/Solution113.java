package scratch.math.strassen;

import java.util.function.DoubleBinaryOperator;

/// A solution of exercise 113: Winograd's seven products.
final class Solution113 {
    private Solution113() {
    }

    static double[] multiply(double[] a, double[] b, DoubleBinaryOperator times) {
        double s1 = a[2] + a[3];
        double s2 = s1 - a[0];
        double t1 = b[1] - b[0];
        double t2 = b[3] - t1;
        double p1 = times.applyAsDouble(a[0], b[0]);
        double p2 = times.applyAsDouble(a[1], b[2]);
        double p3 = times.applyAsDouble(a[1] - s2, b[3]);
        double p4 = times.applyAsDouble(a[3], t2 - b[2]);
        double p5 = times.applyAsDouble(s1, t1);
        double u2 = p1 + times.applyAsDouble(s2, t2);
        double u3 = u2 + times.applyAsDouble(a[0] - a[2], b[3] - b[1]);
        return new double[]{p1 + p2, u2 + p5 + p3, u3 - p4, u3 + p5};
    }
}
