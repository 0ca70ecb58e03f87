package scratch.deep.generative.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Loss and gradients with each rule by loops held to SameDiff and to our layers.
class SparseParityTest {
    static Stream<Arguments> cases() {
        Sparsity[] rules = {new Sparsity.None(), new Sparsity.L1(0.03), new Sparsity.Divergence(0.05, 0.2),
            new Sparsity.TopK(2)};
        return Stream.of(rules).flatMap(rule -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(rule, seed)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradientsAreThreeTimesTheSame(Sparsity rule, long seed) {
        Peers433.Case example = Peers433.example(4 + (int) seed, 5, 7, rule, seed);
        double[][] loops = Peers433.byLoops(example);
        double[][] sameDiff = Peers433.bySameDiff(example);
        double[][] layers = Peers433.byLayers(example);
        for (int p = 0; p < loops.length; p++) {
            assertThat(loops[p]).as("SameDiff " + p).containsExactly(sameDiff[p], within(1e-12));
            assertThat(loops[p]).as("layers " + p).containsExactly(layers[p], within(1e-6));
        }
    }
}
