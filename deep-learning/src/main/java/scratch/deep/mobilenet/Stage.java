package scratch.deep.mobilenet;

import scratch.deep.layer.Activation;
import scratch.math.check.Require;

/// One row of the table of a MobileNet: an inverted residual block and its sizes.
///
/// @param expanded     channels in the middle of the block
/// @param kernel       height and width of the depthwise filters; odd
/// @param strideDown   pixels from one place of them to the next below it
/// @param strideAcross … and to the next beside it
/// @param squeezed     channels to which squeeze-and-excitation narrows its means; 0: the block has none
/// @param hardSwish    whether the function between the convolutions is hard swish, or ReLU
public record Stage(int inputs, int expanded, int kernel, int strideDown, int strideAcross, int squeezed, boolean hardSwish,
                    int outputs) {

    public Stage {
        Require.that(inputs >= 1 && expanded >= 1 && outputs >= 1 && squeezed >= 0,
                "Stage: %d channels, %d in the middle, squeezed to %d, %d at the end: must be at least 1, and the third not "
                        + "negative", inputs, expanded, squeezed, outputs);
        Require.that(kernel >= 1 && kernel % 2 == 1, "Stage: filters of %d x %d: must be odd", kernel, kernel);
        Require.that(strideDown >= 1 && strideAcross >= 1, "Stage: stride %d x %d: must be at least 1", strideDown,
                strideAcross);
    }

    Activation activation() {
        return hardSwish ? Activation.HARD_SWISH : Activation.RELU;
    }

    /// Whether what goes in can be added to what comes out: the two are of one shape.
    public boolean hasSkip() {
        return strideDown == 1 && strideAcross == 1 && inputs == outputs;
    }

    /// Rows of what comes out of so many rows; the filters are centred on pixels.
    public int rows(int rowsIn) {
        return (rowsIn - 1) / strideDown + 1;
    }

    public int columns(int columnsIn) {
        return (columnsIn - 1) / strideAcross + 1;
    }

    /// Multiplications (each with an addition) for one picture of that size.
    public long multiplyAdds(int rowsIn, int columnsIn) {
        long before = (long) rowsIn * columnsIn;
        long after = (long) rows(rowsIn) * columns(columnsIn);
        return before * inputs * expanded + after * expanded * kernel * kernel + after * expanded * outputs
                + 2L * expanded * squeezed;
    }
}
