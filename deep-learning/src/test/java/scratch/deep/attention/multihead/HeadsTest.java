package scratch.deep.attention.multihead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import scratch.deep.transformer.SinusoidalPositions;

class HeadsTest {

    @Test
    void theTurnsOfTheReadmeByHand() {
        assertThat(turned(Ex442MultiHeadAndPositions.QUERY, 2)).containsExactly(new double[] {-2.2347, 0.0770}, within(5e-5));
        assertThat(turned(Ex442MultiHeadAndPositions.KEY, 1)).containsExactly(new double[] {0.7794, 3.0647}, within(5e-5));
        assertThat(turned(Ex442MultiHeadAndPositions.QUERY, 5)).containsExactly(new double[] {2.2015, -0.3916}, within(5e-5));
        assertThat(turned(Ex442MultiHeadAndPositions.KEY, 4)).containsExactly(new double[] {-1.2041, -2.9241}, within(5e-5));
        for (int m : new int[] {2, 5, 1001}) {
            assertThat(Ex442MultiHeadAndPositions.product(Ex442MultiHeadAndPositions.QUERY, m, Ex442MultiHeadAndPositions.KEY,
                    m - 1)).isEqualTo(-1.5058, within(5e-5));
        }
    }

    private static double[] turned(double[] x, int place) {
        return Heads.rotate(x, place, Heads.BASE);
    }

    @Test
    void gradientsAreFiniteDifferences() {
        for (boolean rotary : new boolean[] {false, true}) {
            Heads heads = Heads.random(6, 3, rotary, 5);
            double[][] x = Peers442.input(4, 6, 6);
            double[][] g = Peers442.input(4, 6, 7);
            double[][][] gradients = heads.backward(x, heads.forward(x), g);
            double[][][] inputs = {x, heads.wq(), heads.wk(), heads.wv(), heads.wo()};
            for (int t = 0; t < inputs.length; t++) {
                for (int i = 0; i < inputs[t].length; i++) {
                    for (int c = 0; c < inputs[t][i].length; c++) {
                        double at = inputs[t][i][c];
                        inputs[t][i][c] = at + 1e-5;
                        double above = loss(heads, x, g);
                        inputs[t][i][c] = at - 1e-5;
                        double below = loss(heads, x, g);
                        inputs[t][i][c] = at;
                        assertThat(gradients[t][i][c]).isEqualTo((above - below) / 2e-5, within(1e-8));
                    }
                }
            }
        }
    }

    private static double loss(Heads heads, double[][] x, double[][] g) {
        double[] y = Peers442.flat(heads.forward(x).y());
        double[] weights = Peers442.flat(g);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i] * weights[i];
        }
        return sum;
    }

    @Test
    void withoutPositionsTheOrderOnlyOrdersTheResult() {
        double[][] x = Peers442.input(3, 6, 1);
        double[][] turned = {x[2], x[0], x[1]};
        Heads plain = Heads.random(6, 2, false, 2);
        assertThat(plain.forward(turned).y()[0]).containsExactly(plain.forward(x).y()[2], within(1e-12));
        Heads rotary = Heads.random(6, 2, true, 2);
        assertThat(rotary.forward(turned).y()[0]).isNotEqualTo(rotary.forward(x).y()[2]);
    }

    @Test
    void aSequenceThatStartsLaterLooksTheSameToRotaryHeads() {
        double[] q = Peers442.input(1, 8, 1)[0];
        double[] k = Peers442.input(1, 8, 2)[0];
        double near = Ex442MultiHeadAndPositions.product(q, 3, k, 0);
        assertThat(Ex442MultiHeadAndPositions.product(q, 503, k, 500)).isEqualTo(near, within(1e-10));
        assertThat(Math.abs(Ex442MultiHeadAndPositions.product(q, 0, k, 3) - near)).isGreaterThan(1e-3);
    }

    @Test
    void productsOfSinusoidsAreSumsOfCosinesOfTheDistance() {
        for (int distance : new int[] {0, 1, 7}) {
            double sum = 0;
            for (int i = 0; i < 32; i++) {
                sum += Math.cos(distance * Math.pow(10_000, -2.0 * i / 64));
            }
            assertThat(Ex442MultiHeadAndPositions.sinusoids(0, distance)).isEqualTo(sum, within(1e-12));
            assertThat(Ex442MultiHeadAndPositions.sinusoids(77, distance)).isEqualTo(sum, within(1e-12));
        }
        assertThat(SinusoidalPositions.at(3, 0, 64)).isEqualTo(Math.sin(3), within(1e-12));
    }

    @Test
    void theHeadsOfTheLayerAndOfNd4jAreThoseByHand() {
        double[][] x = Peers442.input(4, 8, 3);
        double[][] g = Peers442.input(4, 8, 4);
        for (int count : new int[] {1, 2, 4}) {
            Heads heads = Heads.random(8, count, false, count);
            Peers442.Passes ours = Peers442.byLoops(heads, x, g);
            Peers442.Passes nd4j = Peers442.byNd4j(heads, x, g);
            Peers442.Passes layer = Peers442.byLayer(heads, x, g);
            assertThat(nd4j.y()).containsExactly(ours.y(), within(1e-12));
            assertThat(layer.y()).containsExactly(ours.y(), within(2e-6));
            for (int part = 0; part < 5; part++) {
                assertThat(nd4j.gradients()[part]).containsExactly(ours.gradients()[part], within(1e-12));
                assertThat(layer.gradients()[part]).containsExactly(ours.gradients()[part], within(2e-6));
            }
        }
    }

    /// Two more seeds than the example shows.
    @Test
    void rotaryGoesFurtherButNotForEver() {
        for (int seed = 2; seed <= 3; seed++) {
            DifferenceTask rotary = DifferenceTask.fit(Positions.ROTARY, 4, 300, seed);
            assertThat(rotary.accuracy(16)).isGreaterThan(0.95);
            assertThat(rotary.accuracy(32)).isGreaterThan(0.85);
            assertThat(rotary.accuracy(128)).isLessThan(0.7);
            double[][] looks = rotary.looks();
            assertThat(Arrays.stream(looks).mapToDouble(head -> head[1]).max().orElseThrow()).isGreaterThan(0.35);
            assertThat(Arrays.stream(looks).mapToDouble(head -> head[3]).max().orElseThrow()).isGreaterThan(0.35);
        }
    }
}
