package scratch.cuda.interpreter;

import java.util.ArrayList;
import java.util.List;

/// The products that a warp has started with `wgmma.mma_async` and not waited for. Until then the registers of their sums
/// hold NaN, and the shared memory that they read must not be written.
final class GroupProducts {
    private static final int POISON = 0x7fffdead;

    private final Warp warp;
    private final List<Sum> sums = new ArrayList<>();
    private int committed;
    private int first;
    private boolean fenced;

    private static final class Sum {
        private final int[] rows;
        private final float[] values;
        private int group;

        Sum(int[] rows) {
            this.rows = rows;
            values = new float[rows.length * Registers.LANES];
        }
    }

    GroupProducts(Warp warp) {
        this.warp = warp;
    }

    void clear() {
        sums.clear();
        committed = 0;
        first = warp.block().clocks().own(warp.block().clocks().products(warp.index()));
        fenced = false;
    }

    void fence() {
        fenced = true;
    }

    /// The sums in these registers, to be added to: 32 for each register, lane by lane.
    float[] sums(int[] rows, boolean keep) {
        if (!fenced) {
            throw new Fault(0, "wgmma before the first wgmma.fence: the registers may not be there yet");
        }
        for (Sum sum : sums) {
            if (sum.rows[0] == rows[0]) {
                sum.group = committed;
                if (!keep) {
                    java.util.Arrays.fill(sum.values, 0);
                }
                return sum.values;
            }
        }
        Sum sum = new Sum(rows);
        sum.group = committed;
        for (int i = 0; i < rows.length; i++) {
            for (int l = 0; l < Registers.LANES; l++) {
                sum.values[i * Registers.LANES + l] = keep ? Float.intBitsToFloat(warp.r[rows[i] + l]) : 0;
                warp.r[rows[i] + l] = POISON;
            }
        }
        sums.add(sum);
        return sum.values;
    }

    /// What was started so far is one group, and has a time of its own.
    void commit() {
        committed++;
        warp.block().clocks().advance(warp.block().clocks().products(warp.index()));
    }

    /// Waits until at most `pending` of the latest groups are under way.
    void await(int pending) {
        for (int i = sums.size() - 1; i >= 0; i--) {
            Sum sum = sums.get(i);
            if (sum.group < committed - pending) {
                for (int j = 0; j < sum.rows.length; j++) {
                    for (int l = 0; l < Registers.LANES; l++) {
                        warp.r[sum.rows[j] + l] = Float.floatToRawIntBits(sum.values[j * Registers.LANES + l]);
                    }
                }
                sums.remove(i);
            }
        }
        warp.block().clocks().learn(warp.index(), warp.block().clocks().products(warp.index()), first
                + committed - pending - 1);
    }
}
