package scratch.stats.hypothesis;

import java.util.List;
import java.util.Optional;
import scratch.math.check.Require;
import scratch.stats.descriptive.Ranks;
import scratch.stats.distribution.ChiSquare;

/// Friedman: do k treatments differ, if each of n blocks (subjects, judges) has tried all of them? Only the ranks *within* a
/// block count, so that blocks may differ as they like. With Rⱼ the rank sum of treatment j,
/// Q = 12 Σ (Rⱼ − n(k+1)/2)² / (nk(k+1) − Σ(t³−t)/(k−1)), about χ² on k − 1 degrees of freedom; t are the sizes of the ties.
/// Kendall's W = Q/(n(k−1)) says how far the blocks agree. For k = 2 it is the sign test without continuity correction.
/// The approximation is rough for fewer than about 10 blocks with few treatments.   Cost O(nk log k).
/// Friedman, *JASA* 32 (1937) 675; R: `friedman.test`.
public final class FriedmanTest {
    private FriedmanTest() {
    }

    /// One row a block, one column a treatment.
    public static TestResult test(double[]... blocks) {
        return test(blocks, TestOptions.DEFAULT);
    }

    /// @param blocks (n, k): the answer of each block to each treatment
    /// @throws IllegalArgumentException for fewer than 2 blocks or treatments, rows of unequal length, a value that is not
    ///         finite, or if every block ranks all treatments alike
    public static TestResult test(double[][] blocks, TestOptions options) {
        String operation = "FriedmanTest";
        Inputs.undirected(operation, options);
        Inputs.notNull(operation, "blocks", blocks);
        Require.that(blocks.length >= 2, "%s: %s%s: at least 2 are needed", operation, blocks.length,
                blocks.length == 1 ? " block" : " blocks");
        int n = blocks.length;
        Inputs.sample(operation, "block 1", blocks[0], 2);
        int k = blocks[0].length;
        long[] doubledSums = new long[k];                  // twice Rⱼ − n(k+1)/2: whole numbers
        double ties = 0;
        for (int i = 0; i < n; i++) {
            Inputs.sample(operation, "block " + (i + 1), blocks[i], 2);
            Require.that(blocks[i].length == k, "%s: block %s has %s values, block 1 has %s: each block needs every"
                    + " treatment", operation, i + 1, blocks[i].length, k);
            Ranks ranks = Ranks.of(blocks[i]);
            int[] doubled = ranks.doubled();
            for (int j = 0; j < k; j++) {
                doubledSums[j] += doubled[j] - (k + 1);
            }
            ties += ranks.tieCorrection();
        }
        double size = n * (double) k * (k + 1) - ties / (k - 1);
        // subtle: n·k(k+1)(k−1) and Σ(t³−t) are equal whole numbers if all is tied; in units of 1/(k−1) rounding could hide it
        Require.that(n * ((double) k * k * k - k) > ties, "%s: every block has %s equal values: ranks without"
                + " differences carry no information", operation, k);
        double squares = 0;
        for (long sum : doubledSums) {
            squares += (double) sum * sum / 4;
        }
        double q = 12 * squares / size;
        double df = k - 1.0;
        return TestResult.of("Friedman test", "Q", q, List.of(df), ChiSquare.of(df).survival(q), options,
                "all treatments have the same effect", Optional.empty(),
                new TestResult.Effect(EffectSize.KENDALLS_W, Math.min(1, q / (n * df))));
    }
}
