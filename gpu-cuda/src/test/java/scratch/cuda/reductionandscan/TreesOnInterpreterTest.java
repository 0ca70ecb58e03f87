package scratch.cuda.reductionandscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class TreesOnInterpreterTest {
    private static final double UNIT = 1.0 / (1 << 24);
    private static final float[] EIGHT = {3, 1, 7, 0, 4, 1, 6, 3};

    /// The tables of the page.
    @Test
    void sumAndScansByHand() {
        assertThat(TreeSum.halving(EIGHT)).isEqualTo(25);
        assertThat(TreeSum.interleaved(EIGHT)).isEqualTo(25);
        PrefixSum inclusive = PrefixSum.hillisSteele(EIGHT);
        assertThat(inclusive.sums()).containsExactly(3, 4, 11, 11, 15, 16, 22, 25);
        assertThat(inclusive.steps()).isEqualTo(3);
        assertThat(inclusive.additions()).isEqualTo(17);
        double[] one = Solution804.step(new double[] {3, 1, 7, 0, 4, 1, 6, 3}, 1);
        assertThat(one).containsExactly(3, 4, 8, 7, 4, 5, 7, 9);
        assertThat(Solution804.step(one, 2)).containsExactly(3, 4, 11, 11, 12, 12, 11, 14);
        PrefixSum exclusive = PrefixSum.blelloch(EIGHT);
        assertThat(exclusive.sums()).containsExactly(0, 3, 4, 11, 11, 15, 16, 22);
        assertThat(exclusive.steps()).isEqualTo(6);
        assertThat(exclusive.additions()).isEqualTo(14);
    }

    @Test
    void blocksComeToTheSumOfDoubles() {
        for (int threads : new int[] {32, 64, 256}) {
            for (int n : new int[] {1, threads - 1, threads, 3 * threads + 5}) {
                float[] x = TreeRuns.spread(n, n);
                for (String kernel : Ex804ReductionAndScan.TREES) {
                    float[] sums = TreeRuns.sums(kernel, x, threads, threads % 3).values();
                    for (int b = 0; b < sums.length; b++) {
                        double exact = TreeRuns.exact(Arrays.copyOfRange(x, b * threads, Math.min(n, (b + 1) * threads)));
                        assertThat((double) sums[b]).as("%s, %d of %d", kernel, b, n)
                                .isCloseTo(exact, within(10 * UNIT * exact));
                    }
                }
                double all = TreeRuns.exact(x);
                assertThat((double) TreeRuns.sums("sumAtomic", x, threads, 1).values()[0])
                        .isCloseTo(all, within(20 * UNIT * all));
            }
        }
    }

    @Test
    void treesInJavaHaveTheBitsOfTheKernels() {
        for (int n : new int[] {32, 128, 1024}) {
            float[] x = TreeRuns.spread(n, 7);
            assertThat(TreeRuns.sums("sumHalving", x, n, 1).values()).containsExactly(TreeSum.halving(x));
            assertThat(TreeRuns.sums("sumInterleaved", x, n, 2).values()).containsExactly(TreeSum.interleaved(x));
        }
    }

    @Test
    void scansInJavaHaveTheBitsOfTheKernels() {
        for (int n : new int[] {1, 2, 33, 100, 512}) {
            float[] x = TreeRuns.spread(n, 3);
            assertThat(TreeRuns.hillisSteele(x).values()).containsExactly(PrefixSum.hillisSteele(x).sums());
            double before = 0;
            float[] plain = TreeRuns.blelloch(x, false).values();
            assertThat(TreeRuns.blelloch(x, true).values()).containsExactly(plain);
            for (int i = 0; i < n; i++) {
                assertThat((double) plain[i]).as("%d of %d", i, n).isCloseTo(before, within(20 * UNIT * (before + x[i])));
                before += x[i];
            }
        }
        float[] x = TreeRuns.spread(512, 5);
        assertThat(TreeRuns.blelloch(x, true).values()).containsExactly(PrefixSum.blelloch(x).sums());
    }

    /// Atomic additions come to several sums, two passes always to one.
    @Test
    void onlyAtomicSumsDependOnTheOrderOfBlocks() {
        float[] x = TreeRuns.spread(6000, 11);
        Set<Float> atomic = new HashSet<>();
        Set<Float> passes = new HashSet<>();
        for (int seed = 0; seed < 5; seed++) {
            atomic.add(TreeRuns.sums("sumAtomic", x, 64, seed).values()[0]);
            passes.add(TreeRuns.twoPasses(x, seed));
        }
        assertThat(atomic.size()).isGreaterThan(1);
        assertThat(passes).hasSize(1);
    }

    @Test
    void conflictsAreThoseThatReasoningGives() {
        assertThat(Banks.passes(new int[] {0, 1, 2, 31})).isEqualTo(1);
        assertThat(Banks.passes(new int[] {0, 32, 64})).isEqualTo(3);
        assertThat(Banks.passes(new int[] {5, 5, 5})).isEqualTo(1);
        for (int n : new int[] {64, 256, 1024}) {
            assertThat(TreeRuns.sums("sumInterleaved", new float[n], n, 0).report().bankConflicts())
                    .isEqualTo(Banks.conflictsOfInterleavedTree(n));
            assertThat(TreeRuns.sums("sumHalving", new float[n], n, 0).report().bankConflicts()).isZero();
            assertThat(TreeRuns.sums("sumShuffled", new float[n], n, 0).report().bankConflicts()).isZero();
        }
    }

    @Test
    void whatIsNoTreeIsRefused() {
        assertThatThrownBy(() -> TreeSum.halving(new float[3])).hasMessage("TreeSum.halving: 3 values: must be a power of two");
        assertThatThrownBy(() -> TreeSum.interleaved(new float[0]))
                .hasMessage("TreeSum.interleaved: 0 values: must be a power of two");
        assertThatThrownBy(() -> PrefixSum.blelloch(new float[0]))
                .hasMessage("PrefixSum.blelloch: 0 values: must be at least 1");
    }
}
