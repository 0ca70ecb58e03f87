package scratch.deep.convolution.skip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.deep.init.Initializer;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Linear;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// The easiest task for a layer: give out what came in. Blocks of two layers are trained to do so on numbers that are not
/// negative, as they are behind a ReLU; with `W = I` a plain block does it exactly, a block with a skip with `W = 0`.
/// Plain blocks start with He's weights, which suit them.
public final class IdentityTask {
    private static final int WIDTH = 8;
    private static final int ROWS = 128;
    private static final double RATE = 0.01;
    /// A tenth of He's, for what is added to a skip: a sum of nine changes as large as x itself would be far too large.
    private static final Initializer SMALL = (random, in, out) -> 0.1 * Initializer.heNormal().draw(random, in, out);

    private IdentityTask() {
    }

    /// The mean squared error before each step, divided by that of a guess: 1 is the mean of the inputs, 0 is perfect.
    public static double[] errors(int blocks, boolean skips, int steps, long seed) {
        Require.atLeast(1, "IdentityTask.errors", "blocks", blocks);
        Require.atLeast(1, "IdentityTask.errors", "steps", steps);
        RandomGenerator random = SeedStream.generator(seed);
        float[] values = new float[ROWS * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.abs(random.nextGaussian());
        }
        Variable x = Variable.constant(Tensor.of(values, ROWS, WIDTH));
        Linear[] layers = new Linear[2 * blocks];
        Map<String, Variable> parameters = new LinkedHashMap<>();
        for (int i = 0; i < layers.length; i++) {
            boolean change = skips && i % 2 == 1;
            layers[i] = new Linear(WIDTH, WIDTH, change ? SMALL : Initializer.heNormal(), true, random);
            parameters.put(i + ".weight", layers[i].weight());
            parameters.put(i + ".bias", layers[i].bias());
        }
        var optimizer = new Optimizer(parameters, new Adam(RATE));
        double[] errors = new double[steps];
        for (int step = 0; step < steps; step++) {
            optimizer.clearGradients();
            Variable loss = forward(layers, skips, x).minus(x).square().mean();
            errors[step] = loss.item() / (1 - 2 / Math.PI);    // the variance of |z| for a standard normal z
            loss.backward();
            optimizer.step();
        }
        return errors;
    }

    private static Variable forward(Linear[] layers, boolean skips, Variable x) {
        Variable h = x;
        for (int i = 0; i < layers.length; i += 2) {
            Variable change = layers[i + 1].forward(layers[i].forward(h).relu());
            h = skips ? change.plus(h).relu() : change.relu();
        }
        return h;
    }
}
