package scratch.classic.linear.fiveways;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import scratch.classic.data.Shuffle;

/// The rows in the order in which a descent reads them, batch after batch, epoch after epoch: each epoch every row once,
/// in a new order. A batch of all rows keeps the order of the data.
final class Batches {
    private final int size;             // rows of a batch; the last batch of an epoch may be smaller
    private final long rowsInAll;
    private final RandomGenerator random;
    private final int[] order;          // (n)
    private int from;                   // the batch is order[from … to − 1]
    private int to;
    private long rowsRead;              // before this batch
    private int steps = -1;             // before this batch

    /// @param n    rows of the data
    /// @param size rows of a batch, at most n
    /// @param seed of the order in which the rows are read
    Batches(int n, int size, int epochs, long seed) {
        this.size = size;
        rowsInAll = (long) epochs * n;
        random = new SplittableRandom(seed);
        order = new int[n];
        Arrays.setAll(order, i -> i);
        from = n;
        to = n;
    }

    /// Goes on to the next batch; false if the last epoch is over.
    boolean next() {
        steps++;
        rowsRead += to - from;
        if (rowsRead == rowsInAll) {
            from = to;
            return false;
        }
        from = to;
        if (to == order.length) {
            from = 0;
            if (!areAllRows()) {
                // subtle: a new order each epoch, every row once; drawing rows freely is noisier
                Shuffle.inPlace(order, random);
            }
        }
        to = Math.min(from + size, order.length);
        return true;
    }

    boolean areAllRows() {
        return size == order.length;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The k-th row of the epoch.
    int row(int k) {
        return order[k];
    }

    /// How many rows were read in the batches before this one.
    long rowsRead() {
        return rowsRead;
    }

    /// The same as a share of all rows of all epochs.
    double shareDone() {
        return (double) rowsRead / rowsInAll;
    }

    /// How many batches there were before this one.
    int steps() {
        return steps;
    }

    /// The epoch, from 1, to which the last step belongs.
    int epochOfLastStep() {
        int stepsPerEpoch = (order.length - 1) / size + 1;
        return (steps - 1) / stepsPerEpoch + 1;
    }
}
