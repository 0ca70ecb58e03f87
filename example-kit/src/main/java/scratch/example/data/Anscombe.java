package scratch.example.data;

/// Anscombe's quartet: four sets of eleven points with the same means, variances, correlation and least-squares line,
/// and four entirely different pictures.
///
/// F. J. Anscombe, "Graphs in Statistical Analysis", *The American Statistician* 27(1), 1973, pp. 17-21. Eleven
/// made-up points per set, no units; the numbers are facts in the public domain.
public final class Anscombe {
    private static final double[] X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    private static final double[] X4 = {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8};
    private static final double[][] Y = {
            {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68},
            {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74},
            {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73},
            {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89}};

    private Anscombe() {
    }

    /// x of set 0, 1, 2 or 3.
    public static double[] x(int set) {
        require(set);
        return set == 3 ? X4.clone() : X.clone();
    }

    /// y of set 0, 1, 2 or 3, in the order of its x.
    public static double[] y(int set) {
        require(set);
        return Y[set].clone();
    }

    private static void require(int set) {
        if (set < 0 || set > 3) {
            throw new IllegalArgumentException("Anscombe: set = " + set + ": there are four, 0 to 3");
        }
    }
}
