package scratch.math.tensor.contract;

import java.util.Random;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.AdamStep;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Fused;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// A small network with every kind of layer, on any backend, that learns to tell eight random images apart.
public final class SmallNetwork {
    private final Variable images;
    private final int[] labels = {0, 1, 2, 3, 0, 1, 2, 3};
    private final Variable[] parameters;
    private final Tensor[] m;
    private final Tensor[] v;
    private int step;

    public SmallNetwork(Backend backend) {
        Random random = new Random(1);
        images = Variable.constant(normal(backend, random, 1, 8, 1, 8, 8));
        parameters = new Variable[] {
            Variable.parameter(normal(backend, random, 0.4f, 4, 1, 3, 3)),
            Variable.parameter(normal(backend, random, 0, 4)),
            Variable.parameter(normal(backend, random, 0.2f, 64, 16)),
            Variable.parameter(normal(backend, random, 0, 16)),
            Variable.parameter(normal(backend, random, 1, 16)),
            Variable.parameter(normal(backend, random, 0, 16)),
            Variable.parameter(normal(backend, random, 0.3f, 16, 4)),
            Variable.parameter(normal(backend, random, 0, 4))};
        m = new Tensor[parameters.length];
        v = new Tensor[parameters.length];
        for (int i = 0; i < m.length; i++) {
            m[i] = Tensor.full(backend, 0, parameters[i].shape());
            v[i] = Tensor.full(backend, 0, parameters[i].shape());
        }
    }

    private static Tensor normal(Backend backend, Random random, float deviation, int... shape) {
        float[] values = new float[java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * (float) random.nextGaussian();
        }
        return Tensor.of(backend, values, shape);
    }

    private Variable loss() {
        Variable[] p = parameters;
        Variable h = Functions.maxPool(Functions.conv2d(images, p[0], p[1], 1, 1).relu(), Window.tiles(2));
        h = Functions.layerNorm(h.reshape(8, 64).matmul(p[2], p[3]).gelu(), p[4], p[5], 1e-5f);
        return Functions.crossEntropy(Functions.dropout(h, 0.1f, step).matmul(p[6], p[7]), labels);
    }

    /// One step of Adam.
    ///
    /// @return the loss before it; nothing has been read yet
    public Variable train() {
        step++;
        for (Variable p : parameters) {
            p.clearGradient();
        }
        Variable loss = loss();
        loss.backward();
        AdamStep adam = new AdamStep(step, 0.01f, 0.9f, 0.999f, 1e-8f, 0);
        for (int i = 0; i < m.length; i++) {
            Fused.adam(adam, parameters[i].data(), parameters[i].gradient(), m[i], v[i]);
        }
        return loss;
    }

    /// What it learns.
    public Variable[] parameters() {
        return parameters;
    }
}
