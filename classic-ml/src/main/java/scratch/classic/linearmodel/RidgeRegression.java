package scratch.classic.linearmodel;

import java.util.Arrays;
import java.util.List;

import scratch.classic.model.Regressor;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.decomposition.SymmetricEigen;

/// Least squares with a price on large coefficients: minimises Σ (yᵢ − b₀ − bᵀxᵢ)² + λ‖b‖². The intercept is free.
///
/// (S + λI) b = c. With S = V Λ Vᵀ that is b = V (Λ + λI)⁻¹ Vᵀ c: one decomposition serves every λ, and each direction in
/// which the data vary little is shrunk more. Cost n·d² + d³, and d² for each further λ.
/// Hoerl and Kennard 1970, "Ridge Regression: Biased Estimation for Nonorthogonal Problems", Technometrics 12.
public final class RidgeRegression implements Regressor {
    private final LinearModel model;
    private final double penalty;
    private final double effectiveParameters;

    private RidgeRegression(LinearModel model, double penalty, double effectiveParameters) {
        this.model = model;
        this.penalty = penalty;
        this.effectiveParameters = effectiveParameters;
    }

    /// @param x       (n, d)
    /// @param y       (n)
    /// @param penalty λ, above 0: without one this is [LinearRegression]
    public static RidgeRegression fit(Matrix x, double[] y, double penalty) {
        return path(x, y, penalty).getFirst();
    }

    /// One fit for each penalty, in the order given.
    public static List<RidgeRegression> path(Matrix x, double[] y, double... penalties) {
        requirePenalties("RidgeRegression.fit", penalties);
        return path(CentredMoments.of("RidgeRegression.fit", x, y), penalties);
    }

    static void requirePenalties(String operation, double... penalties) {
        Require.that(penalties.length > 0, "%s: no penalties: at least one is needed", operation);
        for (double penalty : penalties) {
            Require.positive(operation, "penalty", penalty);
        }
    }

    static List<RidgeRegression> path(CentredMoments moments, double... penalties) {
        SymmetricEigen eigen = SymmetricEigen.of(moments.gram());
        double[] projected = eigen.vectors().transposeMultiply(moments.cross());       // Vᵀ c
        return Arrays.stream(penalties).mapToObj(penalty -> shrunk(eigen, projected, moments, penalty)).toList();
    }

    private static RidgeRegression shrunk(SymmetricEigen eigen, double[] projected, CentredMoments moments, double penalty) {
        double[] values = eigen.values();
        double[] inDirections = new double[values.length];
        double effective = 1;                                                          // the intercept
        for (int j = 0; j < values.length; j++) {
            double value = Math.max(0, values[j]);                                     // rounding may leave −1e-16
            inDirections[j] = projected[j] / (value + penalty);
            effective += value / (value + penalty);
        }
        double[] b = eigen.vectors().multiply(inDirections);
        return new RidgeRegression(new LinearModel(moments.intercept(b), b), penalty, effective);
    }

    /// b₀ and b.
    public LinearModel model() {
        return model;
    }

    /// b₀.
    public double intercept() {
        return model.intercept();
    }

    /// b₁ … b_d.
    public double[] coefficients() {
        return model.coefficients();
    }

    /// λ.
    public double penalty() {
        return penalty;
    }

    /// 1 + Σ λⱼ/(λⱼ + λ) over the eigenvalues of S: how many free coefficients are left, in effect; d + 1 without penalty, 1
    /// for an infinite one.
    public double effectiveParameters() {
        return effectiveParameters;
    }

    @Override
    public double[] predict(Matrix x) {
        return model.predict(x);
    }
}
