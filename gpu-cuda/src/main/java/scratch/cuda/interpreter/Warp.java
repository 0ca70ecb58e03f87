package scratch.cuda.interpreter;

import java.util.Map;

/// 32 threads that run in step, one instruction for all lanes that stand at it.
///
/// Where lanes part at a branch, those that stand at the earliest instruction go first, until they reach the others or
/// wait; so they meet again. An instruction that several lanes do together (a shuffle, a vote) waits for the lanes that
/// it names.
final class Warp {
    private static final int NONE = Integer.MAX_VALUE;
    private static final int PATIENCE = 2000;

    /// Registers of up to 32 bits, of 64 bits, and predicates: see [Registers].
    final int[] r;
    final long[] q;
    final int[] p;
    /// The carry of the last sum that sets it, a bit for each lane.
    int carry;
    /// Scratch of the memory instructions: each lane's address.
    final long[] addresses = new long[Registers.LANES];
    /// … and of matrix instructions: four sums of each lane.
    final float[] sums = new float[4 * Registers.LANES];
    final LocalMemory local;
    final AsyncCopies copies = new AsyncCopies(this);

    final GroupProducts products = new GroupProducts(this);

    private final int index;
    private final Block block;
    private final Code code;
    private final int[] lanePc = new int[Registers.LANES];
    private int pc;
    private int active;
    private int exited;
    private int gathering;
    private int atBarrier;
    private int other = NONE;
    private int patience;
    private int left;

    Warp(Block block, int index) {
        this.block = block;
        this.index = index;
        code = block.launch().code();
        r = code.registers().newNarrow();
        q = code.registers().newWide();
        p = code.registers().newPredicates();
        local = new LocalMemory(code.localBytes());
    }

    /// Puts all threads before the first instruction of another block.
    void start(int threads) {
        code.registers().poison(r, q, p);
        local.clear();
        copies.clear();
        products.clear();
        for (Map.Entry<Special, Integer> special : code.registers().specials().entrySet()) {
            for (int lane = 0; lane < Registers.LANES; lane++) {
                r[Registers.LANES * special.getValue() + lane] = special.getKey().value(block, this, lane);
            }
        }
        java.util.Arrays.fill(lanePc, 0);
        int here = Math.min(Registers.LANES, threads - Registers.LANES * index);
        exited = here == Registers.LANES ? 0 : -1 << here;
        active = 0;
        gathering = 0;
        atBarrier = 0;
        other = NONE;
    }

    int index() {
        return index;
    }

    Block block() {
        return block;
    }

    /// Lanes that have ended, or never were: a block of 40 threads has a warp with 24 of these.
    int exited() {
        return exited;
    }

    boolean runnable() {
        return (~exited & ~gathering & ~atBarrier) != 0;
    }

    boolean done() {
        return exited == -1;
    }

    /// Lanes that wait for others of the warp.
    int gathering() {
        return gathering;
    }

    int atBarrier() {
        return atBarrier;
    }

    /// The instruction that runs, or at which a lane waits.
    Instruction instruction(int lane) {
        int at = lane < 0 || (active >>> lane & 1) != 0 ? pc - 1
                : (atBarrier >>> lane & 1) != 0 ? lanePc[lane] - 1 : lanePc[lane];
        return code.instructions().get(Math.clamp(at, 0, code.instructions().size() - 1));
    }

    // ---------------------------------------------------------------- running

    /// Runs until the warp waits or ends, at most `quantum` instructions; returns how many.
    int run(int quantum) {
        Step[] steps = code.steps();
        int[] guards = code.guards();
        Statistics statistics = block.launch().statistics();
        park();
        choose();
        left = quantum;
        int count = 0;
        while (left > 0) {
            if (active == 0 || pc >= other) {
                park();
                if (!choose()) {
                    break;
                }
            }
            left--;
            count++;
            int at = pc++;
            int lanes = active & admitted(guards[at]);
            statistics.instruction(active, lanes);
            if (lanes != 0) {
                steps[at].run(this, lanes);
            }
        }
        return count;
    }

    /// The lanes that a guard such as `@%p1` or `@!%p1` admits.
    private int admitted(int guard) {
        return guard == Code.ALWAYS ? -1 : guard >= 0 ? p[guard] : ~p[-1 - guard];
    }

    private void park() {
        for (int m = active; m != 0; m &= m - 1) {
            lanePc[Integer.numberOfTrailingZeros(m)] = pc;
        }
        active = 0;
    }

