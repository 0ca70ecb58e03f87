package scratch.math.decomposition;

/// Eigenvectors and singular vectors are unique up to sign; one sign is chosen, so that runs can be compared.
final class Signs {
    private Signs() {}

    /// Negates the row if its largest element in size is negative. Returns whether it did.
    static boolean makeLargestPositive(double[] rows, int offset, int n) {
        int largest = offset;
        for (int i = offset; i < offset + n; i++) {
            // subtle: by a clear margin, so that rounding does not decide between equals
            if (Math.abs(rows[i]) > Math.abs(rows[largest]) * (1 + 1e-10)) {
                largest = i;
            }
        }
        boolean negative = rows[largest] < 0;
        if (negative) {
            negate(rows, offset, n);
        }
        return negative;
    }

    static void negate(double[] rows, int offset, int n) {
        for (int i = offset; i < offset + n; i++) {
            rows[i] = -rows[i];
        }
    }
}
