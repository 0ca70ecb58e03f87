package scratch.deep.generative.gan;

import java.util.Arrays;

import scratch.deep.generative.gan.Exercise435.Losses;

/// One way to write the exercise of lesson 435.
final class Solution435 {
    private Solution435() {
    }

    static Losses losses(double[] real, double[] made) {
        double missed = Arrays.stream(real).map(s -> softplus(-s)).average().orElse(0);        // −ln D
        double fooled = Arrays.stream(made).map(Solution435::softplus).average().orElse(0);    // −ln(1 − D)
        double caught = Arrays.stream(made).map(s -> softplus(-s)).average().orElse(0);        // −ln D
        return new Losses(missed + fooled, -fooled, caught);
    }

    private static double softplus(double s) {
        return Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s)));
    }
}
