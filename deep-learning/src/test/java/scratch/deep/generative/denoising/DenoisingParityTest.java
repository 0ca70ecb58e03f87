package scratch.deep.generative.denoising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The denoising loss and its gradients by loops held to SameDiff and to our engine.
class DenoisingParityTest {
    @ParameterizedTest
    @CsvSource({"2, 3, 2, 1", "5, 4, 7, 2", "9, 8, 3, 3"})
    void lossAndGradientsAreThreeTimesTheSame(int rows, int d, int hidden, long seed) {
        Peers432.Case example = Peers432.example(rows, d, hidden, seed);
        double[][] loops = Peers432.byLoops(example);
        double[][] sameDiff = Peers432.bySameDiff(example);
        double[][] layers = Peers432.byLayers(example);
        for (int p = 0; p < loops.length; p++) {
            assertThat(loops[p]).as("SameDiff " + p).containsExactly(sameDiff[p], within(1e-12));
            assertThat(loops[p]).as("layers " + p).containsExactly(layers[p], within(1e-6));
        }
    }
}
