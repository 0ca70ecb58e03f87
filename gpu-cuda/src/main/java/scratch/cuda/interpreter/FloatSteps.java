package scratch.cuda.interpreter;

import java.util.List;

/// Floating point: `add sub mul fma mad div min max abs neg rcp sqrt rsqrt ex2 lg2 sin cos tanh copysign testp` on f32, f64,
/// f16, bf16 and their pairs.
///
/// What the hardware approximates (`.approx`) is computed as exactly as a double allows and then rounded: within the
/// hardware's error, but not bit by bit what a device gives.
final class FloatSteps {
    private static final double LN2 = Math.log(2);

    private FloatSteps() {
    }

    static Step decode(Instruction at, Registers registers) {
        if (at.modifiers().isEmpty()) {
            return null;
        }
        Type type = Type.named(at.modifiers().getLast());
        if (type == null || !type.floating()) {
            return null;
        }
        if (at.name().equals("testp")) {
            return test(at, registers, type);
        }
        if (type == Type.F64) {
            return doubles(at, registers);
        }
        Rows.Floats f = function(at);
        if (f == null) {
            return null;
        }
        if (at.has("rz") || at.has("rm") || at.has("rp")) {
            f = directed(at, type);
        }
        return decode(at, registers, type, f);
    }

    private static Step decode(Instruction at, Registers registers, Type type, Rows.Floats f) {
        return switch (type) {
            case F32 -> step(fast(at, f), at, registers);
            case F16, BF16 -> step(Rows.narrow((a, b, c) -> half(at, f, type, a, b, c)), at, registers);
            case F16X2 -> step(pairs(at, f, Type.F16), at, registers);
            case BF16X2 -> step(pairs(at, f, Type.BF16), at, registers);
            default -> null;
        };
    }

    private static Step step(Rows rows, Instruction at, Registers registers) {
        int n = at.operands().size();
        return Rows.step(rows, false, registers.narrow(at.operand(0), at), registers.narrow(at.operand(1), at),
                n > 2 ? registers.narrow(at.operand(2), at) : 0, n > 3 ? registers.narrow(at.operand(3), at) : 0);
    }

    /// The loops that matter, written out; the others call the function.
    private static Rows fast(Instruction at, Rows.Floats f) {
        boolean flush = at.has("ftz");
        boolean clamp = at.has("sat");
        boolean nearest = !at.has("rz") && !at.has("rm") && !at.has("rp");
        if (flush || clamp) {
            return Rows.floats((a, b, c) -> clamp(flush(f.of(flush(a, flush), flush(b, flush), flush(c, flush)), flush),
                    clamp));
        }
        return switch (nearest ? at.name() : "directed") {
            case "add" -> (r, q, d, a, b, c) -> {
                for (int l = 0; l < Registers.LANES; l++) {
                    r[d + l] = Float.floatToRawIntBits(Float.intBitsToFloat(r[a + l]) + Float.intBitsToFloat(r[b + l]));
                }
            };
            case "mul" -> (r, q, d, a, b, c) -> {
                for (int l = 0; l < Registers.LANES; l++) {
                    r[d + l] = Float.floatToRawIntBits(Float.intBitsToFloat(r[a + l]) * Float.intBitsToFloat(r[b + l]));
                }
            };
            case "fma" -> (r, q, d, a, b, c) -> {
                for (int l = 0; l < Registers.LANES; l++) {
                    r[d + l] = Float.floatToRawIntBits(Math.fma(Float.intBitsToFloat(r[a + l]), Float.intBitsToFloat(r[b + l]),
                            Float.intBitsToFloat(r[c + l])));
                }
            };
            default -> Rows.floats(f);
        };
    }

    private static float flush(float value, boolean flush) {
        return flush && Math.abs(value) < Float.MIN_NORMAL ? Math.copySign(0f, value) : value;
    }

    private static float clamp(float value, boolean clamp) {
        return !clamp ? value : Float.isNaN(value) ? 0 : Math.max(0, Math.min(1, value));
    }

    private static Rows.Floats function(Instruction at) {
        boolean keepNaN = at.has("NaN");
        return switch (at.name()) {
            case "add" -> (a, b, c) -> a + b;
            case "sub" -> (a, b, c) -> a - b;
            case "mul" -> (a, b, c) -> a * b;
            case "fma", "mad" -> at.has("relu") ? (a, b, c) -> Math.max(0, Math.fma(a, b, c)) : (a, b, c) -> Math.fma(a, b, c);
            case "div" -> (a, b, c) -> a / b;
            case "min" -> (a, b, c) -> !keepNaN && a != a ? b : !keepNaN && b != b ? a : Math.min(a, b);
            case "max" -> (a, b, c) -> !keepNaN && a != a ? b : !keepNaN && b != b ? a : Math.max(a, b);
            case "abs" -> (a, b, c) -> Math.abs(a);
            case "neg" -> (a, b, c) -> -a;
            case "copysign" -> (a, b, c) -> Math.copySign(b, a);
            case "rcp" -> (a, b, c) -> 1 / a;
            case "sqrt" -> (a, b, c) -> (float) Math.sqrt(a);
            case "rsqrt" -> (a, b, c) -> (float) (1 / Math.sqrt(a));
            case "ex2" -> (a, b, c) -> (float) Math.pow(2, a);
            case "lg2" -> (a, b, c) -> (float) (Math.log(a) / LN2);
            case "sin" -> (a, b, c) -> (float) Math.sin(a);
            case "cos" -> (a, b, c) -> (float) Math.cos(a);
            case "tanh" -> (a, b, c) -> (float) Math.tanh(a);
            default -> null;
        };
    }

