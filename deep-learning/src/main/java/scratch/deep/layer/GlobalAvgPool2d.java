package scratch.deep.layer;

import scratch.math.autograd.Variable;
import scratch.math.check.Require;

/// The mean of each channel over all of its pixels: (n, c, h, w) → (n, c), whatever h and w are. Nothing to learn. A network
/// that ends in it takes pictures of any size. Lin, Chen and Yan 2013, *Network in network*.
public record GlobalAvgPool2d() implements Layer {

    @Override
    public Variable forward(Variable x) {
        Checks.images(this, x, 0);
        Require.that(x.length(2) > 0 && x.length(3) > 0, "%s: %s: must have at least one pixel", this, x.shape());
        return x.mean(2, 3);
    }

    @Override
    public String toString() {
        return "GlobalAvgPool2d";
    }
}
