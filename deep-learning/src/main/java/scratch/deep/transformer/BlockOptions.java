package scratch.deep.transformer;

import java.util.function.IntFunction;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.LayerNorm;
import scratch.math.check.Require;

/// What a block of a Transformer is made of.
///
/// @param attention  of the block itself; in a decoder also of its look at the encoder, with `memoryWidth` for its sources
/// @param hidden     width between the two layers of the feed-forward part
/// @param activation there
/// @param preNorm    whether each part normalises what goes in, or the sum of what came in and what came out
/// @param dropout    after each part and within the feed-forward part, in training
/// @param norm       makes a layer that normalises rows of a width
public record BlockOptions(MultiHeadAttention.Options attention, int memoryWidth, int hidden, Activation activation,
                           boolean preNorm, double dropout, IntFunction<Layer> norm) {
    public BlockOptions {
        Require.atLeast(1, "BlockOptions", "hidden", hidden);
        Require.atLeast(1, "BlockOptions", "memoryWidth", memoryWidth);
        Require.that(dropout >= 0 && dropout < 1, "BlockOptions: dropout = %s: must be in [0, 1)", dropout);
    }

    /// Pre-norm with GELU, four times the width inside, layer norms with ε = 1e-5, no dropout.
    public static BlockOptions of(int width, int heads) {
        return new BlockOptions(MultiHeadAttention.Options.of(width, heads), width, 4 * width, Activation.GELU, true, 0,
                LayerNorm::new);
    }

    public BlockOptions withHidden(int newHidden) {
        return new BlockOptions(attention, memoryWidth, newHidden, activation, preNorm, dropout, norm);
    }

    public BlockOptions withActivation(Activation function) {
        return new BlockOptions(attention, memoryWidth, hidden, function, preNorm, dropout, norm);
    }

    /// Normalises before each part, or after each sum.
    public BlockOptions withPreNorm(boolean before) {
        return new BlockOptions(attention, memoryWidth, hidden, activation, before, dropout, norm);
    }

    /// Also of the weights of attention, as in PyTorch; afterwards the two may be set apart by `withAttention`.
    public BlockOptions withDropout(double probability) {
        return new BlockOptions(attention.withDropout(probability), memoryWidth, hidden, activation, preNorm, probability,
                norm);
    }

    public BlockOptions withNorm(IntFunction<Layer> newNorm) {
        return new BlockOptions(attention, memoryWidth, hidden, activation, preNorm, dropout, newNorm);
    }

    /// Biases of all projections.
    public BlockOptions withBias(boolean bias) {
        return withAttention(attention.withBias(bias));
    }

    public BlockOptions withRotary(RotaryPositions positions) {
        return withAttention(attention.withRotary(positions));
    }

    public BlockOptions withAttention(MultiHeadAttention.Options newAttention) {
        return new BlockOptions(newAttention, memoryWidth, hidden, activation, preNorm, dropout, norm);
    }

    /// The width of the sequence that a decoder looks at.
    public BlockOptions withMemoryWidth(int newWidth) {
        return new BlockOptions(attention, newWidth, hidden, activation, preNorm, dropout, norm);
    }

    int width() {
        return attention.width();
    }
}
