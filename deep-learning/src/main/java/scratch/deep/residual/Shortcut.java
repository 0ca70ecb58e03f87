package scratch.deep.residual;

import java.util.random.RandomGenerator;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Sequential;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Window;

/// How the input of a block gets to its output. Where the shapes are equal it is added as it is; where they differ, in the
/// first block of a stage, there are two ways, options A and B of the paper.
public enum Shortcut {
    /// Not at all: a plain network, for comparison.
    NONE,
    /// A: every second pixel, and zeros in the new channels. Nothing to learn.
    PADDED,
    /// B: a convolution of 1 x 1 and a batch normalisation.
    PROJECTED;

    /// Whether the shapes before and after a block differ.
    static boolean changes(int in, int out, int stride) {
        return stride != 1 || in != out;
    }

    /// What stands on the way around a block; null where there is nothing.
    Layer around(int in, int out, int stride, RandomGenerator random) {
        if (this == NONE || !changes(in, out, stride)) {
            return null;
        }
        if (this == PADDED && out < in) {
            throw new IllegalArgumentException("Shortcut.PADDED: " + in + " channels to " + out + ": cannot become fewer");
        }
        return this == PADDED ? new Padded(stride, out - in) : new Sequential(new Conv2d(in, out, 1,
                Conv2d.Options.PLAIN.withStride(stride).withoutBias(), random), new BatchNorm(out));
    }

    /// The output of a block: what its layers have made of x, normalised, plus x, through a ReLU.
    Variable add(Variable x, Layer around, Variable y, BatchNorm last) {
        return this == NONE ? last.forwardRelu(y) : last.forwardRelu(y, around == null ? x : around.forward(x));
    }

    /// Every `stride`-th pixel, followed by channels of zeros: the largest number under a window of one pixel is that pixel.
    private record Padded(int stride, int extra) implements Layer {

        @Override
        public Variable forward(Variable x) {
            Variable y = stride == 1 ? x : Functions.maxPool(x, Window.of(1).withStride(stride));
            return extra == 0 ? y : y.pad(1, 0, extra, 0);
        }

        @Override
        public String toString() {
            return "Padded shortcut, stride " + stride + ", " + extra + " channels of zeros";
        }
    }
}