    /// Takes the lanes at the earliest instruction.
    private boolean choose() {
        int runnable = ~exited & ~gathering & ~atBarrier;
        int least = NONE;
        int next = NONE;
        for (int m = runnable; m != 0; m &= m - 1) {
            int at = lanePc[Integer.numberOfTrailingZeros(m)];
            if (at < least) {
                next = least;
                least = at;
            } else if (at > least && at < next) {
                next = at;
            }
        }
        pc = least;
        other = next;
        patience = PATIENCE;
        take(runnable, least);
        return active != 0;
    }

    private void take(int runnable, int at) {
        active = 0;
        for (int m = runnable; m != 0; m &= m - 1) {
            int lane = Integer.numberOfTrailingZeros(m);
            if (lanePc[lane] == at) {
                active |= 1 << lane;
            }
        }
    }

    // ---------------------------------------------------------------- control, called by steps

    /// These lanes go on at `target`.
    void branch(int lanes, int target) {
        if (lanes != active) {
            int rest = active & ~lanes;
            for (int m = rest; m != 0; m &= m - 1) {
                lanePc[Integer.numberOfTrailingZeros(m)] = pc;
            }
            other = Math.min(other, pc);
            active = lanes;
        }
        if (target < pc && other != NONE && --patience < 0) {
            yieldTo(target);
            return;
        }
        pc = target;
    }

    /// Lanes that go round and round wait for others of their warp, perhaps: those go first until the turn is over.
    private void yieldTo(int target) {
        int here = active;
        pc = target;
        park();
        int runnable = ~exited & ~gathering & ~atBarrier & ~here;
        int least = NONE;
        for (int m = runnable; m != 0; m &= m - 1) {
            least = Math.min(least, lanePc[Integer.numberOfTrailingZeros(m)]);
        }
        patience = PATIENCE;
        pc = least;
        take(runnable, least);
        other = NONE;
    }

    void exit(int lanes) {
        exited |= lanes;
        active &= ~lanes;
        if (gathering != 0) {   // those that waited for one that has ended look again
            gathering = 0;
            other = 0;
        }
    }

    /// Lanes wait at a barrier of the block.
    void waitAtBarrier(int lanes) {
        setAside(lanes, pc);
        atBarrier |= lanes;
    }

    /// … and go on.
    void release(int lanes) {
        atBarrier &= ~lanes;
        other = 0;
    }

    /// Others should run first: this warp waits for them.
    void endTurn() {
        left = 0;
    }

    /// These lanes stay at the instruction that runs.
    void retry(int lanes) {
        setAside(lanes, pc - 1);
        other = Math.min(other, pc - 1);
    }

    private void setAside(int lanes, int at) {
        for (int m = lanes; m != 0; m &= m - 1) {
            lanePc[Integer.numberOfTrailingZeros(m)] = at;
        }
        active &= ~lanes;
    }

    /// Brings together the lanes that an instruction names (in row `masks`, each lane its own mask). Returns the lanes for
    /// which all are here; the others wait.
    int gather(int lanes, int masks) {
        int complete = 0;
        for (int left = lanes; left != 0;) {
            int first = Integer.numberOfTrailingZeros(left);
            int mask = r[masks + first];
            int need = mask & ~exited;
            int here = lanes;
            for (int m = gathering; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                if (lanePc[lane] == pc - 1) {
                    here |= 1 << lane;
                }
            }
            for (int m = (need & here) | 1 << first; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                if ((r[masks + lane] >>> lane & 1) == 0) {
                    throw new Fault(lane, "lane %d is not in its own mask 0x%08x", lane, r[masks + lane]);
                }
                if (r[masks + lane] != mask) {
                    throw new Fault(lane, "lanes %d and %d name different masks, 0x%08x and 0x%08x", first, lane, mask,
                            r[masks + lane]);
                }
            }
            if ((need & ~here) == 0) {
                gathering &= ~need;
                active |= need;
                complete |= need;
            } else {
                int wait = need & lanes;
                setAside(wait, pc - 1);
                gathering |= wait;
            }
            left &= ~need;
        }
        return complete;
    }

    /// For what all 32 lanes do together. Returns false while some are still missing.
    boolean gatherAll(int lanes) {
        if (exited != 0) {
            throw new Fault(Integer.numberOfTrailingZeros(lanes), "needs all 32 lanes of the warp: lane %d %s",
                    Integer.numberOfTrailingZeros(exited), 32 * index + Integer.numberOfTrailingZeros(exited)
                    < block.launch().grid().threads() ? "has ended" : "does not exist");
        }
        return gather(lanes, code.allLanes()) != 0;
    }
}
