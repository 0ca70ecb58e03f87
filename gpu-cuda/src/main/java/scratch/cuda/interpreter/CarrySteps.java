package scratch.cuda.interpreter;

/// Sums of more words than a register has: `add.cc addc sub.cc subc mad.cc madc` keep a carry in a bit of each thread, and
/// read it.
final class CarrySteps {

    private CarrySteps() {
    }

    static Step decode(Instruction at, Registers registers) {
        boolean uses = at.name().equals("addc") || at.name().equals("subc") || at.name().equals("madc");
        boolean sets = at.has("cc");
        if (!uses && !sets) {
            return null;
        }
        Type type = at.type();
        boolean wide = type.wide();
        boolean minus = at.name().startsWith("sub");
        boolean product = at.name().startsWith("mad");
        int d = registers.row(at.operand(0), type, at);
        int a = registers.row(at.operand(1), type, at);
        int b = registers.row(at.operand(2), type, at);
        int c = product ? registers.row(at.operand(3), type, at) : 0;
        return (warp, lanes) -> {
            for (int m = lanes; m != 0; m &= m - 1) {
                int l = Integer.numberOfTrailingZeros(m);
                long x = wide ? warp.q[a + l] : warp.r[a + l] & 0xffffffffL;
                long y = wide ? warp.q[b + l] : warp.r[b + l] & 0xffffffffL;
                if (product) {
                    long factor = y;
                    y = wide ? warp.q[c + l] : warp.r[c + l] & 0xffffffffL;
                    x = part(x, factor, at.has("hi"), type);
                }
                int carry = uses ? warp.carry >>> l & 1 : 0;
                long result = minus ? x - y - carry : x + y + carry;
                if (sets) {
                    boolean out = wide ? minus ? below(x, y, carry) : below(result, x, carry)
                            : minus ? result < 0 : result >>> 32 != 0;
                    warp.carry = warp.carry & ~(1 << l) | (out ? 1 << l : 0);
                }
                if (wide) {
                    warp.q[d + l] = result;
                } else {
                    warp.r[d + l] = (int) result;
                }
            }
        };
    }

    /// Whether x - y - borrow falls below zero, as unsigned numbers: for borrow 0 x < y, for 1 x <= y. A sum is too large
    /// for its register if it is smaller than one of its terms, or as small, if a carry came in.
    private static boolean below(long x, long y, int borrow) {
        int order = Long.compareUnsigned(x, y);
        return order < 0 || order == 0 && borrow == 1;
    }

    private static long part(long x, long y, boolean high, Type type) {
        if (type.wide()) {
            return !high ? x * y : type.signed() ? Math.multiplyHigh(x, y) : Math.unsignedMultiplyHigh(x, y);
        }
        long product = type.signed() && high ? (long) (int) x * (int) y : x * y;
        return (high ? product >>> 32 : product) & 0xffffffffL;
    }
}
