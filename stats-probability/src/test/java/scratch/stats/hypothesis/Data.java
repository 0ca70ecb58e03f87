package scratch.stats.hypothesis;

/// The samples that the tests of this package share.
final class Data {
    /// Student 1908: extra hours of sleep of ten patients under two drugs.
    static final double[] DRUG_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    static final double[] DRUG_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    /// Dobson 1983: dried weights of plants.
    static final double[] CONTROL = {4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14};
    static final double[] TREATMENT_1 = {4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69};
    static final double[] TREATMENT_2 = {6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26};
    /// Made up, without ties.
    static final double[] X = {2.1, 3.4, 1.7, 5.6, 4.2, 3.9, 2.8, 6.1, 0.4, 3.3};
    static final double[] Y = {4.8, 5.1, 3.6, 7.7, 6.9, 2.2, 8.4, 5.9, 7.1, 6.4, 4.4, 9.3};
    static final double[] D = {1.1, -0.4, 2.3, 0.8, -1.7, 3.2, 0.6, 2.9, 1.5, -0.2, 2.6, 1.9};

    private Data() {
    }

    static double[][] plants() {
        return new double[][] {CONTROL, TREATMENT_1, TREATMENT_2};
    }
}
