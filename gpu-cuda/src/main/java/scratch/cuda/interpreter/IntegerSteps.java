package scratch.cuda.interpreter;

import java.util.List;

/// Whole numbers and bits: `add mul mad sub div rem min max abs neg and or xor not shl shr shf bfe bfi lop3 prmt popc clz
/// brev bfind dp4a sad`.
final class IntegerSteps {

    private IntegerSteps() {
    }

    /// The step, or null if the instruction is of another kind.
    static Step decode(Instruction at, Registers registers) {
        if (at.name().equals("mul") && at.has("wide") || at.name().equals("mad") && at.has("wide")) {
            return wideProduct(at, registers);
        }
        if (at.modifiers().isEmpty() || Type.named(at.modifiers().getLast()) == null) {
            return null;
        }
        Type type = at.type();
        if (type == Type.PRED) {
            return List.of("mov", "not", "and", "or", "xor").contains(at.name()) ? predicates(at, registers) : null;
        }
        if (type.floating()) {
            return null;
        }
        return switch (at.name()) {
            case "popc", "clz", "bfind" -> count(at, registers, type);
            case "shl", "shr", "shf", "bfe", "bfi" -> BitSteps.decode(at, registers, type);
            default -> type.wide() ? wide(at, registers, type) : type.bytes() == 4 ? narrow(at, registers, type)
                    : sixteen(at, registers, type);
        };
    }

    // ---------------------------------------------------------------- 32 bits

    private static Step narrow(Instruction at, Registers registers, Type type) {
        Rows rows = narrowRows(at, type);
        if (rows == null) {
            return null;
        }
        int n = at.operands().size();
        return Rows.step(rows, false, registers.narrow(at.operand(0), at), n > 1 ? registers.narrow(at.operand(1), at) : 0,
                n > 2 ? registers.narrow(at.operand(2), at) : 0, n > 3 ? registers.narrow(at.operand(3), at) : 0);
    }

    private static Rows narrowRows(Instruction at, Type type) {
        boolean signed = type.signed();
        boolean high = at.has("hi");
        return switch (at.name()) {
            case "add" -> at.has("sat") ? Rows.narrow((a, b, c) -> saturate((long) a + b)) : (r, q, d, a, b, c) -> {
                for (int l = 0; l < Registers.LANES; l++) {
                    r[d + l] = r[a + l] + r[b + l];
                }
            };
            case "sub" -> at.has("sat") ? Rows.narrow((a, b, c) -> saturate((long) a - b)) : Rows.narrow((a, b, c) -> a - b);
            case "mul" -> !high ? Rows.narrow((a, b, c) -> a * b) : signed
                    ? Rows.narrow((a, b, c) -> (int) ((long) a * b >> 32))
                    : Rows.narrow((a, b, c) -> (int) ((a & 0xffffffffL) * (b & 0xffffffffL) >>> 32));
            case "mad" -> !high ? (r, q, d, a, b, c) -> {
                for (int l = 0; l < Registers.LANES; l++) {
                    r[d + l] = r[a + l] * r[b + l] + r[c + l];
                }
            } : signed ? Rows.narrow((a, b, c) -> (int) ((long) a * b >> 32) + c)
                    : Rows.narrow((a, b, c) -> (int) ((a & 0xffffffffL) * (b & 0xffffffffL) >>> 32) + c);
            // subtle: hardware gives all ones for a division by zero, and does not stop
            case "div" -> signed ? Rows.narrow((a, b, c) -> b == 0 ? -1 : a / b)
                    : Rows.narrow((a, b, c) -> b == 0 ? -1 : Integer.divideUnsigned(a, b));
            case "rem" -> signed ? Rows.narrow((a, b, c) -> b == 0 ? a : a % b)
                    : Rows.narrow((a, b, c) -> b == 0 ? a : Integer.remainderUnsigned(a, b));
            case "min" -> signed ? Rows.narrow((a, b, c) -> Math.min(a, b))
                    : Rows.narrow((a, b, c) -> Integer.compareUnsigned(a, b) < 0 ? a : b);
            case "max" -> signed ? Rows.narrow((a, b, c) -> Math.max(a, b))
                    : Rows.narrow((a, b, c) -> Integer.compareUnsigned(a, b) > 0 ? a : b);
            case "sad" -> signed ? Rows.narrow((a, b, c) -> c + Math.abs(a - b))
                    : Rows.narrow((a, b, c) -> c + (Integer.compareUnsigned(a, b) > 0 ? a - b : b - a));
            case "abs" -> Rows.narrow((a, b, c) -> Math.abs(a));
            case "neg" -> Rows.narrow((a, b, c) -> -a);
            case "and" -> (r, q, d, a, b, c) -> {
                for (int l = 0; l < Registers.LANES; l++) {
                    r[d + l] = r[a + l] & r[b + l];
                }
            };
            case "or" -> Rows.narrow((a, b, c) -> a | b);
            case "xor" -> Rows.narrow((a, b, c) -> a ^ b);
            case "not" -> Rows.narrow((a, b, c) -> ~a);
            case "cnot" -> Rows.narrow((a, b, c) -> a == 0 ? 1 : 0);
            case "brev" -> Rows.narrow((a, b, c) -> Integer.reverse(a));
            case "lop3" -> lop3(at);
            case "prmt" -> Rows.narrow(IntegerSteps::permute);
            default -> null;
        };
    }

