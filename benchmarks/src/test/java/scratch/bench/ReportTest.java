package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String MACHINE = """
        {"processor": "Test 1", "processors": 2, "system": "Linux amd64", "runtime": "JDK 25", "kernels": "simd 512 bit",
         "date": "2026-01-01", "command": "MatmulBenchmark"}""";

    @TempDir
    private Path folder;
    private Path results;
    private Path page;

    @BeforeEach
    void somePage() throws IOException {
        results = Files.createDirectories(folder.resolve("results"));
        page = folder.resolve("performance.md");
        Files.writeString(page, """
            # Title
            before
            <!-- results:MatmulBenchmark -->
            old
            <!-- /results -->
            between
            <!-- results:GradientDescentBenchmark -->
            <!-- /results -->
            after
            """);
    }

    private static String jmh(String method, String n, String secondary, String... iterations) {
        return String.format(Locale.ROOT, """
            {"benchmark": "scratch.bench.%s", "params": {%s}, "secondaryMetrics": {%s},
             "primaryMetric": {"score": 0, "scoreUnit": "us/op", "rawData": [[%s]]}}""",
            method, n, secondary, String.join(", ", iterations));
    }

    private void store(String name, String... entries) throws IOException {
        storeFrom(MACHINE, name, entries);
    }

    private void storeFrom(String machine, String name, String... entries) throws IOException {
        Files.writeString(results.resolve(name + ".json"), "[" + String.join(",\n", entries) + "]");
        Files.writeString(results.resolve(name + ".machine.json"), machine);
    }

    @Test
    void ratiosOfMediansStandBesideTheBaseline() throws IOException {
        store("matmul",
            jmh("MatmulBenchmark.openblas", "'n': '512', 'type': 'double'".replace('\'', '"'), "", "400", "900", "410"),
            jmh("MatmulBenchmark.openblas", "'n': '64', 'type': 'double'".replace('\'', '"'), "", "4"),
            jmh("MatmulBenchmark.openblasParallel", "'n': '512', 'type': 'double'".replace('\'', '"'), "", "200"),
            jmh("MatmulBenchmark.simd", "'n': '512', 'type': 'double'".replace('\'', '"'), "", "380", "390", "200"),
            jmh("MatmulBenchmark.simdParallel", "'n': '512', 'type': 'double'".replace('\'', '"'), "", "250"));
        assertThat(Report.write(results, page)).isEqualTo(5);
        String text = Files.readString(page);
        // 410 / 380 = 1.08; the parallel one is held to the parallel one: 200 / 250 = 0.80
        assertThat(text).contains("""
            Test 1, 2 processors, Linux amd64, JDK 25, kernels simd 512 bit, 2026-01-01: `MatmulBenchmark`

            | n | type | openblas | openblasParallel | simd | simdParallel |
            | ---: | ---: | ---: | ---: | ---: | ---: |
            | 64 | double | 4.00 µs | - | - | - |
            | 512 | double | 410 µs | 200 µs | 1.08 (380 µs) | 0.80 (250 µs) ▼ |
            """);
        assertThat(text).startsWith("# Title\nbefore\n").doesNotContain("old").contains("\nbetween\n").endsWith("\nafter\n");
        assertThat(folder.resolve("performance/matmul-double.svg")).content().startsWith("<svg").contains("one thread");
        assertThat(folder.resolve("performance/matmul-double-parallel.svg")).content().contains("all processors");
        Report.write(results, page);
        assertThat(page).content().isEqualTo(text);
    }

    @Test
    void aQuestionWithoutResultsSaysSo() throws IOException {
        assertThat(Report.write(results, page)).isZero();
        assertThat(page).content().contains("<!-- results:MatmulBenchmark -->\n" + Report.NOTHING_YET + "<!-- /results -->");
    }

    @Test
    void pythonStandsInTheSameTableWithItsError() throws IOException {
        String setting = "'iterations': '1000', 'rows': '200000', 'scaling': 'unitVariance'".replace('\'', '"');
        store("descent", jmh("GradientDescentBenchmark.simdFused", setting,
            "\"coefficientError\": {\"rawData\": [[0.25, 0.25, 0.25]]}, \"·gc.alloc.rate\": {\"rawData\": [[1]]}",
            "2000000"));
        Files.writeString(results.resolve("python.jsonl"), String.format(Locale.ROOT, """
            {"machine": {"processor": "Test 1", "processors": 2, "runtime": "Python 3"}}
            {"benchmark": "GradientDescentBenchmark", "contestant": "numpyTwoProducts", "params": {%s}, "seconds": [5, 6, 4]}
            """, setting));
        Report.write(results, page);
        assertThat(page).content().contains("""
            iterations 1000, rows 200000, scaling unitVariance:

            | contestant | time | times as fast as |  | coefficient error |
            | --- | ---: | ---: | --- | ---: |
            | numpyTwoProducts | 5.00 s | 1.00 | numpyTwoProducts | - |
            | simdFused | 2.00 s | 2.50 | numpyTwoProducts | 0.25 |
            """);
    }

    @Test
    void distributionsAreComparedWithSmileAndDrawnAgainstBothLibraries() throws IOException {
        Files.writeString(page, "<!-- results:DistributionBenchmark -->\n<!-- /results -->\n");
        String t5 = "'distribution': 't5', 'function': 'cdf'".replace('\'', '"');
        String gamma = "'distribution': 'gamma2.5', 'function': 'cdf'".replace('\'', '"');
        store("distributions",
            jmh("DistributionBenchmark.ours", t5, "", "0.1"), jmh("DistributionBenchmark.ours", gamma, "", "0.1"),
            jmh("DistributionBenchmark.smile", t5, "", "0.15"), jmh("DistributionBenchmark.commonsMath", t5, "", "0.5"),
            jmh("DistributionBenchmark.smile", gamma, "", "0.05"));
        Report.write(results, page);
        assertThat(page).content().contains("""
            | distribution | function | commonsMath | ours | smile |
            | ---: | ---: | ---: | ---: | ---: |
            | gamma2.5 | cdf | - | 0.50 (100 ns) | 50.0 ns |
            | t5 | cdf | 0.30 (500 ns) | 1.50 (100 ns) | 150 ns |
            """);
        assertThat(folder.resolve("performance/distributions-cdf.svg")).content().startsWith("<svg").contains("our cdf is");
        assertThat(folder.resolve("performance/distributions-quantile.svg")).doesNotExist();
    }

    @Test
    void eachMachineHasItsOwnTableAndChartsUnderItsName() throws IOException {
        String narrow = MACHINE.replace("512 bit", "256 bit").replace("\"date\"",
            "\"flags\": \"-XX:UseAVX=2 OPENBLAS_CORETYPE=Haswell\", \"date\"");
        String n = "'n': '512', 'type': 'double'".replace('\'', '"');
        storeFrom(narrow, "a-narrow", jmh("MatmulBenchmark.simd", n, "", "500"), jmh("MatmulBenchmark.openblas", n, "", "400"));
        store("wide", jmh("MatmulBenchmark.simd", n, "", "200"), jmh("MatmulBenchmark.openblas", n, "", "300"));
        Files.writeString(results.resolve("python.jsonl"), String.format(Locale.ROOT, """
            {"machine": {"processor": "Test 1", "processors": 2, "runtime": "Python 3", "flags": "OPENBLAS_CORETYPE=haswell"}}
            {"benchmark": "MatmulBenchmark", "contestant": "numpy", "params": {%s}, "seconds": [0.0005]}
            """, n));
        assertThat(Report.write(results, page)).isEqualTo(5);
        assertThat(page).content().contains("""
            <!-- results:MatmulBenchmark -->
            **Test 1, 2 processors: vectors of 512 bits**

            Test 1, 2 processors, Linux amd64, JDK 25, kernels simd 512 bit, 2026-01-01: `MatmulBenchmark`

            | n | type | openblas | simd |
            | ---: | ---: | ---: | ---: |
            | 512 | double | 300 µs | 1.50 (200 µs) |
            """).contains("""
            **Test 1, 2 processors, held to AVX2: vectors of 256 bits**
            """).contains("""
            Test 1, 2 processors, Linux amd64, JDK 25, kernels simd 256 bit, `-XX:UseAVX=2 OPENBLAS_CORETYPE=Haswell`, \
            2026-01-01: `MatmulBenchmark`
            """).contains("""
            | n | type | numpy | openblas | simd |
            | ---: | ---: | ---: | ---: | ---: |
            | 512 | double | 0.80 (500 µs) | 400 µs | 0.80 (500 µs) ▼ |
            """).containsSubsequence("512 bits**", "](performance/matmul-double.svg)", "256 bits**",
                "](performance/matmul-double-test-1-avx2.svg)");
        assertThat(folder.resolve("performance/matmul-double-test-1-avx2.svg")).content().startsWith("<svg")
            .contains("Test 1, 2 processors, held to AVX2: ");
    }

    @Test
    void anotherQuestionMayBeAskedOnAnotherMachine() throws IOException {
        store("matmul", jmh("MatmulBenchmark.simd", "\"n\": \"64\"", "", "4"));
        Files.writeString(results.resolve("python.jsonl"), """
            {"machine": {"processor": "Test 2", "processors": 8}}
            {"benchmark": "GradientDescentBenchmark", "contestant": "naive", "params": {"scaling": "no"}, "seconds": [1]}
            """);
        assertThat(Report.write(results, page)).isEqualTo(2);
        assertThat(page).content().doesNotContain("**").contains("Test 1, 2 processors, Linux", "Test 2, 8 processors, ");
    }

    @Test
    void whatFallsShortOfItsGoalIsMarkedAndNamed() throws IOException {
        Files.writeString(page, "<!-- results:DecompositionBenchmark -->\n<!-- /results -->\n");
        String lu = "'decomposition': 'lu', 'n': '500'".replace('\'', '"');
        String qr = "'decomposition': 'qr', 'n': '500'".replace('\'', '"');
        String small = "'decomposition': 'qr', 'n': '100'".replace('\'', '"');
        store("decompositions",
            jmh("DecompositionBenchmark.ours", lu, "", "200"), jmh("DecompositionBenchmark.smile", lu, "", "164"),
            jmh("DecompositionBenchmark.ours", qr, "", "200.8"), jmh("DecompositionBenchmark.smile", qr, "", "200"),
            jmh("DecompositionBenchmark.ours", small, "", "10"), jmh("DecompositionBenchmark.smile", small, "", "8"));
        Report.write(results, page);
        // 200 / 200.8 = 0.996 reads 1.00 and has reached it; nothing is asked of n = 100
        assertThat(page).content().contains("""
            | lu | 500 | 0.82 (200 µs) ▼ | 164 µs |
            """, """
            | qr | 100 | 0.80 (10.0 µs) | 8.00 µs |
            | qr | 500 | 1.00 (201 µs) | 200 µs |

            Goals (▼ marks what falls short):

            - `ours` at least 1.00 times as fast as `smile`, n = 500 and more: 1 of 2 fall short: lu 500 (0.82).
            """);
    }

    @Test
    void aGoalThatNobodyMeasuredIsNotReached() throws IOException {
        store("matmul", jmh("MatmulBenchmark.simd", "'n': '512', 'type': 'float'".replace('\'', '"'), "", "95"),
            jmh("MatmulBenchmark.openblas", "'n': '512', 'type': 'float'".replace('\'', '"'), "", "100"));
        Report.write(results, page);
        assertThat(page).content().contains("`openblas`, n = 128 to 1024: reached.", "`nd4j`, n = 128 and more: not measured.");
    }

    @Test
    void aFileWithoutItsMachineIsRefused() throws IOException {
        store("matmul", jmh("MatmulBenchmark.simd", "\"n\": \"64\"", "", "4"));
        Files.delete(results.resolve("matmul.machine.json"));
        assertThatThrownBy(() -> Report.write(results, page)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("matmul.machine.json must lie beside it");
    }

    @Test
    void brokenJsonNamesItsFile() throws IOException {
        store("matmul", "{\"benchmark\": ");
        assertThatThrownBy(() -> Report.write(results, page)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("matmul.json: ");
    }

    @Test
    void timesHaveThreeDigits() {
        assertThat(Tables.time(3.2e-8)).isEqualTo("32.0 ns");
        assertThat(Tables.time(0.0123456)).isEqualTo("12.3 ms");
        assertThat(Tables.time(123.4)).isEqualTo("123 s");
        assertThat(Tables.ratio(1.046)).isEqualTo("1.05");
        assertThat(Tables.ratio(123.4)).isEqualTo("123");
    }
}
