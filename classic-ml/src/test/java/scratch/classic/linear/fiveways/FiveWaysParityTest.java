package scratch.classic.linear.fiveways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LinearModel;
import smile.regression.OLS;

import scratch.classic.linear.fiveways.GradientDescent.Options;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.example.data.RegressionData;
import scratch.math.Matrix;

/// Beta estimates, normal equation and batch descent: rung a, the same numbers as Smile's OLS.
/// Mini-batch and stochastic descent: rung b, the same cost to 1e-5 and predictions that differ by less than the noise.
class FiveWaysParityTest {
    @Test
    void diabetes() {
        exactWaysAgree(Datasets.diabetes(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "3, 8", "4, 20", "5, 40"})
    void generatedPlanes(long seed, int features) {
        exactWaysAgree(Generators.regression(300, features, 2.5, seed).data(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"age bmi", "s1 s2 s3", "bmi bp s5", "age sex bmi bp s1 s2"})
    void someColumnsOfDiabetes(String features) {
        exactWaysAgree(Datasets.diabetes().select(features.split(" ")), 1e-9);
    }

    private static void exactWaysAgree(RegressionData data, double relative) {
        Matrix x = Matrix.of(data.x());
        LinearModel smile = smile(data);
        double rate = new Curvature(largestCurvature(x), 0).largestStableRate() * 0.8;
        List<Trainer> ways = List.of(BetaEstimates::fit, NormalEquation::fit,
                (a, b) -> GradientDescent.fit(a, b, Options.batch(rate, 50_000)));
        double size = Arrays.stream(smile.coefficients()).map(Math::abs).max().orElseThrow();
        for (Trainer way : ways) {
            LinearFit fit = way.fit(x, data.y());
            assertThat(fit.history().converged()).isTrue();
            assertThat(fit.intercept()).isEqualTo(smile.intercept(), within(relative * Math.abs(smile.intercept())));
            assertThat(fit.coefficients()).containsExactly(smile.coefficients(), within(relative * size));
            assertThat(fit.history().last() * data.size()).isEqualTo(smile.RSS(), within(relative * smile.RSS()));
        }
    }

    private static double largestCurvature(Matrix x) {
        return Curvature.ofDesign(Scaling.STANDARDISED.measure(x).apply(x)).largest();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noisyDescentsReachTheSameCost(long seed) {
        for (RegressionData data : List.of(Datasets.diabetes(), Generators.regression(300, 8, 2.5, seed).data())) {
            Matrix x = Matrix.of(data.x());
            LinearModel smile = smile(data);
            double cost = smile.RSS() / data.size();
            Options few = Options.miniBatch(30, 0.15, 400, seed);
            Options one = Options.stochastic(0.01, 400, seed);
            for (Options options : List.of(few, one)) {
                LinearFit fit = GradientDescent.fit(x, data.y(), options);
                assertThat(fit.history().last()).isEqualTo(cost, within(1e-5 * cost));
                double[] predictions = fit.predict(x);
                for (int i = 0; i < predictions.length; i++) {
                    double theirs = data.y()[i] - smile.residuals()[i];
                    assertThat(predictions[i]).isEqualTo(theirs, within(0.02 * Math.sqrt(cost)));
                }
            }
        }
    }

    private static LinearModel smile(RegressionData data) {
        int d = data.features();
        double[][] rows = new double[data.size()][];
        String[] names = new String[d + 1];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(data.x()[i], d + 1);
            rows[i][d] = data.y()[i];
        }
        for (int j = 0; j < d; j++) {
            names[j] = "x" + j;
        }
        names[d] = "y";
        return OLS.fit(Formula.lhs("y"), DataFrame.of(rows, names));
    }
}
