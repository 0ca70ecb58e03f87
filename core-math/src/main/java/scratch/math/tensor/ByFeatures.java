package scratch.math.tensor;

/// Batch normalisation in the smaller operations of a [Backend]: the definition, and what a backend does that knows
/// nothing better. x (features, columns); gain and shift (features).
/// Ioffe and Szegedy 2015, *Batch normalization*.
final class ByFeatures {

    private ByFeatures() {
    }

    static void batchNorm(Tensor x, Tensor gain, Tensor shift, Tensor added, boolean relu, float epsilon, Tensor out,
                          Tensor statistics) {
        try (Scope _ = Scope.open()) {
            Tensor mean = x.meanKeepDim(1);
            Tensor rest = x.minus(mean).meanKeepDim(1);            // what float32 cannot hold of a mean far from 0
            Tensor centred = x.minus(mean).minus(rest);
            Tensor variance = centred.times(centred).meanKeepDim(1);
            column(statistics, 0).copyInPlace(mean);
            column(statistics, 1).copyInPlace(rest);
            column(statistics, 2).copyInPlace(variance);
            Tensor y = centred.times(factor(variance, epsilon)).times(column(gain)).plus(column(shift));
            y = added == null ? y : y.plus(added);
            out.copyInPlace(relu ? y.apply(Unary.RELU) : y);
        }
    }

    /// With s the factors, x̂ the normalised numbers, γ the gradient behind the ReLU and m columns:
    /// `gain·s·(γ − Σγ/m − x̂·Σ(γ⊙x̂)/m)`.
    static void batchNormGradient(Tensor x, Tensor y, Tensor gain, Tensor statistics, float epsilon, Tensor g, Tensor out,
                                  Tensor atGain, Tensor atShift, Tensor atAdded) {
        try (Scope _ = Scope.open()) {
            Tensor gamma = y == null ? g : g.combine(Binary.RELU_GRADIENT, y);
            Tensor s = factor(column(statistics, 2), epsilon);
            Tensor normal = x.minus(column(statistics, 0)).minus(column(statistics, 1)).times(s);
            Tensor sum = gamma.sumKeepDim(1);
            Tensor product = gamma.times(normal).sumKeepDim(1);
            column(atShift).copyInPlace(sum);
            column(atGain).copyInPlace(product);
            float share = 1f / x.length(1);
            out.copyInPlace(gamma.minus(sum.times(share)).minus(normal.times(product.times(share))).times(s)
                    .times(column(gain)));
            if (atAdded != null) {
                atAdded.copyInPlace(gamma);
            }
        }
    }

    private static Tensor factor(Tensor variance, float epsilon) {
        return variance.plus(epsilon).applyInPlace(Unary.POWER, -0.5f);
    }

    private static Tensor column(Tensor statistics, int which) {
        return column(statistics.select(0, which));
    }

    private static Tensor column(Tensor features) {
        return features.reshape(features.length(0), 1);
    }
}
