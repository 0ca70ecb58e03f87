package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Method;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.math.Matrix;
import smile.feature.extraction.PCA;

class PrincipalComponentsBenchmarkTest {

    @Test
    void theContestantsAgree() {
        Assumptions.assumeTrue(OpenBlas.missing().isEmpty(), () -> OpenBlas.missing().orElseThrow());
        Matrix x = PrincipalComponentsData.rows(600);
        PCA theirs = PCA.fit(PrincipalComponentsBenchmark.rows(x));
        for (Method way : new Method[] {Method.COVARIANCE, Method.SVD}) {
            PrincipalComponentsBenchmark.check(PrincipalComponents.fit(x, Options.all().withMethod(way)), theirs);
        }
        PrincipalComponents other = PrincipalComponents.fit(PrincipalComponentsData.rows(601), Options.all());
        assertThatThrownBy(() -> PrincipalComponentsBenchmark.check(other, theirs)).hasMessageContaining("away from Smile's");
    }

    /// The numbers of `python3 principal_components.py --quick`: both languages draw the same data.
    @ParameterizedTest
    @EnumSource(names = {"COVARIANCE", "SVD"})
    void scikitLearnAgrees(Method way) {
        PrincipalComponents fit = PrincipalComponents.fit(PrincipalComponentsData.rows(2_000), Options.all().withMethod(way));
        assertThat(Arrays.copyOf(fit.variances(), 3)).containsExactly(new double[] {215.7359367279779, 10.50881378558981,
            10.462058041915325}, within(1e-11));
    }
}
