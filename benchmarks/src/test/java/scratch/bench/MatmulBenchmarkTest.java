package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatmulBenchmarkTest {

    @ParameterizedTest
    @CsvSource({"double, 1", "double, 65", "float, 1", "float, 65"})
    void theContestantsAgree(String type, int n) {
        Products wanted = Products.of(type, n);
        wanted.run("naive");
        double allowed = type.equals("double") ? 1e-12 : 1e-4;
        for (String name : Products.NAMES) {
            if (OpenBlas.missing().isPresent() && name.matches("(openblas|smile|nd4j).*")) {
                continue;                                      // theNativeLibraryMultiplies tells
            }
            Products products = Products.of(type, n);
            products.prepare(name);
            products.run(name);
            products.check(name);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    assertThat(products.entry(name, i, j)).as(name)
                        .isCloseTo(wanted.entry("naive", i, j), within(allowed));
                }
            }
        }
    }

    @Test
    void theCheckFindsOneWrongEntry() {
        Products products = Products.of("double", 20);
        assertThatThrownBy(() -> products.check("naive")).isInstanceOf(IllegalStateException.class)
            .hasMessageStartingWith("naive: row 0 of the product, times v: 0.0, must be ");
        products.run("naive");
        products.check("naive");
    }

    @Test
    void theNativeLibraryMultiplies() {
        Assumptions.assumeTrue(OpenBlas.missing().isEmpty(), () -> OpenBlas.missing().orElseThrow());
        OpenBlas blas = OpenBlas.load();
        for (int threads = 1; threads <= 2; threads++) {
            blas.setThreads(threads);
            double[] c = new double[4];
            blas.gemm(2, new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8}, c);
            assertThat(c).containsExactly(19, 22, 43, 50);
            float[] f = new float[4];
            blas.gemm(2, new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8}, f);
            assertThat(f).containsExactly(19, 22, 43, 50);
            double[] gram = new double[4];
            blas.gram(3, 2, new double[] {1, 2, 3, 4, 5, 6}, gram);
            assertThat(gram).containsExactly(35, 44, 0, 56);   // the lower triangle is not touched
        }
    }

    /// One that is not asked to would run on all processors when "one thread" is measured.
    @Test
    void theNumberOfThreadsReachesEveryOpenBlasOfTheProcess() throws IOException {
        Assumptions.assumeTrue(OpenBlas.missing().isEmpty(), () -> OpenBlas.missing().orElseThrow());
        Path maps = Path.of("/proc/self/maps");
        Assumptions.assumeTrue(Files.exists(maps), "only Linux tells which libraries a process has loaded");
        Products products = Products.of("double", 8);
        products.prepare("smile");
        products.run("smile");
        products.prepare("nd4j");
        products.run("nd4j");
        List<Path> loaded = Files.readAllLines(maps).stream().filter(line -> line.matches(".*/libopenblas[^/]*"))
            .map(line -> Path.of(line.substring(line.indexOf('/')))).distinct().toList();
        assertThat(loaded).isNotEmpty().isSubsetOf(OpenBlas.load().files());
    }

    @Test
    void aTypeThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Products.of("half", 4)).hasMessage("type: half: must be float or double");
    }
}
