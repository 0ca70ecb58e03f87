package scratch.cuda.interpreter;

/// Shifts and fields of bits. Shifts by more than the width give zero, or the sign; Java's own would take the width off.
final class BitSteps {

    private BitSteps() {
    }

    static Step decode(Instruction at, Registers registers, Type type) {
        return switch (at.name()) {
            case "shl", "shr" -> shift(at, registers, type);
            case "shf" -> funnel(at, registers);
            case "bfe" -> extract(at, registers, type);
            default -> insert(at, registers, type);
        };
    }

    private static Step shift(Instruction at, Registers registers, Type type) {
        boolean left = at.name().equals("shl");
        int d = registers.row(at.operand(0), type, at);
        int a = registers.row(at.operand(1), type, at);
        int by = registers.narrow(at.operand(2), at);
        boolean signed = type.signed();
        if (type.wide()) {
            return Rows.step((r, q, t, x, y, z) -> {
                for (int l = 0; l < Registers.LANES; l++) {
                    int s = least(r[y + l], 64);
                    long value = q[x + l];
                    q[t + l] = left ? s == 64 ? 0 : value << s : signed ? value >> Math.min(s, 63) : s == 64 ? 0 : value >>> s;
                }
            }, true, d, a, by, 0);
        }
        if (type.bytes() == 2) {
            return Rows.step(Rows.narrow((x, y, z) -> (left ? (int) ((long) x << least(y, 32))
                    : signed ? (short) x >> least(y, 31) : (x & 0xffff) >>> least(y, 31)) & 0xffff), false, d, a, by, 0);
        }
        Rows rows = left ? (r, q, t, x, y, z) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                int s = r[y + l];
                r[t + l] = (s & -32) != 0 ? 0 : r[x + l] << s;
            }
        } : signed ? Rows.narrow((x, y, z) -> x >> least(y, 31)) : Rows.narrow((x, y, z) -> (y & -32) != 0 ? 0 : x >>> y);
        return Rows.step(rows, false, d, a, by, 0);
    }

    /// The distance, read as unsigned, but no more than `most`.
    private static int least(int distance, int most) {
        return Integer.compareUnsigned(distance, most) < 0 ? distance : most;
    }

    /// `shf`: 32 bits out of the 64 of b:a.
    private static Step funnel(Instruction at, Registers registers) {
        boolean left = at.has("l");
        boolean wrap = at.has("wrap");
        int d = registers.narrow(at.operand(0), at);
        int a = registers.narrow(at.operand(1), at);
        int b = registers.narrow(at.operand(2), at);
        int c = registers.narrow(at.operand(3), at);
        return Rows.step(Rows.narrow((x, y, z) -> {
            int s = wrap ? z & 31 : least(z, 32);
            long both = (long) y << 32 | x & 0xffffffffL;
            return left ? (int) (both << s >>> 32) : (int) (both >>> s);
        }), false, d, a, b, c);
    }

    private static Step extract(Instruction at, Registers registers, Type type) {
        int d = registers.row(at.operand(0), type, at);
        int a = registers.row(at.operand(1), type, at);
        int from = registers.narrow(at.operand(2), at);
        int length = registers.narrow(at.operand(3), at);
        int bits = 8 * type.bytes();
        return Rows.step((r, q, t, x, y, z) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                long value = type.wide() ? q[x + l] : type.signed() ? r[x + l] : r[x + l] & 0xffffffffL;
                int start = r[y + l] & 0xff;
                int count = r[z + l] & 0xff;
                long field = 0;
                if (count > 0) {
                    long moved = type.signed() ? value >> Math.min(63, start) : start > 63 ? 0 : value >>> start;
                    int kept = Math.min(count, Math.max(1, bits - start));
                    field = kept >= 64 ? moved : type.signed() ? moved << 64 - kept >> 64 - kept : moved & (1L << kept) - 1;
                }
                if (type.wide()) {
                    q[t + l] = field;
                } else {
                    r[t + l] = (int) field;
                }
            }
        }, type.wide(), d, a, from, length);
    }

    private static Step insert(Instruction at, Registers registers, Type type) {
        int d = registers.row(at.operand(0), type, at);
        int a = registers.row(at.operand(1), type, at);
        int b = registers.row(at.operand(2), type, at);
        int from = registers.narrow(at.operand(3), at);
        int length = registers.narrow(at.operand(4), at);
        int bits = 8 * type.bytes();
        return Rows.step((r, q, t, x, y, z) -> {
            for (int l = 0; l < Registers.LANES; l++) {
                int start = r[z + l] & 0xff;
                int count = Math.min(r[length + l] & 0xff, Math.max(0, bits - start));
                long mask = count == 0 ? 0 : (count >= 64 ? -1L : (1L << count) - 1) << start;
                if (type.wide()) {
                    q[t + l] = q[y + l] & ~mask | q[x + l] << start & mask;
                } else {
                    r[t + l] = (int) (r[y + l] & ~mask | (r[x + l] & 0xffffffffL) << start & mask);
                }
            }
        }, type.wide(), d, a, b, from);
    }
}
