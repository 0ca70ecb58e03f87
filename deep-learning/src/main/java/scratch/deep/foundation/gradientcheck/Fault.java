package scratch.deep.foundation.gradientcheck;

import java.util.Arrays;

import scratch.deep.foundation.mlp.Network;
import scratch.math.Matrix;

/// Mistakes that are made in every first backward pass, planted one at a time into that of lesson 401.
public enum Fault {
    NONE("none"),
    HALVED("all halved"),
    NO_MEAN("1/n forgotten"),
    NO_BIAS("bias of layer 1 forgotten"),
    NO_TRANSPOSE("W2 not transposed"),
    NO_MASK("mask of ReLU forgotten");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /// The gradient of the mean cross-entropy with this mistake in it.
    ///
    /// @param network with k > 1 outputs; for `NO_TRANSPOSE` as many as hidden units, else the shapes give it away
    /// @param x       (n, d)
    /// @param labels  (n)
    public Network gradient(Network network, Matrix x, int... labels) {
        Network.Pass pass = network.forward(x);
        Matrix delta2 = Network.probabilities(pass.logits());                          // (n, k)
        for (int i = 0; i < labels.length; i++) {
            delta2.set(i, labels[i], delta2.get(i, labels[i]) - 1);
        }
        delta2 = delta2.times((this == HALVED ? 0.5 : 1) / (this == NO_MEAN ? 1 : labels.length));
        Matrix delta1 = delta2.multiply(this == NO_TRANSPOSE ? network.w2() : network.w2().transpose());   // (n, h)
        for (int i = 0; i < delta1.data().length && this != NO_MASK; i++) {
            delta1.data()[i] *= pass.hidden().data()[i] > 0 ? 1 : 0;
        }
        return new Network(x.transposeMultiply(delta1), this == NO_BIAS ? new double[delta1.columns()] : sumOfRows(delta1),
                pass.hidden().transposeMultiply(delta2), sumOfRows(delta2));
    }

    private static double[] sumOfRows(Matrix a) {
        double[] ones = new double[a.rows()];
        Arrays.fill(ones, 1);
        return a.transposeMultiply(ones);
    }

    /// All weights in one row: W1, b1, W2, b2.
    public static double[] flat(Network network) {
        double[] all = new double[network.parameterCount()];
        int at = 0;
        for (double[] part : new double[][]{network.w1().data(), network.b1(), network.w2().data(), network.b2()}) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /// The way back from `flat`, with the shapes of another network.
    public static Network unflat(Network like, double... all) {
        int[] sizes = {like.w1().data().length, like.b1().length, like.w2().data().length, like.b2().length};
        double[][] parts = new double[4][];
        int at = 0;
        for (int i = 0; i < 4; i++) {
            parts[i] = Arrays.copyOfRange(all, at, at + sizes[i]);
            at += sizes[i];
        }
        return new Network(Matrix.wrap(like.w1().rows(), like.w1().columns(), parts[0]), parts[1],
                Matrix.wrap(like.w2().rows(), like.w2().columns(), parts[2]), parts[3]);
    }

    /// Holds the gradient with this mistake to differences.
    public GradientCheck check(Network network, Matrix x, int... labels) {
        return GradientCheck.of(w -> Network.loss(unflat(network, w).forward(x).logits(), labels), flat(network),
                flat(gradient(network, x, labels)), GradientCheck.Options.standard());
    }

    @Override
    public String toString() {
        return words;
    }
}
