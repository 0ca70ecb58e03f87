package scratch.deep.convolution.lenet;

import java.util.random.RandomGenerator;

import scratch.deep.layer.Activation;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Flatten;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.deep.layer.Sequential;
import scratch.math.check.Require;

/// LeNet: two rounds of convolution, ReLU and pooling find patterns, and dense layers decide. Images (n, 1, h, w) →
/// logits (n, 10).
///
/// The maps become smaller and more: 28 x 28 pixels → 6 maps of 14 x 14 → 16 maps of 5 x 5 → 120 → 84 → 10. The network
/// of 1998 had scaled means for pooling and tanh for ReLU. LeCun, Bottou, Bengio and Haffner 1998.
public final class LeNet {
    private LeNet() {
    }

    /// The network for images of that many rows and columns.
    public static Sequential of(int side, RandomGenerator random) {
        Require.that(side == 8 || side == 28, "LeNet.of: images of %d x %d: must be 8 x 8 or 28 x 28", side, side);
        return side == 28 ? classic(random) : small(random);
    }

    /// For MNIST's 28 x 28 pixels: 61,706 parameters.
    public static Sequential classic(RandomGenerator random) {
        return new Sequential(
                new Conv2d(1, 6, 5, 1, 2, random), Activation.RELU, new MaxPool2d(2),          // (n, 6, 14, 14)
                new Conv2d(6, 16, 5, random), Activation.RELU, new MaxPool2d(2),               // (n, 16, 5, 5)
                new Flatten(),                                                                 // (n, 400)
                new Linear(400, 120, random), Activation.RELU,
                new Linear(120, 84, random), Activation.RELU,
                new Linear(84, 10, random));
    }

    /// The same for 8 x 8 pixels: 3,658 parameters.
    public static Sequential small(RandomGenerator random) {
        return new Sequential(
                new Conv2d(1, 8, 3, 1, 1, random), Activation.RELU, new MaxPool2d(2),          // (n, 8, 4, 4)
                new Conv2d(8, 16, 3, 1, 1, random), Activation.RELU, new MaxPool2d(2),         // (n, 16, 2, 2)
                new Flatten(),                                                                 // (n, 64)
                new Linear(64, 32, random), Activation.RELU,
                new Linear(32, 10, random));
    }

    /// A network without convolutions that has about as many parameters: pixels → h → 10, with
    /// `pixels·h + h + 10·h + 10` as near to `parameters` as h allows.
    public static Sequential denseOfEqualSize(int side, long parameters, RandomGenerator random) {
        int hidden = Math.toIntExact(Math.round((parameters - 10) / (double) (side * side + 11)));
        Require.atLeast(1, "LeNet.denseOfEqualSize", "hidden units", hidden);
        return new Sequential(new Flatten(), new Linear(side * side, hidden, random), Activation.RELU,
                new Linear(hidden, 10, random));
    }
}
