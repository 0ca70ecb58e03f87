package scratch.cuda.interpreter;

/// Comparisons and choices: `setp set selp slct`.
final class CompareSteps {

    private CompareSteps() {
    }

    static Step decode(Instruction at, Registers registers) {
        return switch (at.name()) {
            case "setp" -> setp(at, registers);
            case "set" -> set(at, registers);
            case "selp" -> selp(at, registers);
            case "slct" -> slct(at, registers);
            default -> null;
        };
    }

    /// Gives for each lane whether its two values compare that way, as a bit.
    private interface Test {
        int run(int[] r, long[] q, int a, int b);
    }

    private interface Ints {
        boolean of(int a, int b);
    }

    private static Step setp(Instruction at, Registers registers) {
        Type type = at.type();
        Test test = test(at, type);
        boolean two = at.operand(0) instanceof Operand.Vector;
        int d = registers.predicate(two ? ((Operand.Vector) at.operand(0)).elements().get(0) : at.operand(0), at);
        int e = two ? registers.predicate(((Operand.Vector) at.operand(0)).elements().get(1), at) : 0;
        int a = registers.row(at.operand(1), type, at);
        int b = registers.row(at.operand(2), type, at);
        int c = at.operands().size() > 3 ? registers.predicate(at.operand(3), at) : 0;
        String with = at.operands().size() > 3 ? at.modifiers().get(1) : "";
        if (!two && with.isEmpty()) {
            return (warp, lanes) -> IntegerSteps.set(warp, d, lanes, test.run(warp.r, warp.q, a, b));
        }
        return (warp, lanes) -> {
            int bits = test.run(warp.r, warp.q, a, b);
            int more = with.isEmpty() ? 0 : IntegerSteps.get(warp, c);
            int first = combine(with, bits, more);
            int second = combine(with, ~bits, more);
            IntegerSteps.set(warp, d, lanes, first);
            if (two) {
                IntegerSteps.set(warp, e, lanes, second);
            }
        };
    }

    private static int combine(String with, int bits, int more) {
        return switch (with) {
            case "and" -> bits & more;
            case "or" -> bits | more;
            case "xor" -> bits ^ more;
            default -> bits;
        };
    }

    /// `set` gives a number: all ones, or 1.0.
    private static Step set(Instruction at, Registers registers) {
        Type type = at.type();
        Type result = at.type(at.modifiers().size() - 2);
        if (result == type && (type == Type.F16X2 || type == Type.BF16X2)) {
            return setPairs(at, registers, type == Type.F16X2 ? Type.F16 : Type.BF16);
        }
        Test test = test(at, type);
        int d = registers.narrow(at.operand(0), at);
        int a = registers.row(at.operand(1), type, at);
        int b = registers.row(at.operand(2), type, at);
        if (at.operands().size() > 3 || result.wide()) {
            throw at.unsupported("only set with two operands and a result of up to 32 bits is known");
        }
        int yes = result == Type.F32 ? Float.floatToRawIntBits(1) : result.floating() ? Half.bits(1f, result)
                : result.bytes() == 2 ? 0xffff : -1;
        return Rows.step((r, q, t, x, y, z) -> {
            int bits = test.run(r, q, x, y);
            for (int l = 0; l < Registers.LANES; l++) {
                r[t + l] = (bits >>> l & 1) != 0 ? yes : 0;
            }
        }, false, d, a, b, 0);
    }

    /// Each half becomes 1 or 0.
    private static Step setPairs(Instruction at, Registers registers, Type half) {
        String how = at.modifiers().getFirst();
        int one = Half.bits(1f, half);
        return Rows.step(Rows.narrow((a, b, c) -> (compare(how, Half.value(a, half), Half.value(b, half)) ? one : 0)
                | (compare(how, Half.value(a >>> 16, half), Half.value(b >>> 16, half)) ? one << 16 : 0)), false,
                registers.narrow(at.operand(0), at), registers.narrow(at.operand(1), at), registers.narrow(at.operand(2), at),
                        0);
    }

    private static Step selp(Instruction at, Registers registers) {
        Type type = at.type();
        int d = registers.row(at.operand(0), type, at);
        int a = registers.row(at.operand(1), type, at);
        int b = registers.row(at.operand(2), type, at);
        int p = registers.predicate(at.operand(3), at);
        boolean wide = type.wide();
        return (warp, lanes) -> {
            int choice = IntegerSteps.get(warp, p);
            for (int l = 0; l < Registers.LANES; l++) {
                if ((lanes >>> l & 1) != 0) {
                    int from = (choice >>> l & 1) != 0 ? a : b;
                    if (wide) {
                        warp.q[d + l] = warp.q[from + l];
                    } else {
                        warp.r[d + l] = warp.r[from + l];
                    }
                }
            }
        };
    }

