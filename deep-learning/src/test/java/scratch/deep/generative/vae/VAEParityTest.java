package scratch.deep.generative.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The negative bound and its gradients by loops held to SameDiff and to our layers, with the same noise.
class VAEParityTest {
    @ParameterizedTest
    @CsvSource({"2, 4, 3, 2, 1", "5, 6, 4, 3, 2", "3, 5, 7, 2, 3"})
    void lossAndGradientsAreThreeTimesTheSame(int rows, int d, int hidden, int units, long seed) {
        Peers434.Case example = Peers434.example(rows, d, hidden, units, seed);
        double[][] loops = Peers434.byLoops(example);
        double[][] sameDiff = Peers434.bySameDiff(example);
        double[][] layers = Peers434.byLayers(example);
        for (int p = 0; p < loops.length; p++) {
            assertThat(loops[p]).as("SameDiff " + p).containsExactly(sameDiff[p], within(1e-12));
            assertThat(loops[p]).as("layers " + p).containsExactly(layers[p], within(1e-5));
        }
    }
}
