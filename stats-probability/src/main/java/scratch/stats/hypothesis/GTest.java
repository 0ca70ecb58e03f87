package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;
import scratch.stats.distribution.ChiSquare;
import scratch.stats.distribution.Counts;
import scratch.stats.special.Deviance;

/// The G test, the likelihood ratio test on counts: G = 2 Σ O ln(O/E), where E is what the null hypothesis expects; like
/// Pearson's X² ([ChiSquareTest]) about χ², with the same degrees of freedom, and near it where the counts are large.
/// G/(2n) is an amount of information, in nats: Kullback and Leibler's divergence of the observed shares from the expected
/// ones, or, in a table, what the row of an observation tells about its column. Counts and their sum are at most 2⁵³.
/// Cost O(cells).   Wilks, *Ann. Math. Stat.* 9 (1938) 60; Sokal & Rohlf, *Biometry*, ch. 17.
/// SciPy: `chi2_contingency(table, correction=False, lambda_="log-likelihood")`.
public final class GTest {
    private GTest() {
    }

    /// Do the counts follow these ratios (any scale: 9, 3, 3, 1 will do)?   df = classes − 1.
    public static TestResult goodnessOfFit(long[] observed, double[] ratios, TestOptions options) {
        String operation = "GTest.goodnessOfFit";
        Inputs.undirected(operation, options);
        double[] expected = ChiSquareTest.expected(operation, observed, ratios);
        double half = 0;
        for (int i = 0; i < observed.length; i++) {
            half += term(observed[i], expected[i]);
        }
        return result("G test of goodness of fit", half, observed.length - 1.0, Counts.sum(operation, observed), options,
                "the counts follow the expected proportions", EffectSize.DIVERGENCE);
    }

    /// Are rows and columns of a table of counts independent?   df = (r−1)(c−1), E = row total · column total / n.
    public static TestResult independence(long[][] table, TestOptions options) {
        Inputs.undirected("GTest.independence", options);
        double[][] expected = ChiSquareTest.expectedCounts("GTest.independence", table);
        double half = 0;
        double n = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) {
                half += term(table[i][j], expected[i][j]);
                n += table[i][j];
            }
        }
        return result("G test of independence", half, (table.length - 1.0) * (table[0].length - 1), n, options,
                "rows and columns are independent", EffectSize.MUTUAL_INFORMATION);
    }

    // O ln(O/E) − (O − E). subtle: the second part sums to 0 and makes each term positive, so that a G near 0 is not what is
    // left of large sums; a count of 0 leaves E.
    private static double term(double observed, double expected) {
        return observed == 0 ? expected : -observed * Deviance.of((expected - observed) / observed);
    }

    private static TestResult result(String test, double half, double df, double n, TestOptions options,
            String nullHypothesis, EffectSize information) {
        double g = 2 * half;
        return TestResult.of(test, "G", g, List.of(df), ChiSquare.of(df).survival(g), options, nullHypothesis,
                Optional.empty(), new TestResult.Effect(information, half / n));
    }
}
