package scratch.classic.linear.multivariate;

import scratch.math.Matrix;

/// Longley's economy of the United States from 1947 to 1962, with the coefficients that the National Institute of Standards
/// and Technology certifies to 15 digits. Longley used these 16 rows in 1967 to show that respected programs
/// returned coefficients without a single right digit.
final class Longley {
    /// Price deflator, gross national product in millions of dollars, unemployed, armed forces and population from 14 years up,
    /// all in thousands, and the year.
    private static final double[][] ROWS = {{83.0, 234289, 2356, 1590, 107608, 1947}, {88.5, 259426, 2325, 1456, 108632, 1948},
        {88.2, 258054, 3682, 1616, 109773, 1949}, {89.5, 284599, 3351, 1650, 110929, 1950},
        {96.2, 328975, 2099, 3099, 112075, 1951}, {98.1, 346999, 1932, 3594, 113270, 1952},
        {99.0, 365385, 1870, 3547, 115094, 1953}, {100.0, 363112, 3578, 3350, 116219, 1954},
        {101.2, 397469, 2904, 3048, 117388, 1955}, {104.6, 419180, 2822, 2857, 118734, 1956},
        {108.4, 442769, 2936, 2798, 120445, 1957}, {110.8, 444546, 4681, 2637, 121950, 1958},
        {112.6, 482704, 3813, 2552, 123366, 1959}, {114.2, 502601, 3931, 2514, 125368, 1960},
        {115.7, 518173, 4806, 2572, 127852, 1961}, {116.9, 554894, 4007, 2827, 130081, 1962}};
    /// People employed, in thousands.
    private static final double[] EMPLOYED = {60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169,
        66513, 68655, 69564, 69331, 70551};
    private static final double[] CERTIFIED = {-3482258.63459582, 15.0618722713733, -0.358191792925910e-1, -2.02022980381683,
        -1.03322686717359, -0.511041056535807e-1, 1829.15146461355};

    private Longley() {
    }

    static Matrix x() {                  // (16, 6)
        return Matrix.of(ROWS);
    }

    static double[] employed() {         // (16)
        return EMPLOYED.clone();
    }

    /// b₀ and b.
    static double[] certified() {        // (7)
        return CERTIFIED.clone();
    }
}
