package scratch.deep.layer;

import java.util.Map;
import scratch.deep.init.SeedStream;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;

/// In training, each number becomes 0 with probability p, and the others are divided by 1 − p, so that the mean stays.
/// In evaluation, nothing happens. p is what is *dropped*, as in PyTorch and Keras. Srivastava et al. 2014.
public final class Dropout implements Layer {
    private final float probability;
    private final SeedStream seeds;
    private boolean training = true;

    public Dropout(double probability, long seed) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("Dropout: probability " + probability + ": must be in [0, 1)");
        }
        this.probability = (float) probability;
        this.seeds = new SeedStream(seed);
    }

    @Override
    public Variable forward(Variable x) {
        return training ? Functions.dropout(x, probability, seeds.next()) : x;
    }

    @Override
    public void setTraining(boolean newTraining) {
        training = newTraining;
    }

    @Override
    public Map<String, SeedStream> seeds() {
        return Map.of("mask", seeds);
    }

    @Override
    public String toString() {
        return "Dropout " + probability;
    }
}
