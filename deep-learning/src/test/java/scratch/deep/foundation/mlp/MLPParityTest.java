package scratch.deep.foundation.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.deep.foundation.mlp.Peers401.Gradient;
import scratch.math.Matrix;

/// The gradients by hand, held to SameDiff in double and to the engine of lesson 109 in float32.
class MLPParityTest {
    private record Case(Network network, Matrix x, int... labels) {
        static Case of(int n, int d, int h, int k, long seed) {
            var random = new SplittableRandom(seed);
            Network network = Network.random(d, h, k, random);
            Arrays.setAll(network.b1(), i -> random.nextGaussian(0, 0.3));
            Arrays.setAll(network.b2(), i -> random.nextGaussian(0, 0.3));
            Matrix x = Matrix.wrap(n, d, random.doubles((long) n * d, -1.5, 1.5).toArray());
            return new Case(network, x, random.ints(n, 0, Math.max(2, k)).toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"2,1,2,1", "4,2,2,1", "7,3,5,1", "5,4,6,3", "1,6,2,4", "33,64,17,10"})
    void lossAndGradientsAreThoseOfTheLibraries(int n, int d, int h, int k) {
        for (long seed = 1; seed <= 3; seed++) {
            Case c = Case.of(n, d, h, k, seed);
            Gradient ours = Peers401.byHand(c.network, c.x, c.labels);
            close(ours, Peers401.bySameDiff(c.network, c.x, c.labels), 1e-12);
            close(ours, Peers401.byAutograd(c.network, c.x, c.labels), 2e-6);
        }
    }

    private static void close(Gradient ours, Gradient theirs, double allowed) {
        for (int part = 0; part < 5; part++) {
            assertThat(ours.parts()[part]).as("part " + part).containsExactly(theirs.parts()[part], within(allowed));
        }
    }

    /// The same thirty steps, with gradients by hand and with SameDiff's.
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void soAreTheWeightsAfterThirtySteps(long seed) {
        Case c = Case.of(12, 3, 6, 3, seed);
        Network ours = Case.of(12, 3, 6, 3, seed).network;
        for (int step = 0; step < 30; step++) {
            ours.stepInPlace(ours.backward(c.x, ours.forward(c.x), c.labels), 0.3);
            c.network.stepInPlace(Peers401.bySameDiff(c.network, c.x, c.labels).network(), 0.3);
        }
        close(new Gradient(0, ours), new Gradient(0, c.network), 1e-11);
    }

    /// Why the smallest case above has two rows.
    @Test
    void sameDiffCannotDifferentiateAProductOfTwoSingleNumbers() {
        Case c = Case.of(1, 1, 1, 1, 1);
        assertThatThrownBy(() -> Peers401.bySameDiff(c.network, c.x, c.labels)).isInstanceOf(RuntimeException.class)
                .hasMessageContaining("mulRowVector: wrong arguments");
    }
}
