package scratch.cuda.trainonthegpu;

import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import scratch.cuda.tensor.Traffic;

/// The traffic of a step for any batch and width, from four tiny steps.
///
/// Every tensor of a network with one hidden layer has a size of B·h, B, h or 1 times a constant, B being the batch and h the
/// hidden units. So every count is `c₀ + c₁·B + c₂·h + c₃·B·h`, and four runs with two small batches and two small widths
/// tell the four constants exactly. What takes years on an interpreter need not be run to be counted.
public final class TrafficFormula {
    private static final int SMALL = 2;

    private final Traffic[][] measured = new Traffic[2][2];    // batch 2 or 3, width 2 or 3

    /// @param step the traffic of one step for a batch and a width
    public TrafficFormula(BiFunction<Integer, Integer, Traffic> step) {
        for (int b = 0; b < 2; b++) {
            for (int h = 0; h < 2; h++) {
                measured[b][h] = step.apply(SMALL + b, SMALL + h);
            }
        }
    }

    /// The traffic for this batch and this width.
    public Traffic at(long batch, long width) {
        return new Traffic(count(Traffic::launches, batch, width), count(Traffic::touched, batch, width),
                count(Traffic::operations, batch, width), count(Traffic::writes, batch, width),
                count(Traffic::writtenBytes, batch, width), count(Traffic::reads, batch, width),
                count(Traffic::readBytes, batch, width), count(Traffic::allocations, batch, width));
    }

    private long count(ToLongFunction<Traffic> what, long batch, long width) {
        long corner = what.applyAsLong(measured[0][0]);
        long byBatch = what.applyAsLong(measured[1][0]) - corner;
        long byWidth = what.applyAsLong(measured[0][1]) - corner;
        long byBoth = what.applyAsLong(measured[1][1]) - corner - byBatch - byWidth;
        long b = batch - SMALL;
        long h = width - SMALL;
        return corner + byBatch * b + byWidth * h + byBoth * b * h;
    }
}
