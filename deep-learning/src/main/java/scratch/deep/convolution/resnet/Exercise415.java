package scratch.deep.convolution.resnet;

/// The "build" exercise of lesson 415: count what a block learns.
public final class Exercise415 {
    private Exercise415() {
    }

    /// The parameters of a block whose convolutions have no bias, each followed by a batch normalisation. A basic block has
    /// two convolutions of 3 x 3 and gives out `inside` channels; a bottleneck has 1 x 1 to `inside` channels, 3 x 3 among
    /// them, 1 x 1 to four times as many. Where the shapes before and after differ, a convolution of 1 x 1 with a batch
    /// normalisation stands on the skip.
    ///
    /// @param in         channels that come in
    /// @param inside     channels of the 3 x 3
    /// @param stride     of the block
    /// @param bottleneck which of the two
    public static long parameters(int in, int inside, int stride, boolean bottleneck) {
        throw new UnsupportedOperationException("parameters(in, inside, stride, bottleneck) returns how many numbers are "
                + "learned");
    }
}
