package scratch.cuda.kernel;

import scratch.cuda.device.Device;
import scratch.cuda.device.Grid;
import scratch.cuda.device.Stream;
import scratch.math.check.Require;

/// A step of stochastic gradient descent with momentum, as PyTorch defines it: `v ← μ·v + d` and `w ← w − rate·v` with
/// `d = g + decay·w`; with Nesterov's look ahead `w ← w − rate·(d + μ·v)`. One launch for all weights.
public final class Momentum implements AutoCloseable {
    private static final int THREADS = 256;
    private static final int MOST_BLOCKS = 4096;
    private static final int MOST = 1 << 30;

    /// How a step is taken.
    ///
    /// @param rate     size of a step, above 0
    /// @param momentum share of the last step that is kept, 0 to less than 1
    /// @param decay    share of the weights that is added to the gradient, at least 0
    /// @param nesterov whether the gradient counts as if the step had been taken already
    public record Options(float rate, float momentum, float decay, boolean nesterov) {
        /// @throws IllegalArgumentException if a number is out of its range
        public Options {
            Require.that(rate > 0 && Float.isFinite(rate), "Momentum.Options: rate %s: must be finite and above 0", rate);
            Require.that(momentum >= 0 && momentum < 1, "Momentum.Options: momentum %s: must be at least 0 and below 1",
                    momentum);
            Require.that(decay >= 0 && Float.isFinite(decay), "Momentum.Options: decay %s: must be finite and at least 0",
                    decay);
        }
    }

    private final Loaded kernels;

    /// Compiles the kernel for `device`.
    public Momentum(Device device) {
        kernels = new Loaded(device, "momentum", "momentum");
    }

    /// Puts a step on the stream: gradient, weights and velocities are rows of one length; the last two change.
    ///
    /// @throws IllegalArgumentException if they are not
    public void step(Options options, DeviceMatrix gradient, DeviceMatrix weights, DeviceMatrix velocities, Stream stream) {
        int n = gradient.columns();
        Require.that(n <= MOST, "Momentum.step: %d weights: at most %d", n, MOST);
        gradient.requireVector("Momentum.step", "gradient", n);
        weights.requireVector("Momentum.step", "weights", n);
        velocities.requireVector("Momentum.step", "velocities", n);
        kernels.arguments("momentum").set(0, n).set(1, options.rate).set(2, options.momentum).set(3, options.decay)
                .set(4, options.nesterov ? 1 : 0).set(5, gradient.memory(), gradient.offsetBytes())
                .set(6, weights.memory(), weights.offsetBytes()).set(7, velocities.memory(), velocities.offsetBytes());
        kernels.launch("momentum", Grid.of(Math.min(MOST_BLOCKS, (n - 1) / THREADS + 1), THREADS), stream);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
