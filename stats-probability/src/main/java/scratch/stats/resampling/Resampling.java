package scratch.stats.resampling;

/// What bootstrap and permutation test ask of their data.
final class Resampling {
    private Resampling() {
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    static void requireFinite(String operation, double[] values, int atLeast) {
        require(values.length >= atLeast, operation + ": n = " + values.length + ": needs at least " + atLeast
                + (atLeast == 1 ? " value" : " values"));
        for (int i = 0; i < values.length; i++) {
            require(Double.isFinite(values[i]), operation + ": values[" + i + "] = " + values[i] + ": must be finite");
        }
    }
}
