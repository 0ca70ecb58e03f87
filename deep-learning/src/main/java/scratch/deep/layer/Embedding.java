package scratch.deep.layer;

import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// A table with a row of d numbers for each word; the output is the rows of the words that were asked for.
/// The same as one-hot vectors times a matrix, without the zeros. Starts normal with spread 1, as in PyTorch.
public final class Embedding implements Layer {
    private final int words;
    private final int size;
    private final Variable weight;         // (words, d)

    public Embedding(int words, int size, RandomGenerator random) {
        this(words, size, Initializer.normal(1), random);
    }

    public Embedding(int words, int size, Initializer initializer, RandomGenerator random) {
        Require.atLeast(1, "Embedding", "words", words);
        Require.atLeast(1, "Embedding", "size", size);
        this.words = words;
        this.size = size;
        weight = Variable.parameter(initializer.create(random, words, size, words, size)).named("weight");
    }

    /// Word numbers of any shape → (shape…, d).
    public Variable forward(int[] indices, int... shape) {
        return Functions.embedding(weight, indices, shape);
    }

    /// The same for word numbers that come as a tensor. It must be read back for that: inside a training step, better
    /// use the other one.
    @Override
    public Variable forward(Variable x) {
        return forward(indices(x.data()), x.shape());
    }

    private int[] indices(Tensor x) {
        float[] numbers = x.toArray();
        int[] indices = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            indices[i] = (int) numbers[i];
            if (indices[i] != numbers[i]) {
                throw new IllegalArgumentException(this + ": " + Shape.text(x.shape()) + " with " + numbers[i]
                        + " at position " + i + ": must be whole numbers");
            }
        }
        return indices;
    }

    public Variable weight() {
        return weight;
    }

    @Override
    public Map<String, Variable> parameters() {
        return Map.of("weight", weight);
    }

    @Override
    public String toString() {
        return "Embedding " + words + " x " + size;
    }
}
