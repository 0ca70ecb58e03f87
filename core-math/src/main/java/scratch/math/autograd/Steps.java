package scratch.math.autograd;

import java.util.Arrays;
import scratch.math.check.Require;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Tensor;

/// The steps of a batch of sequences: how many there are, in which direction they are visited, and how long each sequence
/// is. Behind its end a sequence is carried: its state stays what it was, and no gradient arises there.
///
/// Backwards, a short sequence begins at its own last step: what stands behind it leaves the start state as it is.
public final class Steps {
    private final int count;
    private final boolean backwards;
    private final int[] lengths;           // of each sequence; empty: all are full

    private Steps(int count, boolean backwards, int... lengths) {
        Require.that(count >= 1, "Steps: a sequence of %d steps: must be at least 1", count);
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < 1 || lengths[i] > count) {
                throw Require.broken("Steps: length %d of sequence %d: must be from 1 to %d", lengths[i], i, count);
            }
        }
        this.count = count;
        this.backwards = backwards;
        this.lengths = lengths.clone();
    }

    /// All sequences with so many steps, from the first to the last.
    public static Steps of(int count) {
        return new Steps(count, false);
    }

    /// The same with a length for each sequence, from 1 to `count`; none: all are full.
    public static Steps of(int count, int... lengths) {
        return new Steps(count, false, lengths);
    }

    /// From the last step to the first.
    public Steps backwards() {
        return new Steps(count, true, lengths);
    }

    public int count() {
        return count;
    }

    /// The length of each sequence; empty if all are full.
    public int[] lengths() {
        return lengths.clone();
    }

    /// The step that is visited k-th.
    int at(int k) {
        return backwards ? count - 1 - k : k;
    }

    /// The step that is visited last.
    int last() {
        return at(count - 1);
    }

    /// The step that is visited before this one.
    int before(int step) {
        return backwards ? step + 1 : step - 1;
    }

    /// Whether no sequence has ended before this step.
    boolean full(int step) {
        return Arrays.stream(lengths).allMatch(length -> step < length);
    }

    /// 1 for each row whose sequence goes on at this step, 0 for those that have ended, as a column.
    Tensor going(Backend backend, int step) {
        float[] flags = new float[lengths.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = step < lengths[i] ? 1 : 0;
        }
        return Tensor.of(backend, flags, flags.length, 1);
    }

    /// Steps `from` to `to − 1` of a (count, …) tensor in the order of time, where `from` counts visits: the states that
    /// visits `from` to `to − 1` have left.
    Tensor visited(Tensor all, int from, int to) {
        return backwards ? all.slice(0, count - to, count - from) : all.slice(0, from, to);
    }
}
