package scratch.deep.attention.dotproduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private static final double SCALE = 0.5;

    private final SplittableRandom random = new SplittableRandom(5);
    private final double[][] q = Peers441.normal(random, 4, 3);
    private final double[][] k = Peers441.normal(random, 6, 3);
    private final double[][] v = Peers441.normal(random, 6, 2);
    private final double[][] g = Peers441.normal(random, 4, 2);

    @Test
    void theLookupOfTheReadmeByHand() {
        DotProductAttention.Result answer = DotProductAttention.attend(Ex441Attention.QUERY, Ex441Attention.KEYS,
                Ex441Attention.VALUES, null, 0.5);
        assertThat(answer.weights()[0]).containsExactly(new double[] {0.6652, 0.2447, 0.0900}, within(5e-5));
        assertThat(answer.out()[0][0]).isEqualTo(15.1482, within(5e-5));
        assertThat(Math.exp(2) + Math.exp(1) + 1).isEqualTo(11.1073, within(5e-5));
    }

    @Test
    void theGradientOfTheReadmeByHand() {
        DotProductAttention.Result answer = DotProductAttention.attend(Ex441Attention.QUERY, Ex441Attention.KEYS,
                Ex441Attention.VALUES, null, 0.5);
        double[] slopes = new double[3];
        Arrays.setAll(slopes, j -> answer.weights()[0][j] * (Ex441Attention.VALUES[j][0] - answer.out()[0][0]));
        assertThat(slopes).containsExactly(new double[] {-3.4248, 1.1874, 2.2374}, within(5e-5));
        assertThat(Arrays.stream(slopes).sum()).isEqualTo(0, within(1e-12));
        DotProductAttention.Gradient d = DotProductAttention.backward(Ex441Attention.QUERY, Ex441Attention.KEYS,
                Ex441Attention.VALUES, 0.5, answer, new double[][] {{1}});
        assertThat(d.q()[0]).containsExactly(new double[] {-1.1187, -1.7124, 1.7124, 1.1187}, within(5e-5));
    }

    @Test
    void gradientsAreFiniteDifferences() {
        boolean[][] hidden = new boolean[4][6];
        hidden[1][2] = true;
        Arrays.fill(hidden[3], true);
        DotProductAttention.Result y = DotProductAttention.attend(q, k, v, hidden, SCALE);
        DotProductAttention.Gradient d = DotProductAttention.backward(q, k, v, SCALE, y, g);
        double[][][] inputs = {q, k, v};
        double[][][] gradients = {d.q(), d.k(), d.v()};
        for (int t = 0; t < 3; t++) {
            for (int i = 0; i < inputs[t].length; i++) {
                for (int c = 0; c < inputs[t][i].length; c++) {
                    double at = inputs[t][i][c];
                    inputs[t][i][c] = at + 1e-5;
                    double above = loss(hidden);
                    inputs[t][i][c] = at - 1e-5;
                    double below = loss(hidden);
                    inputs[t][i][c] = at;
                    assertThat(gradients[t][i][c]).isEqualTo((above - below) / 2e-5, within(1e-8));
                }
            }
        }
        assertThat(d.q()[3]).containsOnly(0);
    }

    private double loss(boolean[][] hidden) {
        double[][] y = DotProductAttention.attend(q, k, v, hidden, SCALE).out();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += DotProductAttention.dot(y[i], g[i]);
        }
        return sum;
    }

    @Test
    void theOrderOfPlacesOnlyOrdersTheResult() {
        int[] order = {2, 0, 3, 1};
        double[][] x = Arrays.copyOf(q, 4);
        double[][] turned = Arrays.stream(order).mapToObj(i -> x[i]).toArray(double[][]::new);
        double[][] y = DotProductAttention.attend(x, x, x, null, SCALE).out();
        double[][] yTurned = DotProductAttention.attend(turned, turned, turned, null, SCALE).out();
        for (int i = 0; i < 4; i++) {
            assertThat(yTurned[i]).containsExactly(y[order[i]], within(1e-12));
        }
    }

    @Test
    void aQueryThatSeesNothingGetsZeros() {
        boolean[][] hidden = new boolean[4][6];
        Arrays.fill(hidden[0], true);
        DotProductAttention.Result y = DotProductAttention.attend(q, k, v, hidden, SCALE);
        assertThat(y.out()[0]).containsOnly(0);
        assertThat(y.weights()[0]).containsOnly(0);
        assertThat(Arrays.stream(y.weights()[1]).sum()).isEqualTo(1, within(1e-12));
        assertThat(new OnlineSoftmax(2).mean()).containsExactly(0, 0);
    }

    @Test
    void hidingAfterTheSoftmaxLosesWeight() {
        double[][][] weights = Ex441Attention.masks();
        assertThat(Arrays.stream(weights[0][3]).limit(4).sum()).isEqualTo(0.7676, within(5e-5));
        assertThat(Arrays.stream(weights[1][3]).sum()).isEqualTo(1, within(1e-12));
    }

    @Test
    void onlineSoftmaxIsTheSameSumInAnotherOrder() {
        for (boolean causal : new boolean[] {false, true}) {
            boolean[][] hidden = new boolean[4][6];
            for (int i = 0; i < 4 && causal; i++) {
                Arrays.fill(hidden[i], i + 1, 6, true);
            }
            double[][] plain = DotProductAttention.attend(q, k, v, hidden, 3).out();
            double[][] online = OnlineSoftmax.attend(q, k, v, causal, 3);
            for (int i = 0; i < 4; i++) {
                assertThat(online[i]).containsExactly(plain[i], within(1e-12));
            }
        }
    }

    @Test
    void onlineSoftmaxNeitherOverflowsNorMindsHiddenScores() {
        OnlineSoftmax softmax = new OnlineSoftmax(1);
        softmax.see(Double.NEGATIVE_INFINITY, 5);
        softmax.see(1000, 1);
        softmax.see(1001, 2);
        softmax.see(999, 3);
        softmax.see(Double.NEGATIVE_INFINITY, 6);
        assertThat(softmax.mean()[0]).isEqualTo((Math.exp(-1) + 2 + 3 * Math.exp(-2)) / (Math.exp(-1) + 1 + Math.exp(-2)),
                within(1e-12));
        assertThat(softmax.largest()).isEqualTo(1001);
    }

    @Test
    void memoryDoublesOrQuadruples() {
        assertThat(Ex441Attention.growth(true)).isBetween(1.9, 2.1);
        assertThat(Ex441Attention.growth(false)).isBetween(3.8, 4.1);
    }

    @Test
    void theVarianceOfAProductIsItsLength() {
        ScaleProbe probe = ScaleProbe.of(64, 500, 1);
        assertThat(probe.variance()).isEqualTo(64, within(4.0));
        assertThat(probe.largest()).isGreaterThan(0.75);
        assertThat(probe.scaledLargest()).isBetween(0.1, 0.25);
        assertThat(probe.slope()).isLessThan(probe.scaledSlope() / 3);
    }

    @Test
    void theDictionaryLearnsForEverySeed() {
        for (int seed = 1; seed <= 10; seed++) {
            SoftDictionary learned = SoftDictionary.fit(new SoftDictionary.Options(8, 16, 200, 4, seed));
            assertThat(learned.accuracy()).isEqualTo(1);
            assertThat(learned.losses()[199]).isLessThan(0.02).isLessThan(learned.losses()[0] / 50);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> DotProductAttention.attend(q, v, v, null, 1))
                .hasMessage("DotProductAttention.attend: queries of 3 and keys of 2 numbers: must be equally many");
        assertThatThrownBy(() -> DotProductAttention.attend(q, k, g, null, 1))
                .hasMessage("DotProductAttention.attend: 6 keys and 4 values: needs one for each");
        assertThatThrownBy(() -> new SoftDictionary.Options(1, 2, 3, 4, 5))
                .hasMessage("SoftDictionary.Options: words = 1: must be at least 2");
    }

    @Test
    void sharpQueriesMakeAHashMap() {
        double first = DotProductAttention.attend(new double[][] {{20, 20, 0, 0}}, Ex441Attention.KEYS, Ex441Attention.VALUES,
                null, 0.5).weights()[0][0];
        assertThat(first).isEqualTo(0.99995, within(5e-6));
    }
}
