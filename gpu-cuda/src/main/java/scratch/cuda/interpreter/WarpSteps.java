package scratch.cuda.interpreter;

/// What the lanes of a warp do together: `shfl vote match redux activemask bar.warp elect`.
final class WarpSteps {

    private WarpSteps() {
    }

    static Step decode(Instruction at, Registers registers) {
        return switch (at.name()) {
            case "shfl" -> shuffle(at, registers);
            case "vote" -> vote(at, registers);
            case "match" -> match(at, registers);
            case "redux" -> reduce(at, registers);
            case "elect" -> elect(at, registers);
            case "activemask" -> {
                int d = registers.narrow(at.operand(0), at);
                yield (warp, lanes) -> {
                    for (int m = lanes; m != 0; m &= m - 1) {
                        warp.r[d + Integer.numberOfTrailingZeros(m)] = lanes;
                    }
                };
            }
            case "bar" -> {
                if (!at.has("warp")) {
                    yield null;
                }
                int masks = registers.narrow(at.operand(0), at);
                yield (warp, lanes) -> {
                    if (warp.gather(lanes, masks) != 0) {
                        warp.block().clocks().advance(warp.index());
                    }
                };
            }
            default -> null;
        };
    }

    // ---------------------------------------------------------------- shfl

    /// Each lane reads a register of another: `idx` lane b, `up` b lanes below, `down` b above, `bfly` lane ^ b. Operand c
    /// holds the size of the group in which that may be, and its last lane.
    private static Step shuffle(Instruction at, Registers registers) {
        if (!at.has("sync")) {
            throw at.unsupported("shuffles without .sync are gone since sm_70");
        }
        boolean two = at.operand(0) instanceof Operand.Vector;
        Operand target = two ? ((Operand.Vector) at.operand(0)).elements().get(0) : at.operand(0);
        int d = ConversionSteps.isSink(target) ? 0 : registers.narrow(target, at);
        int p = two ? registers.predicate(((Operand.Vector) at.operand(0)).elements().get(1), at) : -1;
        int a = registers.narrow(at.operand(1), at);
        int b = registers.narrow(at.operand(2), at);
        int c = registers.narrow(at.operand(3), at);
        int masks = registers.narrow(at.operand(4), at);
        String mode = at.modifiers().get(1);
        return (warp, lanes) -> {
            int complete = warp.gather(lanes, masks);
            int[] r = warp.r;
            int found = 0;
            for (int m = complete; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                int segment = r[c + lane] >>> 8 & 31;
                int last = lane & segment | r[c + lane] & 31 & ~segment;
                int by = r[b + lane] & 31;
                int source = switch (mode) {
                    case "up" -> lane - by;
                    case "down" -> lane + by;
                    case "bfly" -> lane ^ by;
                    default -> lane & segment | by & ~segment;
                };
                boolean inside = mode.equals("up") ? source >= last : source <= last;
                source = inside ? source : lane;
                if ((complete & r[masks + lane] & 1 << source) == 0) {
                    throw new Fault(lane, "reads lane %d, which %s", source, (warp.exited() >>> source & 1) != 0
                            ? "has ended or does not exist" : "does not take part");
                }
                r[lane] = r[a + source];
                found |= inside ? 1 << lane : 0;
            }
            for (int m = complete; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                r[d + lane] = r[lane];
            }
            if (p >= 0) {
                IntegerSteps.set(warp, p, complete, found);
            }
        };
    }

    // ---------------------------------------------------------------- votes

