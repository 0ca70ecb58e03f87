package scratch.stats.poisson;

/// A solution of exercise 206.
final class Solution206 {
    private Solution206() {
    }

    static double[] dispersionTest(long[] counts) {
        double mean = 0;
        for (long count : counts) {
            mean += (double) count / counts.length;
        }
        if (mean == 0) {
            throw new IllegalArgumentException("dispersionTest: all counts are 0: nothing to compare the variance with");
        }
        double squares = 0;
        for (long count : counts) {
            squares += (count - mean) * (count - mean);
        }
        return new double[]{squares / mean, counts.length - 1};
    }
}
