package scratch.math.decomposition;

/// A running sum with about 32 digits: the rounding error of each step is computed exactly and kept apart.
/// Ogita, Rump and Oishi 2005, "Accurate Sum and Dot Product", SIAM J. Sci. Comput. 26(6).
final class TwofoldSum {
    private double high;
    private double low;

    void add(double value) {
        double sum = high + value;
        double part = sum - high;
        low += (high - (sum - part)) + (value - part);   // Knuth: exactly what the addition lost
        high = sum;
    }

    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        low += Math.fma(a, b, -product);                 // exactly what the multiplication lost
    }

    double value() {
        return high + low;
    }
}
