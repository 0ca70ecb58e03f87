package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Steps with momentum against the same in double.
class MomentumOnInterpreterTest {

    @Test
    void threeStepsAreThoseOfDoubles() {
        int[] sizes = {1, 31, 256, 700};
        for (int s = 0; s < sizes.length; s++) {
            int n = sizes[s];
            boolean nesterov = s % 2 == 1;
            var options = new Momentum.Options(0.1f, 0.9f, 0.01f, nesterov);
            float[] start = Samples.normal(1, n, n, 1);
            float[] actual;
            double[] w = new double[n];
            double[] v = new double[n];
            for (int i = 0; i < n; i++) {
                w[i] = start[i];
            }
            try (Samples samples = Samples.onInterpreter(s % 3); Momentum momentum = new Momentum(samples.device())) {
                DeviceMatrix weights = samples.upload(start.clone());
                DeviceMatrix velocities = samples.upload(new float[n]);
                for (int step = 0; step < 3; step++) {
                    float[] g = Samples.normal(1, n, n, 10 + step);
                    momentum.step(options, samples.upload(g), weights, velocities, samples.device().stream());
                    for (int i = 0; i < n; i++) {
                        double direction = g[i] + 0.01f * w[i];
                        v[i] = 0.9f * v[i] + direction;
                        w[i] -= 0.1f * (nesterov ? direction + 0.9f * v[i] : v[i]);
                    }
                }
                actual = samples.download(weights);
            }
            for (int i = 0; i < n; i++) {
                assertThat((double) actual[i]).as("n = %d, weight %d", n, i).isCloseTo(w[i], within(2e-6));
            }
        }
    }

    /// By hand: w = 1, g = 2, rate 0.5, momentum 0.5: v = 2, w = 0; then g = 0: v = 1, w = −0.5.
    @Test
    void velocityIsKept() {
        try (Samples samples = Samples.onInterpreter(0); Momentum momentum = new Momentum(samples.device())) {
            DeviceMatrix w = samples.upload(new float[] {1}, 1, 1, 1);
            DeviceMatrix v = samples.upload(new float[] {0}, 1, 1, 1);
            var options = new Momentum.Options(0.5f, 0.5f, 0, false);
            momentum.step(options, samples.upload(new float[] {2}, 1, 1, 1), w, v, samples.device().stream());
            momentum.step(options, samples.upload(new float[] {0}, 1, 1, 1), w, v, samples.device().stream());
            assertThat(samples.download(w)).containsExactly(-0.5f);
            assertThat(samples.download(v)).containsExactly(1);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Momentum.Options(0, 0, 0, false))
                .hasMessage("Momentum.Options: rate 0.0: must be finite and above 0");
        assertThatThrownBy(() -> new Momentum.Options(1, 1, 0, false))
                .hasMessage("Momentum.Options: momentum 1.0: must be at least 0 and below 1");
        assertThatThrownBy(() -> new Momentum.Options(1, 0, -1, false))
                .hasMessage("Momentum.Options: decay -1.0: must be finite and at least 0");
        try (Samples samples = Samples.onInterpreter(0); Momentum momentum = new Momentum(samples.device())) {
            DeviceMatrix two = samples.upload(1, 1);
            DeviceMatrix three = samples.upload(1, 1, 1);
            assertThatThrownBy(() -> momentum.step(new Momentum.Options(1, 0, 0, false), two, two, three,
                    samples.device().stream()))
                    .hasMessage("Momentum.step: velocities is (1, 3) of 4-byte elements: must be (1, 2) of 4 bytes");
        }
    }
}