    private static Step vote(Instruction at, Registers registers) {
        String mode = at.modifiers().get(1);
        boolean ballot = mode.equals("ballot");
        int d = ballot ? registers.narrow(at.operand(0), at) : registers.predicate(at.operand(0), at);
        boolean constant = at.operand(1) instanceof Operand.Immediate;
        int fixed = constant && ((Operand.Immediate) at.operand(1)).bits() != 0 ? -1 : 0;
        int a = constant ? 0 : registers.predicate(at.operand(1), at);
        int masks = registers.narrow(at.operand(2), at);
        return (warp, lanes) -> {
            int complete = warp.gather(lanes, masks);
            int bits = constant ? fixed : IntegerSteps.get(warp, a);
            int results = 0;
            for (int m = complete; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                int group = warp.r[masks + lane] & complete;
                int yes = bits & group;
                if (ballot) {
                    warp.r[d + lane] = yes;
                } else {
                    boolean holds = switch (mode) {
                        case "all" -> yes == group;
                        case "any" -> yes != 0;
                        default -> yes == 0 || yes == group;
                    };
                    results |= holds ? 1 << lane : 0;
                }
            }
            if (!ballot) {
                IntegerSteps.set(warp, d, complete, results);
            }
        };
    }

    private static Step match(Instruction at, Registers registers) {
        boolean all = at.has("all");
        boolean two = at.operand(0) instanceof Operand.Vector;
        int d = registers.narrow(two ? ((Operand.Vector) at.operand(0)).elements().get(0) : at.operand(0), at);
        int p = two ? registers.predicate(((Operand.Vector) at.operand(0)).elements().get(1), at) : -1;
        Type type = at.type();
        int a = registers.row(at.operand(1), type, at);
        int masks = registers.narrow(at.operand(2), at);
        return (warp, lanes) -> {
            int complete = warp.gather(lanes, masks);
            int agreed = 0;
            for (int m = complete; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                int same = 0;
                int group = warp.r[masks + lane] & complete;
                for (int n = group; n != 0; n &= n - 1) {
                    int other = Integer.numberOfTrailingZeros(n);
                    boolean equal = type.wide() ? warp.q[a + lane] == warp.q[a + other] : warp.r[a + lane] == warp.r[a + other];
                    same |= equal ? 1 << other : 0;
                }
                agreed |= same == group ? 1 << lane : 0;
                warp.r[d + lane] = !all ? same : same == group ? group : 0;
            }
            if (p >= 0) {
                IntegerSteps.set(warp, p, complete, agreed);
            }
        };
    }

    private static Step reduce(Instruction at, Registers registers) {
        Type type = at.type();
        int d = registers.narrow(at.operand(0), at);
        int a = registers.narrow(at.operand(1), at);
        int masks = registers.narrow(at.operand(2), at);
        String how = at.modifiers().get(1);
        return (warp, lanes) -> {
            int complete = warp.gather(lanes, masks);
            int[] r = warp.r;
            for (int m = complete; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                int group = r[masks + lane] & complete;
                int result = r[a + Integer.numberOfTrailingZeros(group)];
                for (int n = group & group - 1; n != 0; n &= n - 1) {
                    int x = r[a + Integer.numberOfTrailingZeros(n)];
                    boolean less = type.signed() ? x < result : Integer.compareUnsigned(x, result) < 0;
                    result = switch (how) {
                        case "add" -> result + x;
                        case "and" -> result & x;
                        case "or" -> result | x;
                        case "xor" -> result ^ x;
                        case "min" -> less ? x : result;
                        case "max" -> less ? result : x;
                        default -> throw at.unsupported("unknown reduction");
                    };
                }
                r[lane] = result;
            }
            for (int m = complete; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                r[d + lane] = r[lane];
            }
        };
    }

    /// Picks one lane: the first of those that take part.
    private static Step elect(Instruction at, Registers registers) {
        Operand.Vector pair = (Operand.Vector) at.operand(0);
        int d = ConversionSteps.isSink(pair.elements().get(0)) ? 0 : registers.narrow(pair.elements().get(0), at);
        int p = registers.predicate(pair.elements().get(1), at);
        int masks = registers.narrow(at.operand(1), at);
        return (warp, lanes) -> {
            int complete = warp.gather(lanes, masks);
            int leaders = 0;
            for (int m = complete; m != 0; m &= m - 1) {
                int lane = Integer.numberOfTrailingZeros(m);
                int leader = Integer.numberOfTrailingZeros(warp.r[masks + lane] & complete);
                warp.r[d + lane] = leader;
                leaders |= leader == lane ? 1 << lane : 0;
            }
            IntegerSteps.set(warp, p, complete, leaders);
        };
    }
}