    private static int saturate(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    /// Any function of three bits, as a table of eight.
    private static Rows lop3(Instruction at) {
        if (!(at.operand(4) instanceof Operand.Immediate table)) {
            throw at.unsupported("the table of lop3 must be a number");
        }
        int t = (int) table.bits();
        return Rows.narrow((a, b, c) -> {
            int result = 0;
            for (int i = 0; i < 8; i++) {
                if ((t >>> i & 1) != 0) {
                    result |= ((i & 4) != 0 ? a : ~a) & ((i & 2) != 0 ? b : ~b) & ((i & 1) != 0 ? c : ~c);
                }
            }
            return result;
        });
    }

    /// Picks four of the eight bytes of b:a; bit 3 of a choice spreads the sign of the byte instead.
    private static int permute(int a, int b, int choices) {
        long bytes = (long) b << 32 | a & 0xffffffffL;
        int result = 0;
        for (int i = 0; i < 4; i++) {
            int choice = choices >>> 4 * i & 15;
            int value = (int) (bytes >>> 8 * (choice & 7)) & 0xff;
            result |= ((choice & 8) != 0 ? (byte) value >> 7 & 0xff : value) << 8 * i;
        }
        return result;
    }

    // ---------------------------------------------------------------- 16 bits: the same in 32, cut

    private static Step sixteen(Instruction at, Registers registers, Type type) {
        Rows.Narrow f = switch (at.name()) {
            case "add" -> (a, b, c) -> a + b;
            case "sub" -> (a, b, c) -> a - b;
            case "mul" -> at.has("hi") ? (a, b, c) -> a * b >>> 16 : (a, b, c) -> a * b;
            case "mad" -> at.has("hi") ? (a, b, c) -> (a * b >>> 16) + c : (a, b, c) -> a * b + c;
            case "div" -> (a, b, c) -> b == 0 ? -1 : a / b;
            case "rem" -> (a, b, c) -> b == 0 ? a : a % b;
            case "min" -> (a, b, c) -> Math.min(a, b);
            case "max" -> (a, b, c) -> Math.max(a, b);
            case "abs" -> (a, b, c) -> Math.abs(a);
            case "neg" -> (a, b, c) -> -a;
            case "and" -> (a, b, c) -> a & b;
            case "or" -> (a, b, c) -> a | b;
            case "xor" -> (a, b, c) -> a ^ b;
            case "not" -> (a, b, c) -> ~a;
            default -> null;
        };
        if (f == null) {
            return null;
        }
        Rows rows = type.signed() ? Rows.narrow((a, b, c) -> f.of((short) a, (short) b, (short) c) & 0xffff)
                : Rows.narrow((a, b, c) -> f.of(a & 0xffff, b & 0xffff, c & 0xffff) & 0xffff);
        int n = at.operands().size();
        return Rows.step(rows, false, registers.narrow(at.operand(0), at), registers.narrow(at.operand(1), at),
                n > 2 ? registers.narrow(at.operand(2), at) : 0, n > 3 ? registers.narrow(at.operand(3), at) : 0);
    }

    // ---------------------------------------------------------------- 64 bits

    private static Step wide(Instruction at, Registers registers, Type type) {
        boolean signed = type.signed();
        boolean high = at.has("hi");
        Rows rows = switch (at.name()) {
            case "add" -> (r, q, d, a, b, c) -> {
                for (int l = 0; l < Registers.LANES; l++) {
                    q[d + l] = q[a + l] + q[b + l];
                }
            };
            case "sub" -> Rows.wide((a, b, c) -> a - b);
            case "mul" -> !high ? Rows.wide((a, b, c) -> a * b) : signed ? Rows.wide((a, b, c) -> Math.multiplyHigh(a, b))
                    : Rows.wide((a, b, c) -> Math.unsignedMultiplyHigh(a, b));
            case "mad" -> !high ? Rows.wide((a, b, c) -> a * b + c) : signed
                    ? Rows.wide((a, b, c) -> Math.multiplyHigh(a, b) + c)
                    : Rows.wide((a, b, c) -> Math.unsignedMultiplyHigh(a, b) + c);
            case "div" -> signed ? Rows.wide((a, b, c) -> b == 0 ? -1 : a / b)
                    : Rows.wide((a, b, c) -> b == 0 ? -1 : Long.divideUnsigned(a, b));
            case "rem" -> signed ? Rows.wide((a, b, c) -> b == 0 ? a : a % b)
                    : Rows.wide((a, b, c) -> b == 0 ? a : Long.remainderUnsigned(a, b));
            case "min" -> signed ? Rows.wide((a, b, c) -> Math.min(a, b))
                    : Rows.wide((a, b, c) -> Long.compareUnsigned(a, b) < 0 ? a : b);
            case "max" -> signed ? Rows.wide((a, b, c) -> Math.max(a, b))
                    : Rows.wide((a, b, c) -> Long.compareUnsigned(a, b) > 0 ? a : b);
            case "abs" -> Rows.wide((a, b, c) -> Math.abs(a));
            case "neg" -> Rows.wide((a, b, c) -> -a);
            case "and" -> Rows.wide((a, b, c) -> a & b);
            case "or" -> Rows.wide((a, b, c) -> a | b);
            case "xor" -> Rows.wide((a, b, c) -> a ^ b);
            case "not" -> Rows.wide((a, b, c) -> ~a);
            case "cnot" -> Rows.wide((a, b, c) -> a == 0 ? 1 : 0);
            case "brev" -> Rows.wide((a, b, c) -> Long.reverse(a));
            default -> null;
        };
        if (rows == null) {
            return null;
        }
        int n = at.operands().size();
        return Rows.step(rows, true, registers.wide(at.operand(0), at), registers.wide(at.operand(1), at),
                n > 2 ? registers.wide(at.operand(2), at) : 0, n > 3 ? registers.wide(at.operand(3), at) : 0);
    }

    /// `mul.wide` and `mad.wide`: factors of 16 or 32 bits, a result of twice as many.
    private static Step wideProduct(Instruction at, Registers registers) {
        Type type = at.type();
        int a = registers.narrow(at.operand(1), at);
        int b = registers.narrow(at.operand(2), at);
        boolean plus = at.name().equals("mad");
        boolean signed = type.signed();
        if (type.bytes() == 2) {
            int c = plus ? registers.narrow(at.operand(3), at) : registers.narrowConstant(0);
            return Rows.step(signed ? Rows.narrow((x, y, z) -> (short) x * (short) y + z)
                    : Rows.narrow((x, y, z) -> (x & 0xffff) * (y & 0xffff) + z), false, registers.narrow(at.operand(0), at), a,
                            b, c);
        }
        int c = plus ? registers.wide(at.operand(3), at) : registers.wideConstant(0);
        Rows rows = signed ? (r, q, d, x, y, z) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                q[d + l] = (long) r[x + l] * r[y + l] + q[z + l];
            }
        } : (r, q, d, x, y, z) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                q[d + l] = (r[x + l] & 0xffffffffL) * (r[y + l] & 0xffffffffL) + q[z + l];
            }
        };
        return Rows.step(rows, true, registers.wide(at.operand(0), at), a, b, c);
    }

    /// Counts bits: the result has 32.
    private static Step count(Instruction at, Registers registers, Type type) {
        int d = registers.narrow(at.operand(0), at);
        int a = registers.row(at.operand(1), type, at);
        boolean distance = at.has("shiftamt");
        boolean signed = type.signed();
        Rows rows = (r, q, t, x, y, z) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                long value = type.wide() ? q[x + l] : r[x + l] & 0xffffffffL;
                int zeros = Long.numberOfLeadingZeros(value) - (type.wide() ? 0 : 32);
                r[t + l] = switch (at.name()) {
                    case "popc" -> Long.bitCount(value);
                    case "clz" -> zeros;
                    default -> highest(type.wide() ? value : signed ? (int) value : value, type.wide() ? 64 : 32, signed,
                            distance);
                };
            }
        };
        return Rows.step(rows, false, d, a, 0, 0);
    }

    /// `bfind`: the highest bit that is not the sign, or -1; with `.shiftamt` how far it is from the top.
    private static int highest(long value, int bits, boolean signed, boolean distance) {
        long magnitude = signed && value < 0 ? ~value : value;
        int top = 63 - Long.numberOfLeadingZeros(magnitude);
        return top < 0 ? -1 : distance ? bits - 1 - top : top;
    }

    // ---------------------------------------------------------------- predicates

    private static Step predicates(Instruction at, Registers registers) {
        int d = registers.predicate(at.operand(0), at);
        if (at.name().equals("mov") && at.operand(1) instanceof Operand.Immediate constant) {
            int value = constant.bits() != 0 ? -1 : 0;
            return (warp, lanes) -> set(warp, d, lanes, value);
        }
        int a = registers.predicate(at.operand(1), at);
        int b = at.operands().size() > 2 ? registers.predicate(at.operand(2), at) : a;
        return switch (at.name()) {
            case "mov" -> (warp, lanes) -> set(warp, d, lanes, get(warp, a));
            case "not" -> (warp, lanes) -> set(warp, d, lanes, ~get(warp, a));
            case "and" -> (warp, lanes) -> set(warp, d, lanes, get(warp, a) & get(warp, b));
            case "or" -> (warp, lanes) -> set(warp, d, lanes, get(warp, a) | get(warp, b));
            default -> (warp, lanes) -> set(warp, d, lanes, get(warp, a) ^ get(warp, b));
        };
    }

    /// The bits of a predicate, or of its opposite.
    static int get(Warp warp, int place) {
        return place >= 0 ? warp.p[place] : ~warp.p[-1 - place];
    }

    static void set(Warp warp, int place, int lanes, int bits) {
        warp.p[place] = warp.p[place] & ~lanes | bits & lanes;
    }
}
