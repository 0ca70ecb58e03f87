package scratch.cuda.interpreter;

import java.util.List;
import java.util.function.LongUnaryOperator;

/// From type to type, from register to register, from address space to address space: `cvt mov cvta isspacep`.
final class ConversionSteps {

    private ConversionSteps() {
    }

    static Step decode(Instruction at, Registers registers) {
        return switch (at.name()) {
            case "cvt" -> convert(at, registers);
            case "mov" -> at.type() == Type.PRED ? null : move(at, registers);
            case "cvta" -> address(at, registers);
            case "isspacep" -> isSpace(at, registers);
            default -> null;
        };
    }

    // ---------------------------------------------------------------- cvt

    private static Step convert(Instruction at, Registers registers) {
        Type from = at.type();
        Type to = at.type(at.modifiers().size() - 2);
        if (to == Type.F16X2 || to == Type.BF16X2) {
            return pack(at, registers, to == Type.F16X2 ? Type.F16 : Type.BF16);
        }
        int d = registers.row(at.operand(0), to, at);
        int a = registers.row(at.operand(1), from, at);
        boolean fromWide = from.wide();
        boolean toWide = to.wide();
        if (!from.floating() && !to.floating() && !at.has("sat") && from.bytes() == 4 && to.bytes() >= 4) {
            return Rows.step(extend(from.signed(), toWide), toWide, d, a, 0, 0);
        }
        LongUnaryOperator f = conversion(at, from, to, registers.isShort(at.operand(0)));
        return Rows.step((r, q, t, x, y, z) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                long result = f.applyAsLong(fromWide ? q[x + l] : r[x + l]);
                if (toWide) {
                    q[t + l] = result;
                } else {
                    r[t + l] = (int) result;
                }
            }
        }, toWide, d, a, 0, 0);
    }

    private static Rows extend(boolean signed, boolean toWide) {
        return (r, q, t, x, y, z) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                if (!toWide) {
                    r[t + l] = r[x + l];
                } else {
                    q[t + l] = signed ? r[x + l] : r[x + l] & 0xffffffffL;
                }
            }
        };
    }

    /// Two floats in one register: the first operand goes to the upper half.
    private static Step pack(Instruction at, Registers registers, Type half) {
        if (at.operands().size() < 3) {
            throw at.unsupported("a conversion to a pair takes two floats");
        }
        boolean relu = at.has("relu");
        return Rows.step(Rows.narrow((x, y, z) -> {
            float upper = Float.intBitsToFloat(x);
            float lower = Float.intBitsToFloat(y);
            return half(relu ? Math.max(0, upper) : upper, half, at) << 16 | half(relu ? Math.max(0, lower) : lower, half, at);
        }), false, registers.narrow(at.operand(0), at), registers.narrow(at.operand(1), at),
                registers.narrow(at.operand(2), at), 0);
    }

    private static int half(float value, Type type, Instruction at) {
        return at.has("rz") ? Half.truncated(value, type) : Half.bits(value, type);
    }

    private static LongUnaryOperator conversion(Instruction at, Type from, Type to, boolean isShort) {
        if (to == Type.TF32) {
            // 10 bits of fraction; the hardware reads the upper 19 bits of a register
            return bits -> Float.isNaN(Float.intBitsToFloat((int) bits)) ? 0x7fffffff
                    : at.has("rna") ? (int) bits + 0x1000 & 0xffffe000
                    : (int) bits + 0xfff + ((int) bits >>> 13 & 1) & 0xffffe000;
        }
        boolean saturate = at.has("sat");
        if (!from.floating() && !to.floating()) {
            return bits -> {
                long value = whole(bits, from);
                return cut(saturate ? bounded(value, from, to) : value, to, isShort);
            };
        }
        if (from.floating() && !to.floating()) {
            return bits -> cut(toWhole(round(real(bits, from), at), to), to, isShort);
        }
        if (!from.floating()) {
            return bits -> fromWhole(whole(bits, from), from, to, at);
        }
        boolean toInteger = at.has("rni") || at.has("rzi") || at.has("rmi") || at.has("rpi");
        return bits -> {
            double value = real(bits, from);
            value = toInteger ? round(value, at) : value;
            value = saturate ? Double.isNaN(value) ? 0 : Math.max(0, Math.min(1, value)) : value;
            value = at.has("relu") && !(value > 0) ? 0 : value;
            return toReal(value, to, at);
        };
    }

    private static long whole(long bits, Type type) {
        return switch (type) {
            case S8 -> (byte) bits;
            case U8, B8 -> bits & 0xff;
            case S16 -> (short) bits;
            case U16, B16 -> bits & 0xffff;
            case S32 -> (int) bits;
            case U32, B32 -> bits & 0xffffffffL;
            default -> bits;
        };
    }

    /// What a register holds: a value of fewer bits is spread over it, with its sign; above 16 bits are zeros.
    private static long cut(long value, Type type, boolean isShort) {
        long spread = whole(value, type);
        return isShort ? spread & 0xffff : spread;
    }

    private static long bounded(long value, Type from, Type to) {
        int bits = 8 * to.bytes();
        if (to == Type.U64) {
            return from.signed() && value < 0 ? 0 : value;
        }
        long most = to.signed() ? (1L << bits - 1) - 1 : (1L << bits) - 1;
        long least = to.signed() ? -1L << bits - 1 : 0;
        boolean huge = from == Type.U64 && value < 0;
        return huge ? most : Math.max(least, Math.min(most, value));
    }

    private static double real(long bits, Type type) {
        return switch (type) {
            case F64 -> Double.longBitsToDouble(bits);
            case F32 -> Float.intBitsToFloat((int) bits);
            default -> Half.value((int) bits, type);
        };
    }

    private static double round(double value, Instruction at) {
        return at.has("rzi") ? value < 0 ? Math.ceil(value) : Math.floor(value) : at.has("rmi") ? Math.floor(value)
                : at.has("rpi") ? Math.ceil(value) : Math.rint(value);
    }

    /// The nearest that the type holds; NaN becomes 0.
    private static long toWhole(double value, Type to) {
        if (Double.isNaN(value)) {
            return 0;
        }
        if (to == Type.U64) {
            return value <= 0 ? 0 : value >= 0x1p64 ? -1 : value >= 0x1p63 ? (long) (value - 0x1p63) ^ Long.MIN_VALUE
                    : (long) value;
        }
        int bits = 8 * to.bytes();
        double most = to == Type.S64 ? 0x1p63 : (double) (to.signed() ? (1L << bits - 1) - 1 : (1L << bits) - 1);
        double least = to.signed() ? -Math.scalb(1.0, bits - 1) : 0;
        return (long) Math.max(least, Math.min(most, value));
    }

    private static long fromWhole(long value, Type from, Type to, Instruction at) {
        if (to == Type.F64) {
            return Double.doubleToRawLongBits(from == Type.U64 && value < 0
                    ? (double) (value >>> 1 | value & 1) * 2 : (double) value);
        }
        if (to == Type.F32 && (at.has("rz") || at.has("rm") || at.has("rp"))) {
            return Float.floatToRawIntBits(directed(value, from, at));
        }
        float real = from == Type.U64 && value < 0 ? (float) (value >>> 1 | value & 1) * 2 : (float) value;
        return to == Type.F32 ? Float.floatToRawIntBits(real) : Half.bits(real, to);
    }

    private static float directed(long value, Type from, Instruction at) {
        if (from == Type.U64 && value < 0) {
            throw new Fault(-1, "conversions of more than 63 bits round to the nearest only");
        }
        float near = (float) value;
        boolean up = at.has("rp") || at.has("rz") && value < 0;
        int side = Double.compare(near, (double) value);
        return up && side < 0 ? Math.nextUp(near) : !up && side > 0 ? Math.nextDown(near) : near;
    }

    private static long toReal(double value, Type to, Instruction at) {
        if (to == Type.F64) {
            return Double.doubleToRawLongBits(value);
        }
        float near = (float) value;
        if (to == Type.F32) {
            if (near != value && !Double.isNaN(value)) {
                boolean up = at.has("rp") || at.has("rz") && value < 0;
                boolean down = at.has("rm") || at.has("rz") && value > 0;
                near = up && near < value ? Math.nextUp(near) : down && near > value ? Math.nextDown(near) : near;
            }
            return Float.floatToRawIntBits(near);
        }
        return at.has("rz") ? Half.truncated(near, to) : Half.bits(value, to);
    }

    // ---------------------------------------------------------------- mov

    private static Step move(Instruction at, Registers registers) {
        if (at.operand(0) instanceof Operand.Vector parts) {
            return unpack(at, registers, parts.elements());
        }
        if (at.operand(1) instanceof Operand.Vector parts) {
            return join(at, registers, parts.elements());
        }
        boolean wide = registers.isWide(at.operand(0));
        int d = registers.row(at.operand(0), wide ? Type.B64 : Type.B32, at);
        int a = registers.row(at.operand(1), wide ? Type.B64 : Type.B32, at);
        Rows rows = wide ? (r, q, t, x, y, z) -> System.arraycopy(q, x, q, t, Registers.LANES)
                : (r, q, t, x, y, z) -> System.arraycopy(r, x, r, t, Registers.LANES);
        return Rows.step(rows, wide, d, a, 0, 0);
    }

    /// `mov.b64 {%r1, %r2}, %rd1`: the lowest bits go to the first.
    private static Step unpack(Instruction at, Registers registers, List<Operand> parts) {
        Type type = at.type();
        int a = registers.row(at.operand(1), type, at);
        int bits = 8 * type.bytes() / parts.size();
        int[] d = new int[parts.size()];
        for (int i = 0; i < d.length; i++) {
            d[i] = isSink(parts.get(i)) ? -1 : registers.narrow(parts.get(i), at);
        }
        long mask = (1L << bits) - 1;
        return (warp, lanes) -> {
            for (int m = lanes; m != 0; m &= m - 1) {
                int l = Integer.numberOfTrailingZeros(m);
                long value = type.wide() ? warp.q[a + l] : warp.r[a + l];
                for (int i = 0; i < d.length; i++) {
                    if (d[i] >= 0) {
                        warp.r[d[i] + l] = (int) (value >>> bits * i & mask);
                    }
                }
            }
        };
    }

    private static Step join(Instruction at, Registers registers, List<Operand> parts) {
        Type type = at.type();
        int d = registers.row(at.operand(0), type, at);
        int bits = 8 * type.bytes() / parts.size();
        int[] a = new int[parts.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = registers.narrow(parts.get(i), at);
        }
        long mask = (1L << bits) - 1;
        return (warp, lanes) -> {
            for (int m = lanes; m != 0; m &= m - 1) {
                int l = Integer.numberOfTrailingZeros(m);
                long value = 0;
                for (int i = 0; i < a.length; i++) {
                    value |= (warp.r[a[i] + l] & mask) << bits * i;
                }
                if (type.wide()) {
                    warp.q[d + l] = value;
                } else {
                    warp.r[d + l] = (int) value;
                }
            }
        };
    }

    /// `_`, where a result is not wanted.
    static boolean isSink(Operand operand) {
        return operand instanceof Operand.Symbol symbol && symbol.name().equals("_");
    }

    // ---------------------------------------------------------------- addresses

    private static Step address(Instruction at, Registers registers) {
        boolean to = at.has("to");
        long window = Space.of(at).window();
        boolean wide = at.type().wide();
        int d = registers.row(at.operand(0), at.type(), at);
        int a = registers.row(at.operand(1), at.type(), at);
        if (!wide) {
            throw at.unsupported("addresses have 64 bits");
        }
        return Rows.step(Rows.wide((x, y, z) -> to ? x - window : x + window), true, d, a, 0, 0);
    }

    private static Step isSpace(Instruction at, Registers registers) {
        Space space = Space.of(at);
        int d = registers.predicate(at.operand(0), at);
        int a = registers.wide(at.operand(1), at);
        return (warp, lanes) -> {
            int bits = 0;
            for (int l = 0; l < Registers.LANES; l++) {
                bits |= Space.ofGeneric(warp.q[a + l]) == space ? 1 << l : 0;
            }
            IntegerSteps.set(warp, d, lanes, bits);
        };
    }
}
