package scratch.stats.pvalues;

import java.util.function.DoubleSupplier;

/// A solution of exercise 211.
final class Solution211 {
    private Solution211() {
    }

    static double pValue(double observed, DoubleSupplier underNull, int repeats) {
        int count = 1;    // the observed one
        for (int r = 0; r < repeats; r++) {
            count += underNull.getAsDouble() >= observed ? 1 : 0;
        }
        return count / (repeats + 1.0);
    }
}
