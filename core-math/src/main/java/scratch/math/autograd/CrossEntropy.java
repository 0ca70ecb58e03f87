package scratch.math.autograd;

/// What a cross-entropy does beside comparing: see [Functions#crossEntropy(Variable, int[], CrossEntropy)].
///
/// @param smoothing   ε: the label gets 1 − ε of the target and all classes share ε, so that no logit is driven to
///                    infinity (Szegedy et al. 2016)
/// @param weights     how much each class counts, one a class; none: all the same
/// @param ignored     rows with this label are left out; null: there are none
public record CrossEntropy(float smoothing, float[] weights, Integer ignored) {

    public CrossEntropy {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("CrossEntropy.crossEntropy: smoothing " + smoothing + ": must be in [0, 1)");
        }
        weights = weights.clone();
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("CrossEntropy.crossEntropy: weight " + weights[i] + " of class " + i
                        + ": must be finite, and not negative");
            }
        }
    }

    /// A copy; empty if all classes count the same.
    @Override
    public float[] weights() {
        return weights.clone();
    }

    /// Every row counts, every class alike, and the target is the label alone.
    public static CrossEntropy plain() {
        return new CrossEntropy(0, new float[0], null);
    }

    public CrossEntropy withSmoothing(float newSmoothing) {
        return new CrossEntropy(newSmoothing, weights, ignored);
    }

    public CrossEntropy withWeights(float... newWeights) {
        return new CrossEntropy(smoothing, newWeights, ignored);
    }

    public CrossEntropy ignoring(int label) {
        return new CrossEntropy(smoothing, weights, label);
    }

    boolean leavesOut(int label) {
        return ignored != null && ignored == label;
    }

    /// How much a class counts.
    float weight(int label) {
        return weights.length == 0 ? 1 : weights[label];
    }
}
