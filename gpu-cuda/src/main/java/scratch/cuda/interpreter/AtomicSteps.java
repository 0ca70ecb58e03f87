package scratch.cuda.interpreter;

/// Operations that no other thread can come between: `atom red`. The lanes of a warp follow one another.
final class AtomicSteps {

    private AtomicSteps() {
    }

    private interface Operation {
        long of(long old, long value, long other);
    }

    static Step decode(Instruction at, Registers registers) {
        boolean returns = at.name().equals("atom");
        if (!returns && !at.name().equals("red")) {
            return null;
        }
        if (at.has("async")) {
            throw at.unsupported("this kind of reduction is not known");
        }
        Type type = at.lastType();
        Operation operation = operation(at, type);
        int first = returns ? 1 : 0;
        int d = !returns || ConversionSteps.isSink(at.operand(0)) ? -1 : registers.row(at.operand(0), type, at);
        Place place = Place.of(at.operand(first), registers, at);
        int a = registers.row(at.operand(first + 1), type, at);
        int b = at.operands().size() > first + 2 ? registers.row(at.operand(first + 2), type, at) : a;
        Space space = Space.of(at);
        int size = type.bytes();
        boolean releases = at.has("release") || at.has("acq_rel");
        return (warp, lanes) -> {
            Launch launch = warp.block().launch();
            if (releases) {
                launch.memory().order().fence();
            }
            for (int m = lanes; m != 0; m &= m - 1) {
                int l = Integer.numberOfTrailingZeros(m);
                long address = place.address(warp, l);
                Space where = space == Space.GENERIC ? Space.ofGeneric(address) : space;
                address -= space == Space.GENERIC ? where.window() : 0;
                long value = type.wide() ? warp.q[a + l] : warp.r[a + l];
                long other = type.wide() ? warp.q[b + l] : warp.r[b + l];
                long old;
                if (where == Space.SHARED) {
                    launch.shared().atomic(warp, l, address, size);
                    old = launch.shared().peek((int) address, size);
                    launch.shared().poke((int) address, size, operation.of(old, value, other));
                } else if (where == Space.GLOBAL) {
                    old = launch.memory().read(l, address, size, true);
                    launch.memory().write(l, address, size, operation.of(old, value, other), true);
                    launch.memory().order().look();
                } else {
                    throw new Fault(l, "atomic operation on local memory");
                }
                if (d >= 0 && type.wide()) {
                    warp.q[d + l] = old;
                } else if (d >= 0) {
                    warp.r[d + l] = (int) old;
                }
            }
            launch.statistics().atomics += Integer.bitCount(lanes);
        };
    }

    private static Operation operation(Instruction at, Type type) {
        if (at.has("exch")) {
            return (old, value, other) -> value;
        }
        if (at.has("cas")) {
            return (old, value, other) -> same(old, value, type) ? other : old;
        }
        if (at.has("and")) {
            return (old, value, other) -> old & value;
        }
        if (at.has("or")) {
            return (old, value, other) -> old | value;
        }
        if (at.has("xor")) {
            return (old, value, other) -> old ^ value;
        }
        if (at.has("add")) {
            return addition(at, type);
        }
        if (at.has("inc")) {
            return (old, value, other) -> Integer.compareUnsigned((int) old, (int) value) >= 0 ? 0 : old + 1;
        }
        if (at.has("dec")) {
            return (old, value, other) -> (int) old == 0 || Integer.compareUnsigned((int) old, (int) value) > 0 ? value
                    : old - 1;
        }
        if ((at.has("min") || at.has("max")) && !type.floating()) {
            boolean least = at.has("min");
            return (old, value, other) -> {
                int order = switch (type) {
                    case S32 -> Integer.compare((int) old, (int) value);
                    case S64 -> Long.compare(old, value);
                    case U64 -> Long.compareUnsigned(old, value);
                    default -> Integer.compareUnsigned((int) old, (int) value);
                };
                return order <= 0 == least ? old : value;
            };
        }
        throw at.unsupported("unknown atomic operation");
    }

    private static boolean same(long old, long value, Type type) {
        return switch (type.bytes()) {
            case 2 -> (old & 0xffff) == (value & 0xffff);
            case 4 -> (int) old == (int) value;
            default -> old == value;
        };
    }

    private static Operation addition(Instruction at, Type type) {
        return switch (type) {
            case F32 -> (old, value, other) ->
                    Float.floatToRawIntBits(Float.intBitsToFloat((int) old) + Float.intBitsToFloat((int) value));
            case F64 -> (old, value, other) ->
                    Double.doubleToRawLongBits(Double.longBitsToDouble(old) + Double.longBitsToDouble(value));
            case F16, BF16 -> (old, value, other) ->
                    Half.bits(Half.value((int) old, type) + Half.value((int) value, type), type);
            case F16X2, BF16X2 -> {
                Type half = type == Type.F16X2 ? Type.F16 : Type.BF16;
                yield (old, value, other) -> Half.bits(Half.value((int) old, half) + Half.value((int) value, half), half)
                        | Half.bits(Half.value((int) (old >>> 16), half) + Half.value((int) value >>> 16, half), half) << 16;
            }
            case U32, S32, B32, U64, S64, B64 -> (old, value, other) -> old + value;
            default -> throw at.unsupported("addition of this type is not known");
        };
    }
}