    private static Step slct(Instruction at, Registers registers) {
        Type type = at.type(at.modifiers().size() - 2);
        boolean real = at.type() == Type.F32;
        int d = registers.row(at.operand(0), type, at);
        int a = registers.row(at.operand(1), type, at);
        int b = registers.row(at.operand(2), type, at);
        int c = registers.narrow(at.operand(3), at);
        boolean wide = type.wide();
        return Rows.step((r, q, t, x, y, z) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                int from = (real ? Float.intBitsToFloat(r[z + l]) >= 0 : r[z + l] >= 0) ? x : y;
                if (wide) {
                    q[t + l] = q[from + l];
                } else {
                    r[t + l] = r[from + l];
                }
            }
        }, wide, d, a, b, c);
    }

    // ---------------------------------------------------------------- the comparisons

    private static Test test(Instruction at, Type type) {
        String how = at.modifiers().getFirst();
        if (type.floating()) {
            return reals(how, type, at);
        }
        if (type.wide()) {
            return (r, q, a, b) -> {
                int bits = 0;
                for (int l = 0; l < Registers.LANES; l++) {
                    int order = type.signed() ? Long.compare(q[a + l], q[b + l]) : Long.compareUnsigned(q[a + l], q[b + l]);
                    bits |= holds(how, order) ? 1 << l : 0;
                }
                return bits;
            };
        }
        if (type.bytes() == 2) {
            return type.signed() ? ints((a, b) -> holds(how, Integer.compare((short) a, (short) b)))
                    : ints((a, b) -> holds(how, Integer.compare(a & 0xffff, b & 0xffff)));
        }
        boolean signed = type.signed();
        return switch (how) {
            case "eq" -> ints((a, b) -> a == b);
            case "ne" -> ints((a, b) -> a != b);
            case "lt" -> signed ? ints((a, b) -> a < b) : ints((a, b) -> Integer.compareUnsigned(a, b) < 0);
            case "le" -> signed ? ints((a, b) -> a <= b) : ints((a, b) -> Integer.compareUnsigned(a, b) <= 0);
            case "gt" -> signed ? ints((a, b) -> a > b) : ints((a, b) -> Integer.compareUnsigned(a, b) > 0);
            case "ge" -> signed ? ints((a, b) -> a >= b) : ints((a, b) -> Integer.compareUnsigned(a, b) >= 0);
            default -> ints((a, b) -> holds(how, Integer.compareUnsigned(a, b)));
        };
    }

    private static Test ints(Ints f) {
        return (r, q, a, b) -> {
            int bits = 0;
            for (int l = 0; l < Registers.LANES; l++) {
                bits |= f.of(r[a + l], r[b + l]) ? 1 << l : 0;
            }
            return bits;
        };
    }

    private static boolean holds(String how, int order) {
        return switch (how) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "lt", "lo" -> order < 0;
            case "le", "ls" -> order <= 0;
            case "gt", "hi" -> order > 0;
            default -> order >= 0;
        };
    }

    private static Test reals(String how, Type type, Instruction at) {
        if (type == Type.F16X2 || type == Type.BF16X2) {
            throw at.unsupported("comparisons of pairs are not known");
        }
        return (r, q, a, b) -> {
            int bits = 0;
            for (int l = 0; l < Registers.LANES; l++) {
                bits |= compare(how, value(r, q, a + l, type), value(r, q, b + l, type)) ? 1 << l : 0;
            }
            return bits;
        };
    }

    /// With a NaN `eq lt le gt ge` and `ne` do not hold; `equ neu ltu leu gtu geu` do.
    private static boolean compare(String how, double x, double y) {
        if (x != x || y != y) {
            return how.equals("nan") || how.length() == 3 && how.endsWith("u");
        }
        return how.equals("num") || !how.equals("nan") && holds(how.substring(0, 2), x < y ? -1 : x > y ? 1 : 0);
    }

    private static double value(int[] r, long[] q, int at, Type type) {
        return switch (type) {
            case F64 -> Double.longBitsToDouble(q[at]);
            case F32 -> Float.intBitsToFloat(r[at]);
            default -> Half.value(r[at], type);
        };
    }
}
