package scratch.cuda.interpreter;

import java.util.List;

/// Where to go on, and when: `bra brx ret exit trap bar barrier membar fence nanosleep`.
final class ControlSteps {

    private ControlSteps() {
    }

    static Step decode(Instruction at, Registers registers, PtxProgram.Entry entry) {
        return switch (at.name()) {
            case "bra" -> {
                int target = target(((Operand.Symbol) at.operand(0)).name(), at, entry);
                yield (warp, lanes) -> warp.branch(lanes, target);
            }
            case "brx" -> branches(at, registers, entry);
            case "ret", "exit" -> (warp, lanes) -> warp.exit(lanes);
            case "trap" -> (warp, lanes) -> {
                throw new Fault(Integer.numberOfTrailingZeros(lanes), "trap");
            };
            case "bar", "barrier" -> at.has("warp") ? null : barrier(at, registers);
            case "membar", "fence" -> at.has("cta") || at.has("proxy") || at.has("mbarrier_init") ? (warp, lanes) -> { }
                    : (warp, lanes) -> warp.block().launch().memory().order().fence();
            case "nanosleep", "setmaxnreg", "griddepcontrol", "pmevent", "brkpt" -> (warp, lanes) -> { };
            default -> null;
        };
    }

    private static int target(String label, Instruction at, PtxProgram.Entry entry) {
        Integer target = entry.labels().get(label);
        if (target == null) {
            throw at.unsupported("no label " + label);
        }
        return target;
    }

    /// A table of branches, as `switch` makes them.
    private static Step branches(Instruction at, Registers registers, PtxProgram.Entry entry) {
        int index = registers.narrow(at.operand(0), at);
        List<String> labels = entry.branchTargets().get(((Operand.Symbol) at.operand(1)).name());
        if (labels == null) {
            throw at.unsupported("no list of targets of this name");
        }
        int[] targets = labels.stream().mapToInt(label -> target(label, at, entry)).toArray();
        return (warp, lanes) -> {
            int first = Integer.numberOfTrailingZeros(lanes);
            int chosen = warp.r[index + first];
            if (chosen < 0 || chosen >= targets.length) {
                throw new Fault(first, "branch %d of %d", chosen, targets.length);
            }
            int together = 0;
            for (int m = lanes; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                together |= warp.r[index + lane] == chosen ? 1 << lane : 0;
            }
            if (together != lanes) {
                warp.retry(lanes & ~together);
            }
            warp.branch(together, targets[chosen]);
        };
    }

    private static Step barrier(Instruction at, Registers registers) {
        boolean waits = at.has("sync") || at.has("red");
        if (!waits && !at.has("arrive") || at.has("cluster")) {
            throw at.unsupported("this kind of barrier is not known");
        }
        boolean red = at.has("red");
        Barriers.Reduction reduction = !red ? Barriers.Reduction.NONE : at.has("popc") ? Barriers.Reduction.POPC
                : at.has("and") ? Barriers.Reduction.AND : Barriers.Reduction.OR;
        int first = red ? 1 : 0;
        int id = registers.narrow(at.operand(first), at);
        int last = at.operands().size() - (red ? 2 : 1);
        int count = last > first ? registers.narrow(at.operand(first + 1), at) : registers.narrowConstant(0);
        int truth = red ? registers.predicate(at.operand(at.operands().size() - 1), at) : -1;
        int target = !red ? 0 : reduction == Barriers.Reduction.POPC ? registers.narrow(at.operand(0), at)
                : registers.predicate(at.operand(0), at);
        return (warp, lanes) -> {
            int lane = Integer.numberOfTrailingZeros(lanes);
            warp.block().barriers().arrive(warp, lanes, warp.r[id + lane], warp.r[count + lane], waits, at, reduction,
                    red ? IntegerSteps.get(warp, truth) : 0, target);
        };
    }
}
