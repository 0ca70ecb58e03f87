package scratch.bench;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecompositionBenchmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"cholesky", "lu", "qr", "symmetricEigen", "svd"})
    void theContestantsAgree(String decomposition) {
        Assumptions.assumeTrue(OpenBlas.missing().isEmpty(), () -> OpenBlas.missing().orElseThrow());
        Decompositions contestants = new Decompositions(decomposition, 30);
        contestants.startNd4j();
        contestants.check("smile");
        contestants.check("nd4j");
    }
}
