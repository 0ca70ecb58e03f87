package scratch.math.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// The linear regression sets of the NIST Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd).
/// Correct digits are counted as NIST does: LRE = −log₁₀ of the relative error.
///
/// The sets that are formulas are always tested. The measured ones are read, with their certified values, from the
/// folder given by `-Dscratch.nist=…` (CSV files and `expected.json`), and reported as skipped without it.
class NistRegressionTest {
    /// The disturbances of Wampler 3, which Wampler 4 and 5 multiply by 100 and 10,000.
    private static final double[] DISTURBANCE = {759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048,
        -2048, 1838, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 759};
    private static final double[] ONES = {1, 1, 1, 1, 1, 1};
    /// Certified standard errors of Wampler 3.
    private static final double[] ERRORS = {2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350,
        5.64566512170752, 0.112324854679312};

    @Test
    void wampler1IsAPolynomialWithAllCoefficientsOne() {
        double[] y = polynomial(ONES);
        assertDigits(QR.of(powers(21)).solve(y), ONES, 8.5);
        assertDigits(LeastSquares.fit(powers(21), y).coefficients(), ONES, 13);
    }

    @Test
    void wampler2IsAPolynomialWithFallingCoefficients() {
        double[] coefficients = {1, 0.1, 0.01, 0.001, 0.0001, 0.00001};
        double[] y = polynomial(coefficients);
        assertDigits(QR.of(powers(21)).solve(y), coefficients, 11);
        // 0.1 and its powers are not doubles, so y is rounded: 13.2 digits are the most that can be had
        assertDigits(LeastSquares.fit(powers(21), y).coefficients(), coefficients, 12.5);
    }

    @ParameterizedTest
    @CsvSource({"1, 9", "100, 6.5", "10000, 4.5"})
    void wampler3To5AddDisturbancesPerpendicularToEveryPower(double factor, double digitsOfPlainQr) {
        double[] y = Vectors.plus(polynomial(ONES), Vectors.times(DISTURBANCE, factor));
        assertDigits(QR.of(powers(21)).solve(y), ONES, digitsOfPlainQr);
        LeastSquares fit = LeastSquares.fit(powers(21), y);
        assertDigits(fit.coefficients(), ONES, 13);
        assertThat(fit.residualSumOfSquares()).isEqualTo(83554268.0 * factor * factor,
                within(1e-13 * 83554268.0 * factor * factor));
        // the disturbances are perpendicular to all powers, so they are exactly what is left
        assertDigits(fit.residuals(), Vectors.times(DISTURBANCE, factor), 13);
        assertDigits(standardErrors(fit, 21), Vectors.times(ERRORS, factor), 12);
    }

    @ParameterizedTest
    @CsvSource({
        // set, degree, plain QR must reach, refined must reach, standard errors, residual deviation, R²
        // Filip's powers up to x¹⁰ are already rounded in A, which leaves 8 digits for any solver
        "Norris, 1, 11, 13, 13, 13, 12", "Pontius, 2, 11, 13, 11, 11, 12", "NoInt1, -1, 13, 14, 13, 14, 12",
        "NoInt2, -1, 14, 14.5, 14, 14, 12", "Filip, 10, 6, 7.5, 6, 6, 7", "Longley, 0, 9, 13, 11, 11, 12",
        "Wampler1, 5, 8, 13, 0, 0, 12", "Wampler2, 5, 11, 12.5, 0, 0, 12", "Wampler3, 5, 9, 13, 12, 13, 12",
        "Wampler4, 5, 6, 13, 12, 13, 12", "Wampler5, 5, 4, 13, 12, 13, 12"})
    void certifiedValuesAreReached(String set, int degree, double plain, double refined, double errors,
            double deviation, double rSquared) throws IOException {
        String folder = System.getProperty("scratch.nist");
        Assumptions.assumeTrue(folder != null, "certified data sets are not here: give their folder by -Dscratch.nist");
        Matrix table = read(Path.of(folder, set + ".csv"));   // (n, 1 + columns): y, x1 …
        double[] y = table.column(0);
        Matrix a = design(table, degree);
        String certified = certified(Files.readString(Path.of(folder, "expected.json")), set);

        assertDigits(QR.of(a).solve(y), numbers(certified, "beta"), plain);
        LeastSquares fit = LeastSquares.fit(a, y);
        assertDigits(fit.coefficients(), numbers(certified, "beta"), refined);
        if (errors > 0) {
            assertDigits(standardErrors(fit, a.rows()), numbers(certified, "se"), errors);
            double sd = Math.sqrt(fit.residualSumOfSquares() / (a.rows() - a.columns()));
            assertDigits(new double[] {sd}, numbers(certified, "resid_sd"), deviation);
        }
        double[] centred = y.clone();
        for (int i = 0; i < y.length && degree >= 0; i++) {
            centred[i] -= Vectors.mean(y);   // without an intercept, R² is not centred
        }
        double r2 = 1 - fit.residualSumOfSquares() / Vectors.dot(centred, centred);
        assertDigits(new double[] {r2}, numbers(certified, "r2"), rSquared);
    }

