package scratch.deep.generative.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.math.Matrix;

/// Loss and gradients by loops held to SameDiff and to our layers.
class AutoencoderParityTest {
    @ParameterizedTest
    @CsvSource({"3, 1, 5-2", "4, 2, 6-4-3", "7, 3, 5-4-3-2", "2, 4, 3-3"})
    void lossAndGradientsAreThreeTimesTheSame(int rows, long seed, String widths) {
        int[] sizes = java.util.Arrays.stream(widths.split("-")).mapToInt(Integer::parseInt).toArray();
        PlainAutoencoder network = PlainAutoencoder.random(seed, sizes);
        var random = new SplittableRandom(seed);
        for (double[] bias : network.biases()) {
            java.util.Arrays.setAll(bias, j -> random.nextDouble(-0.5, 0.5));
        }
        Matrix x = Matrix.wrap(rows, sizes[0], random.doubles((long) rows * sizes[0], -1, 1).toArray());
        double[][] loops = Peers431.byLoops(network, x);
        double[][] sameDiff = Peers431.bySameDiff(network, x);
        double[][] layers = Peers431.byLayers(network, x);
        assertThat(loops).hasSameDimensionsAs(layers);
        for (int p = 0; p < loops.length; p++) {
            assertThat(loops[p]).as("SameDiff " + p).containsExactly(sameDiff[p], within(1e-12));
            assertThat(loops[p]).as("layers " + p).containsExactly(layers[p], within(2e-6));
        }
    }
}
