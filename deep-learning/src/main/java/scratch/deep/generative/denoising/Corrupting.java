package scratch.deep.generative.denoising;

import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// The one layer that makes an autoencoder a denoising one: in training it damages its input, with new noise at every step;
/// in evaluation it does nothing. The target stays clean. Vincent, Larochelle, Bengio and Manzagol 2008.
public final class Corrupting implements Layer {
    private final Corruption corruption;
    private final SeedStream seeds;
    private boolean training = true;

    public Corrupting(Corruption corruption, long seed) {
        this.corruption = corruption;
        this.seeds = new SeedStream(seed);
    }

    @Override
    public Variable forward(Variable x) {
        if (!training) {
            return x;
        }
        RandomGenerator random = SeedStream.generator(seeds.next());
        float[] values = x.data().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) corruption.damaged(values[i], random);
        }
        return Variable.constant(Tensor.of(x.data().backend(), values, x.shape()));
    }

    @Override
    public void setTraining(boolean newTraining) {
        training = newTraining;
    }

    @Override
    public Map<String, SeedStream> seeds() {
        return Map.of("noise", seeds);
    }

    @Override
    public String toString() {
        return "Corrupting " + corruption.kind() + " " + corruption.level();
    }
}
