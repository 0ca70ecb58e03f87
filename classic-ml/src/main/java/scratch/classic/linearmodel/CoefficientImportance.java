package scratch.classic.linearmodel;

import java.util.Arrays;

import scratch.classic.data.Target;
import scratch.classic.preprocess.Importance;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// The size of the coefficients as the importance of columns: |wⱼ| for columns in their standard deviations, as otherwise the
/// unit would decide. For use in [scratch.classic.preprocess.SelectColumns#used] and
/// [scratch.classic.preprocess.RecursiveElimination].
public final class CoefficientImportance {
    private CoefficientImportance() {
    }

    /// Of least squares with a penalty on Σ bⱼ², for a target of numbers. Many small coefficients, none of them 0.
    ///
    /// @param penalty of [RidgeRegression], above 0
    public static Importance ridge(double penalty) {
        Require.positive("CoefficientImportance.ridge", "penalty", penalty);
        return (x, target) -> absolute(RidgeRegression.fit(standardised(x), numbers(target), penalty).coefficients());
    }

    /// Of least squares with a penalty on Σ |bⱼ|, for a target of numbers: exactly 0 for what the lasso does without.
    ///
    /// @param penalty of [ElasticNet], above 0
    public static Importance lasso(double penalty) {
        Require.positive("CoefficientImportance.lasso", "penalty", penalty);
        return (x, target) -> absolute(ElasticNet.fit(standardised(x), numbers(target), ElasticNet.Options.lasso(penalty))
                .coefficients());
    }

    /// Of logistic regression with a penalty on Σ wⱼ²; with more than two classes of softmax regression, the sum over
    /// the classes.
    ///
    /// @param penalty above 0
    public static Importance logistic(double penalty) {
        Require.positive("CoefficientImportance.logistic", "penalty", penalty);
        return (x, target) -> {
            Require.that(target instanceof Target.Labels, "CoefficientImportance.logistic: a target of %s: needs classes",
                    target.getClass().getSimpleName());
            int[] labels = ((Target.Labels) target).labels();
            if (Arrays.stream(labels).max().orElse(0) <= 1) {
                return absolute(LogisticRegression.fit(standardised(x), labels, LogisticRegression.Options.of(penalty))
                        .weights());
            }
            Matrix weights = SoftmaxRegression.fit(standardised(x), labels, SoftmaxRegression.Options.of(penalty)).model()
                    .weights();                                                          // (K, d)
            double[] sums = new double[x.columns()];
            for (int i = 0; i < weights.data().length; i++) {
                sums[i % sums.length] += Math.abs(weights.data()[i]);
            }
            return sums;
        };
    }

    /// Of logistic regression with a penalty on Σ |wⱼ|, for two classes: exactly 0 for what it does without.
    ///
    /// @param penalty of [LogisticElasticNet], above 0
    public static Importance logisticLasso(double penalty) {
        Require.positive("CoefficientImportance.logisticLasso", "penalty", penalty);
        return (x, target) -> {
            Require.that(target instanceof Target.Labels, "CoefficientImportance.logisticLasso: a target of %s: needs classes",
                    target.getClass().getSimpleName());
            return absolute(LogisticElasticNet.fit(standardised(x), ((Target.Labels) target).labels(),
                    LogisticElasticNet.Options.lasso(penalty)).model().weights());
        };
    }

    private static double[] numbers(Target target) {
        Require.that(target instanceof Target.Numbers, "CoefficientImportance: a target of %s: needs numbers",
                target.getClass().getSimpleName());
        return ((Target.Numbers) target).values();
    }

    private static double[] absolute(double[] coefficients) {
        return Arrays.stream(coefficients).map(Math::abs).toArray();
    }

    private static Matrix standardised(Matrix x) {
        return ColumnScales.of("CoefficientImportance", x).standardised(x);
    }
}
