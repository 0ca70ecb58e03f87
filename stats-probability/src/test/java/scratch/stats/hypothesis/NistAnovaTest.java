package scratch.stats.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The analysis of variance sets of the NIST Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd).
/// Correct digits are counted as NIST does: LRE = −log₁₀ of the relative error.
///
/// Simon and Lesage's sets are a formula and always tested: nine treatments, one value at the middle, the others a tenth
/// above and below it in turn, on a base of 1, 10⁶ or 10¹² that eats the leading digits. All sets are also read, with
/// their certified values, from the folder given by `-Dscratch.nist=…`, and reported as skipped without it.
class NistAnovaTest {
    private static final double[] MIDDLES = {0.4, 0.3, 0.5, 0.3, 0.5, 0.3, 0.5, 0.3, 0.5};
    private static final String[] QUANTITIES = {"ss_between", "ms_between", "f", "ss_within", "ms_within", "r2", "resid_sd"};

    @ParameterizedTest
    @CsvSource({
        // base, values of each treatment, certified SS between, SS within, digits
        "1, 21, 1.68, 1.80, 12", "1, 201, 16.08, 18, 12", "1, 2001, 160.08, 180, 12",
        // 10⁶ and 10¹² in front leave 10 and 4 digits of the tenths in a double
        "1000000, 21, 1.68, 1.80, 9", "1000000, 201, 16.08, 18, 9", "1000000, 2001, 160.08, 180, 9",
        "1000000000000, 21, 1.68, 1.80, 2.5", "1000000000000, 201, 16.08, 18, 2.5",
        "1000000000000, 2001, 160.08, 180, 2.5"})
    void simonAndLesagesSetsKeepTheirDigits(long base, int size, double between, double within, double digits) {
        double[][] groups = new double[MIDDLES.length][size];
        for (int g = 0; g < groups.length; g++) {
            for (int i = 0; i < size; i++) {
                double tenths = MIDDLES[g] * 10 + (i == 0 ? 0 : i % 2 == 1 ? -1 : 1);
                // the decimal number, rounded once
                groups[g][i] = Double.parseDouble(base + "." + Math.round(tenths));
            }
        }
        OneWayAnova anova = OneWayAnova.fit(groups);
        assertDigits("SS between", anova.between().sumOfSquares(), between, digits);
        assertDigits("SS within", anova.within().sumOfSquares(), within, digits);
        assertDigits("F", anova.f(), between / 8 / (within / (9.0 * size - 9)), digits);
        assertDigits("R²", anova.etaSquared(), between / (between + within), digits);
        assertDigits("residual sd", anova.residualStandardDeviation(), 0.1, digits);
    }

    @ParameterizedTest
    @CsvSource({"SiRstv", "AtmWtAg", "SmLs01", "SmLs02", "SmLs03", "SmLs04", "SmLs05", "SmLs06", "SmLs07", "SmLs08", "SmLs09"})
    void certifiedValuesAreReached(String set) throws IOException {
        String folder = System.getProperty("scratch.nist");
        Assumptions.assumeTrue(folder != null, "certified data sets are not here: give their folder by -Dscratch.nist");
        OneWayAnova anova = OneWayAnova.fit(read(Path.of(folder, set + ".csv")));
        double[] ours = {anova.between().sumOfSquares(), anova.between().meanSquare(), anova.f(),
            anova.within().sumOfSquares(), anova.within().meanSquare(), anova.etaSquared(),
            anova.residualStandardDeviation()};
        String json = Files.readString(Path.of(folder, "expected.json"));
        String certified = object(json, set, "\"expected\"");
        String marks = object(json, set, "\"min_lre\"");
        for (int i = 0; i < ours.length; i++) {
            assertDigits(QUANTITIES[i], ours[i], number(certified, QUANTITIES[i]), number(marks, QUANTITIES[i]));
        }
    }

    private static void assertDigits(String what, double actual, double certified, double digits) {
        double lre = -Math.log10(Math.abs(actual - certified) / Math.abs(certified));
        assertThat(lre).as("digits of %s: %s for %s", what, actual, certified).isGreaterThanOrEqualTo(digits);
    }

    private static double[][] read(Path csv) throws IOException {
        TreeMap<Integer, DoubleStream.Builder> groups = new TreeMap<>();
        List<String> lines = Files.readAllLines(csv);
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                String[] cells = line.split(",");
                groups.computeIfAbsent(Integer.valueOf(cells[0].strip()), g -> DoubleStream.builder())
                        .add(Double.parseDouble(cells[1]));
            }
        }
        return groups.values().stream().map(builder -> builder.build().toArray()).toArray(double[][]::new);
    }

    private static String object(String json, String set, String name) {
        int from = json.indexOf(name, json.indexOf("\"name\": \"" + set + "\"", json.indexOf("\"anova\"")));
        return json.substring(from, json.indexOf('}', from));
    }

    private static double number(String json, String name) {
        int from = json.indexOf("\"" + name + "\":") + name.length() + 3;
        int end = json.indexOf(',', from);
        return Double.parseDouble(json.substring(from, end < 0 ? json.length() : end).replace("\"", "").strip());
    }
}
