package scratch.cuda.interpreter;

import java.util.Arrays;

/// The 16 barriers of a block (`bar.sync`, `bar.arrive`, `bar.red`).
final class Barriers {
    private static final int COUNT = 16;

    /// What `bar.red` makes of the threads' predicates.
    enum Reduction { NONE, POPC, AND, OR }

    private final Block block;
    private final int warps;
    private final int[] expected = new int[COUNT];
    private final int[] arrived = new int[COUNT];
    private final int[] trues = new int[COUNT];
    private final Instruction[] at = new Instruction[COUNT];
    private final int[][] waiting;
    private final int[][] known;
    private final Answer[][] answers;

    /// Where a warp wants the result of `bar.red`.
    private record Answer(Reduction reduction, int target, int lanes) { }

    Barriers(Block block, int warps) {
        this.block = block;
        this.warps = warps;
        waiting = new int[COUNT][warps];
        known = new int[COUNT][2 * warps + 1];
        answers = new Answer[COUNT][warps];
    }

    void clear() {
        for (int b = 0; b < COUNT; b++) {
            reset(b);
        }
    }

    private void reset(int b) {
        arrived[b] = 0;
        trues[b] = 0;
        at[b] = null;
        Arrays.fill(waiting[b], 0);
        Arrays.fill(known[b], 0);
        Arrays.fill(answers[b], null);
    }

    /// Lanes of a warp arrive.
    ///
    /// @param count  threads that the barrier is for, or 0: all of the block
    /// @param waits  false for `bar.arrive`
    /// @param truth  the lanes' predicates, for `bar.red`
    /// @param target where its result goes: a row, or a predicate
    void arrive(Warp warp, int lanes, int id, int count, boolean waits, Instruction instruction, Reduction reduction, int truth,
            int target) {
        int lane = Integer.numberOfTrailingZeros(lanes);
        if (id < 0 || id >= COUNT) {
            throw new Fault(lane, "barrier %d: there are 16, from 0", id);
        }
        int threads = block.launch().grid().threads();
        if (count % 32 != 0) {
            throw new Fault(lane, "barrier %d for %d threads: must be a multiple of 32", id, count);
        }
        int wanted = count == 0 ? threads : count;
        if (at[id] == null) {
            expected[id] = wanted;
            at[id] = instruction;
        } else if (expected[id] != wanted) {
            throw new Fault(lane, "barrier %d for %d threads: others wait there for %d, PTX line %d", id, wanted, expected[id],
                    at[id].line());
        } else if (count == 0 && at[id].line() != instruction.line()) {
            throw new Fault(lane, "threads of a block wait at different barriers, PTX lines %d and %d", at[id].line(),
                    instruction.line());
        }
        arrived[id] += Integer.bitCount(lanes);
        if (arrived[id] > expected[id]) {
            throw new Fault(lane, "barrier %d for %d threads: %d have arrived", id, expected[id], arrived[id]);
        }
        trues[id] += Integer.bitCount(lanes & truth);
        Clocks.join(known[id], block.clocks().of(warp.index()));
        if (waits) {
            warp.waitAtBarrier(lanes);
            waiting[id][warp.index()] |= lanes;
            answers[id][warp.index()] = reduction == Reduction.NONE ? null : new Answer(reduction, target, lanes);
        } else {
            block.clocks().advance(warp.index());
        }
        if (arrived[id] == expected[id]) {
            complete(id);
        }
    }

    private void complete(int id) {
        block.launch().statistics().barriers++;
        for (int w = 0; w < warps; w++) {
            if (waiting[id][w] != 0) {
                Warp warp = block.warp(w);
                Clocks.join(block.clocks().of(w), known[id]);
                block.clocks().advance(w);
                if (answers[id][w] != null) {
                    answer(warp, answers[id][w], trues[id], expected[id]);
                }
                warp.release(waiting[id][w]);
            }
        }
        reset(id);
    }

    private static void answer(Warp warp, Answer answer, int trues, int threads) {
        boolean truth = answer.reduction == Reduction.AND ? trues == threads : trues > 0;
        if (answer.reduction == Reduction.POPC) {
            for (int m = answer.lanes; m != 0; m &= m - 1) {
                warp.r[answer.target + Integer.numberOfTrailingZeros(m)] = trues;
            }
        } else {
            warp.p[answer.target] = warp.p[answer.target] & ~answer.lanes | (truth ? answer.lanes : 0);
        }
    }

    /// Says who waits in vain, or returns null if nobody waits at a barrier.
    Fault stuck() {
        for (int b = 0; b < COUNT; b++) {
            if (arrived[b] > 0) {
                int ended = 0;
                for (int w = 0; w < warps; w++) {
                    ended += Integer.bitCount(block.warp(w).exited());
                }
                ended -= 32 * warps - block.launch().grid().threads();
                return new Fault(-1, "%d of %d threads wait at the barrier in PTX line %d, %s", arrived[b], expected[b],
                        at[b].line(), ended > 0 ? ended + (ended == 1 ? " thread has ended" : " threads have ended")
                                : "the others wait elsewhere");
            }
        }
        return null;
    }
}
