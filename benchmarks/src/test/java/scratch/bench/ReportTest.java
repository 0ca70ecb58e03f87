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
        Files.writeString(results.resolve(name + ".json"), "[" + String.join(",\n", entries) + "]");
        Files.writeString(results.resolve(name + ".machine.json"), MACHINE);
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
            | 512 | double | 410 µs | 200 µs | 1.08 (380 µs) | 0.80 (250 µs) |
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
    void resultsOfTwoMachinesAreNotMixed() throws IOException {
        store("matmul", jmh("MatmulBenchmark.simd", "\"n\": \"64\"", "", "4"));
        String other = "{\"machine\": {\"processor\": \"Test 2\", \"processors\": 8}}\n{\"benchmark\": \"%s\","
            + " \"contestant\": \"numpy\", \"params\": {\"n\": \"64\"}, \"threads\": 1, \"seconds\": [1], \"extras\": {}}\n";
        Files.writeString(results.resolve("python.jsonl"), other.replace("%s", "GramMatrixBenchmark"));
        Report.write(results, page);                           // another question may be asked elsewhere
        Files.writeString(results.resolve("python.jsonl"), other.replace("%s", "MatmulBenchmark"));
        assertThatThrownBy(() -> Report.write(results, page)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(" comes from 2 machines, ").hasMessageEndingWith("ratios need one machine");
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
