package scratch.classic.histogram;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.stream.Stream;

import scratch.math.kernel.Threads;

/// Counts the rows of a node on all threads: each thread adds chunks of them to a histogram of its own, and these are added
/// up. The sums are whole numbers, so that it does not matter which thread took which chunk.
final class HistogramCounter {
    private static final int CHUNK = 2048;
    private final BinnedMatrix x;
    private final Histogram[] partial;                       // by worker
    private final Deque<Histogram> free = new ArrayDeque<>();
    private int[] columns;

    HistogramCounter(BinnedMatrix x) {
        this.x = x;
        this.partial = new Histogram[Threads.count()];
    }

    /// Begins a tree that sees these columns.
    void begin(int... chosen) {
        if (columns == null || columns.length != chosen.length) {
            free.clear();
            Arrays.fill(partial, null);
        }
        columns = chosen;
    }

    /// Counts rows; [#collect(int, Histogram)] then has the sums.
    void count(GradientPairs pairs, int[] rows, int from, int to) {
        Threads.run(partial.length, Math.ceilDiv(to - from, CHUNK), (chunk, worker) -> {
            if (partial[worker] == null) {
                partial[worker] = Histogram.counting(columns.length);
            }
            int first = from + chunk * CHUNK;
            partial[worker].add(x, columns, pairs, rows, first, Math.min(to, first + CHUNK));
        });
    }

    /// Moves the sums of a feature to a histogram.
    void collect(int feature, Histogram into) {
        into.clear(feature);
        for (Histogram each : partial) {
            if (each != null) {
                into.take(each, feature);
            }
        }
    }

    /// What is held while no tree grows.
    long bytes() {
        return Stream.concat(free.stream(), Arrays.stream(partial).filter(Objects::nonNull)).mapToLong(Histogram::bytes).sum();
    }

    /// A histogram with anything in it.
    Histogram borrow() {
        return free.isEmpty() ? Histogram.of(columns.length) : free.pop();
    }

    /// Takes back the histogram of a node that needs it no more.
    void giveBack(GrowingNode node) {
        if (node.histogram != null) {
            free.push(node.histogram);
            node.histogram = null;
        }
    }
}
