package scratch.deep.layer;

import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Shape;

/// What layers ask of their sizes and of what arrives, said where it arrives.
final class Checks {

    private Checks() {
    }

    static void epsilon(String layer, float value) {
        Require.that(value >= 0 && value < Float.POSITIVE_INFINITY, "%s: epsilon = %s: must be finite and not negative",
                layer, value);
    }

    static void lastAxis(Layer layer, Variable x, int length) {
        if (x.rank() < 2 || x.length(-1) != length) {
            throw new IllegalArgumentException(layer + ": " + Shape.text(x.shape()) + ": must be (rows, " + length
                    + "), or more axes that end in " + length);
        }
    }

    static void images(Layer layer, Variable x, int channels) {
        if (x.rank() != 4 || channels > 0 && x.length(1) != channels) {
            throw new IllegalArgumentException(layer + ": " + Shape.text(x.shape()) + ": must be (rows, "
                    + (channels > 0 ? String.valueOf(channels) : "channels") + ", height, width)");
        }
    }
}
