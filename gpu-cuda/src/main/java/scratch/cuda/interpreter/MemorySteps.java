package scratch.cuda.interpreter;

import java.util.List;
import java.util.Locale;

/// Loads and stores, one value or a vector for each lane: `ld st`; asynchronous copies: `cp.async`; `ldmatrix`.
final class MemorySteps {

    private MemorySteps() {
    }

    static Step decode(Instruction at, Registers registers) {
        return switch (at.name()) {
            case "ld", "ldu" -> load(at, registers);
            case "st" -> store(at, registers);
            case "cp" -> at.has("bulk") || at.has("mbarrier") ? null : copy(at, registers);
            case "ldmatrix" -> loadMatrix(at, registers);
            case "prefetch", "prefetchu", "discard", "applypriority", "createpolicy" -> (warp, lanes) -> { };
            default -> null;
        };
    }

    private static List<Operand> elements(Operand operand) {
        return operand instanceof Operand.Vector vector ? vector.elements() : List.of(operand);
    }

    private static boolean atomic(Instruction at) {
        return at.has("volatile") || at.has("relaxed") || at.has("acquire") || at.has("release") || at.has("mmio");
    }

    /// A row for a value of this type in memory: a narrow type may go to a wider register.
    private static int row(Operand operand, Type type, Registers registers, Instruction at) {
        return registers.isWide(operand) || type.wide() ? registers.wide(operand, at) : registers.narrow(operand, at);
    }

    // ---------------------------------------------------------------- ld

    private static Step load(Instruction at, Registers registers) {
        Type type = at.type();
        Space space = Space.of(at);
        List<Operand> targets = elements(at.operand(0));
        int[] d = new int[targets.size()];
        boolean[] wide = new boolean[d.length];
        boolean[] cut = new boolean[d.length];
        for (int i = 0; i < d.length; i++) {
            wide[i] = type.wide() || registers.isWide(targets.get(i));
            cut[i] = registers.isShort(targets.get(i));
            d[i] = ConversionSteps.isSink(targets.get(i)) ? -1 : row(targets.get(i), type, registers, at);
        }
        Place place = Place.of(at.operand(1), registers, at);
        int size = type.bytes();
        boolean atomic = atomic(at);
        boolean signed = type.signed() && size < 4;
        return (warp, lanes) -> {
            int globals = 0;
            int shareds = 0;
            for (int m = lanes; m != 0; m &= m - 1) {
                int l = Integer.numberOfTrailingZeros(m);
                long address = place.address(warp, l);
                Space where = space == Space.GENERIC ? Space.ofGeneric(address) : space;
                address -= space == Space.GENERIC ? where.window() : 0;
                globals |= where == Space.GLOBAL ? 1 << l : 0;
                shareds |= where == Space.SHARED ? 1 << l : 0;
                warp.addresses[l] = address;
                requireAligned(l, address, size * d.length, where, "read");
                for (int i = 0; i < d.length; i++) {
                    long value = read(warp, l, where, address + (long) i * size, size, atomic);
                    value = !signed ? value : size == 1 ? (byte) value : (short) value;
                    if (d[i] >= 0 && wide[i]) {
                        warp.q[d[i] + l] = value;
                    } else if (d[i] >= 0) {
                        warp.r[d[i] + l] = (int) (cut[i] ? value & 0xffff : value);
                    }
                }
            }
            count(warp, globals, shareds, size * d.length, false);
            if (atomic && globals != 0) {
                warp.block().launch().memory().order().look();
            }
        };
    }

    private static void count(Warp warp, int globals, int shareds, int bytes, boolean store) {
        if (globals != 0) {
            warp.block().launch().statistics().global(warp.addresses, globals, bytes, store);
        }
        if (shareds != 0) {
            warp.block().launch().statistics().shared(warp.addresses, shareds, bytes);
        }
    }

    /// A vector must lie at a multiple of its own size.
    private static void requireAligned(int lane, long address, int bytes, Space where, String what) {
        if ((address & bytes - 1) != 0) {
            throw new Fault(lane, "%s %s of %d bytes at %s: misaligned", where.name().toLowerCase(Locale.ROOT), what,
                    bytes, where == Space.GLOBAL ? String.format(Locale.ROOT, "address 0x%x", address)
                    : "byte " + address);
        }
    }

    static long read(Warp warp, int lane, Space where, long address, int size, boolean atomic) {
        return switch (where) {
            case SHARED -> warp.block().launch().shared().read(warp, lane, address, size);
            case LOCAL -> warp.local.read(lane, address, size);
            case PARAM -> parameter(warp.block().launch().parameters(), lane, address, size);
            default -> warp.block().launch().memory().read(lane, address, size, atomic);
        };
    }

    static void write(Warp warp, int lane, Space where, long address, int size, long value, boolean atomic) {
        switch (where) {
            case SHARED -> warp.block().launch().shared().write(warp, lane, address, size, value);
            case LOCAL -> warp.local.write(lane, address, size, value);
            case PARAM -> throw new Fault(lane, "write to a parameter");
            default -> warp.block().launch().memory().write(lane, address, size, value, atomic);
        }
    }

    private static long parameter(byte[] parameters, int lane, long at, int size) {
        if (at < 0 || at + size > parameters.length) {
            throw new Fault(lane, "read of %d bytes at byte %d of %d bytes of parameters", size, at, parameters.length);
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (parameters[(int) at + i] & 0xffL) << 8 * i;
        }
        return value;
    }

    // ---------------------------------------------------------------- st