    /// Rounding down (`.rm`), up (`.rp`) or toward zero (`.rz`): from the nearest to its neighbour, if it errs to the other
    /// side. A product of floats is exact as a double, and what a sum of doubles loses is found by Knuth's two-sum.
    private static Rows.Floats directed(Instruction at, Type type) {
        boolean zero = at.has("rz");
        boolean up = at.has("rp");
        if (type != Type.F32 || !List.of("add", "sub", "mul", "fma").contains(at.name())) {
            throw at.unsupported("this operation is known only with rounding to the nearest (.rn)");
        }
        return (a, b, c) -> switch (at.name()) {
            case "add" -> neighbour(a, b, Math.fma(a, 1, b), zero, up);
            case "sub" -> neighbour(a, -b, Math.fma(a, 1, -b), zero, up);
            case "mul" -> neighbour((double) a * b, 0, a * b, zero, up);
            default -> neighbour((double) a * b, c, Math.fma(a, b, c), zero, up);
        };
    }

    private static float neighbour(double x, double y, float nearest, boolean zero, boolean up) {
        double sum = x + y;
        double back = sum - x;
        double lost = x - (sum - back) + (y - back);
        double error = sum - nearest + lost;                    // exact sum minus the nearest float
        boolean upward = zero ? nearest < 0 : up;
        return upward && error > 0 ? Math.nextUp(nearest) : !upward && error < 0 ? Math.nextDown(nearest) : nearest;
    }

    // ---------------------------------------------------------------- 16 bits

    private static int half(Instruction at, Rows.Floats f, Type type, int a, int b, int c) {
        float x = Half.value(a, type);
        float y = Half.value(b, type);
        float z = Half.value(c, type);
        if (at.name().equals("neg")) {
            return a & 0xffff ^ 0x8000;
        }
        if (at.name().equals("fma")) {
            double sum = (double) x * y + z;            // exact product; the sum is rounded once, to 16 bits
            return Half.bits(at.has("relu") ? Math.max(0, sum) : at.has("sat") ? Math.max(0, Math.min(1, sum)) : sum, type);
        }
        return Half.bits(clamp(f.of(x, y, z), at.has("sat")), type);
    }

    private static Rows pairs(Instruction at, Rows.Floats f, Type type) {
        return Rows.narrow((a, b, c) -> half(at, f, type, a, b, c) | half(at, f, type, a >>> 16, b >>> 16, c >>> 16) << 16);
    }

    // ---------------------------------------------------------------- 64 bits

    private static Step doubles(Instruction at, Registers registers) {
        Rows rows = switch (at.name()) {
            case "add" -> Rows.doubles((a, b, c) -> a + b);
            case "sub" -> Rows.doubles((a, b, c) -> a - b);
            case "mul" -> Rows.doubles((a, b, c) -> a * b);
            case "fma", "mad" -> Rows.doubles((a, b, c) -> Math.fma(a, b, c));
            case "div" -> Rows.doubles((a, b, c) -> a / b);
            case "min" -> Rows.doubles((a, b, c) -> a != a ? b : b != b ? a : Math.min(a, b));
            case "max" -> Rows.doubles((a, b, c) -> a != a ? b : b != b ? a : Math.max(a, b));
            case "abs" -> Rows.doubles((a, b, c) -> Math.abs(a));
            case "neg" -> Rows.doubles((a, b, c) -> -a);
            case "copysign" -> Rows.doubles((a, b, c) -> Math.copySign(b, a));
            // subtle: the approximations have 20 good bits, and lower words of zero
            case "rcp" -> at.has("approx") ? Rows.doubles((a, b, c) -> upper(1 / a)) : Rows.doubles((a, b, c) -> 1 / a);
            case "rsqrt" -> Rows.doubles((a, b, c) -> upper(1 / Math.sqrt(a)));
            case "sqrt" -> Rows.doubles((a, b, c) -> Math.sqrt(a));
            default -> null;
        };
        if (rows == null) {
            return null;
        }
        if (at.has("rz") || at.has("rm") || at.has("rp")) {
            throw at.unsupported("only rounding to the nearest (.rn) is known");
        }
        int n = at.operands().size();
        return Rows.step(rows, true, registers.wide(at.operand(0), at), registers.wide(at.operand(1), at),
                n > 2 ? registers.wide(at.operand(2), at) : 0, n > 3 ? registers.wide(at.operand(3), at) : 0);
    }

    private static double upper(double value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & 0xffffffff00000000L);
    }

    private static Step test(Instruction at, Registers registers, Type type) {
        int d = registers.predicate(at.operand(0), at);
        int a = registers.row(at.operand(1), type, at);
        String what = at.modifiers().getFirst();
        return (warp, lanes) -> {
            int bits = 0;
            for (int l = 0; l < Registers.LANES; l++) {
                double value = type == Type.F64 ? Double.longBitsToDouble(warp.q[a + l]) : Float.intBitsToFloat(warp.r[a + l]);
                double normal = type == Type.F64 ? Double.MIN_NORMAL : Float.MIN_NORMAL;
                boolean is = switch (what) {
                    case "finite" -> Math.abs(value) < Double.POSITIVE_INFINITY;
                    case "infinite" -> Double.isInfinite(value);
                    case "number" -> !Double.isNaN(value);
                    case "notanumber" -> Double.isNaN(value);
                    case "normal" -> Double.isFinite(value) && Math.abs(value) >= normal;
                    default -> value != 0 && Math.abs(value) < normal;
                };
                bits |= is ? 1 << l : 0;
            }
            IntegerSteps.set(warp, d, lanes, bits);
        };
    }
}
