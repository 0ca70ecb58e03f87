package scratch.deep.generative.ganvariants;

import java.util.random.RandomGenerator;

import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.deep.train.Options;
import scratch.deep.train.Trainer;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// Reads made digits: a classifier that has learned from real ones, and has no part in the game.
public final class DigitReader {
    private static final int PIXELS = 64;
    private static final int CLASSES = 10;

    private final Layer network;

    private DigitReader(Layer network) {
        this.network = network;
    }

    public static DigitReader fit(Data digits, long seed) {
        RandomGenerator random = SeedStream.generator(seed);
        Layer network = new Sequential(new Linear(PIXELS, 64, random), Activation.RELU, new Linear(64, CLASSES, random));
        new Trainer(network, Loss.crossEntropy(), new Optimizer(network.parameters(), new Adam(3e-3)), digits,
                Options.of(20, 64).withSeed(seed)).run();
        return new DigitReader(network);
    }

    /// The digit that each picture (n, 64) is taken for.
    public int[] read(float... pictures) {
        float[] best = Variable.noGradient(() -> network.forward(Variable.constant(Tensor.of(pictures, pictures.length / PIXELS,
                PIXELS)))).data().argmax(-1).toArray();
        int[] classes = new int[best.length];
        for (int i = 0; i < best.length; i++) {
            classes[i] = (int) best[i];
        }
        return classes;
    }
}