    private static Step store(Instruction at, Registers registers) {
        Type type = at.type();
        Space space = Space.of(at);
        Place place = Place.of(at.operand(0), registers, at);
        List<Operand> sources = elements(at.operand(1));
        int[] a = new int[sources.size()];
        boolean[] wide = new boolean[a.length];
        for (int i = 0; i < a.length; i++) {
            wide[i] = type.wide() || registers.isWide(sources.get(i));
            a[i] = row(sources.get(i), type, registers, at);
        }
        int size = type.bytes();
        boolean atomic = atomic(at);
        return (warp, lanes) -> {
            int globals = 0;
            int shareds = 0;
            for (int m = lanes; m != 0; m &= m - 1) {
                int l = Integer.numberOfTrailingZeros(m);
                long address = place.address(warp, l);
                Space where = space == Space.GENERIC ? Space.ofGeneric(address) : space;
                address -= space == Space.GENERIC ? where.window() : 0;
                globals |= where == Space.GLOBAL ? 1 << l : 0;
                shareds |= where == Space.SHARED ? 1 << l : 0;
                warp.addresses[l] = address;
                requireAligned(l, address, size * a.length, where, "write");
                for (int i = 0; i < a.length; i++) {
                    write(warp, l, where, address + (long) i * size, size, wide[i] ? warp.q[a[i] + l] : warp.r[a[i] + l],
                            atomic);
                }
            }
            count(warp, globals, shareds, size * a.length, true);
            if (at.has("release") && globals != 0) {
                warp.block().launch().memory().order().fence();
            }
        };
    }

    // ---------------------------------------------------------------- cp.async

    private static Step copy(Instruction at, Registers registers) {
        if (at.has("commit_group")) {
            return (warp, lanes) -> warp.copies.commit(lanes);
        }
        if (at.has("wait_group")) {
            int pending = (int) ((Operand.Immediate) at.operand(0)).bits();
            return (warp, lanes) -> warp.copies.await(lanes, pending);
        }
        if (at.has("wait_all")) {
            return (warp, lanes) -> {
                warp.copies.commit(lanes);
                warp.copies.await(lanes, 0);
            };
        }
        if (!at.has("shared") && !at.has("shared::cta")) {
            throw at.unsupported("this kind of copy is not known");
        }
        Place to = Place.of(at.operand(0), registers, at);
        Place from = Place.of(at.operand(1), registers, at);
        int size = (int) ((Operand.Immediate) at.operand(2)).bits();
        boolean ignore = at.operands().size() > 3 && registers.isPredicate(at.operand(3));
        int skip = ignore ? registers.predicate(at.operand(3), at) : 0;
        int given = ignore || at.operands().size() < 4 ? registers.narrowConstant(size) : registers.narrow(at.operand(3), at);
        long[] shared = new long[Registers.LANES];
        return (warp, lanes) -> {
            int reading = 0;
            for (int m = lanes; m != 0; m &= m - 1) {
                int l = Integer.numberOfTrailingZeros(m);
                boolean none = ignore && (IntegerSteps.get(warp, skip) >>> l & 1) != 0;
                shared[l] = to.address(warp, l);
                warp.addresses[l] = from.address(warp, l);
                reading |= !none && warp.r[given + l] > 0 ? 1 << l : 0;
                warp.copies.begin(l, shared[l], warp.addresses[l], size, none ? 0 : warp.r[given + l]);
            }
            Statistics statistics = warp.block().launch().statistics();
            if (reading != 0) {
                statistics.global(warp.addresses, reading, size, false);
            }
            statistics.shared(shared, lanes, size);
        };
    }

    // ---------------------------------------------------------------- ldmatrix

    /// Reads 1, 2 or 4 matrices of 8 × 8 values of 16 bits. Lane 8·k + i has the address of row i of matrix k; row i goes to
    /// lanes 4·i to 4·i + 3, two values each; with `.trans` column i does.
    private static Step loadMatrix(Instruction at, Registers registers) {
        int matrices = at.has("x4") ? 4 : at.has("x2") ? 2 : 1;
        boolean transposed = at.has("trans");
        List<Operand> targets = elements(at.operand(0));
        if (targets.size() != matrices || !at.has("m8n8") || !at.has("b16")) {
            throw at.unsupported("only .m8n8 with .b16, and one register for each matrix, is known");
        }
        int[] d = new int[matrices];
        for (int k = 0; k < matrices; k++) {
            d[k] = registers.narrow(targets.get(k), at);
        }
        Place place = Place.of(at.operand(1), registers, at);
        int[][] values = new int[matrices][64];
        return (warp, lanes) -> {
            if (!warp.gatherAll(lanes)) {
                return;
            }
            SharedMemory shared = warp.block().launch().shared();
            for (int l = 0; l < 8 * matrices; l++) {
                long address = place.address(warp, l);
                warp.addresses[l] = address;
                requireAligned(l, address, 16, Space.SHARED, "read");
                for (int j = 0; j < 8; j++) {
                    values[l / 8][8 * (l % 8) + j] = (int) shared.read(warp, l, address + 2L * j, 2);
                }
            }
            for (int l = 0; l < Registers.LANES; l++) {
                for (int k = 0; k < matrices; k++) {
                    int i = l / 4;
                    int j = 2 * (l % 4);
                    int low = transposed ? values[k][8 * j + i] : values[k][8 * i + j];
                    int high = transposed ? values[k][8 * (j + 1) + i] : values[k][8 * i + j + 1];
                    warp.r[d[k] + l] = high << 16 | low;
                }
            }
            warp.block().launch().statistics().shared(warp.addresses, matrices == 4 ? -1 : (1 << 8 * matrices) - 1, 16);
        };
    }
}