    private static double[] standardErrors(LeastSquares fit, int rows) {
        Matrix inverse = fit.gramInverse();
        double variance = fit.residualSumOfSquares() / (rows - inverse.rows());
        double[] errors = new double[inverse.rows()];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = Math.sqrt(variance * inverse.get(j, j));
        }
        return errors;
    }

    private static void assertDigits(double[] actual, double[] certified, double digits) {
        assertThat(actual).hasSameSizeAs(certified);
        for (int j = 0; j < actual.length; j++) {
            double lre = -Math.log10(Math.abs(actual[j] - certified[j]) / Math.abs(certified[j]));
            assertThat(lre).as("digits of value %d: %s for %s", j, actual[j], certified[j])
                    .isGreaterThanOrEqualTo(digits);
        }
    }

    /// 1, x, …, x⁵ for x = 0 … 20
    private static Matrix powers(int rows) {
        Matrix x = Matrix.zeros(rows, 1);
        for (int i = 0; i < rows; i++) {
            x.set(i, 0, i);
        }
        return design(Matrix.wrap(rows, 1, new double[rows]).appendColumns(x), 5);
    }

    private static double[] polynomial(double[] coefficients) {
        return powers(21).multiply(coefficients);
    }

    /// degree 0: intercept and all columns; above: powers of the one column; below: the column alone.
    private static Matrix design(Matrix table, int degree) {
        int[] all = java.util.stream.IntStream.range(1, table.columns()).toArray();
        Matrix x = table.selectColumns(all);
        Matrix a = degree < 0 ? x : x.withOnesColumn();
        for (int power = 2; power <= degree; power++) {
            double[] next = Vectors.hadamard(a.column(power - 1), x.column(0));
            a = a.appendColumns(Matrix.wrap(next.length, 1, next));
        }
        return a;
    }

    private static Matrix read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        return Matrix.of(lines.stream().skip(1).filter(line -> !line.isBlank())
                .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new));
    }

    /// The "expected" object of a set, as text.
    private static String certified(String json, String set) {
        int at = json.indexOf("\"name\": \"" + set + "\"");
        int from = json.indexOf("\"expected\"", at);
        return json.substring(from, json.indexOf('}', from));
    }

    /// The number, or the list of numbers, behind a name.
    private static double[] numbers(String json, String name) {
        int from = json.indexOf("\"" + name + "\":") + name.length() + 3;
        int list = json.indexOf('[', from);
        boolean isList = list >= 0 && json.substring(from, list).isBlank();
        int end = isList ? json.indexOf(']', list) : json.indexOf(',', from);
        String text = json.substring(isList ? list + 1 : from, end < 0 ? json.length() : end);
        return Arrays.stream(text.split(",")).map(number -> number.replace("\"", "").strip())
                .mapToDouble(Double::parseDouble).toArray();
    }
}
