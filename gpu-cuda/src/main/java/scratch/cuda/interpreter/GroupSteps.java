package scratch.cuda.interpreter;

/// `wgmma`: four warps multiply a matrix of 64 rows with one of up to 256 columns that lies in shared memory. Warp w of the
/// four does rows 16·w to 16·w + 15; number 4·j + i of a lane's sums is what number i is in the j-th tile of `mma`
/// ([MatrixSteps]).
///
/// A descriptor says how a matrix lies in shared memory: its address, two distances, and how pieces of 16 bytes change
/// places. The layouts are those of the PTX manual, in pieces: with rows along k, eight rows of w pieces stand together (w =
/// 1, 2, 4 or 8 by the kind of exchange), and `stride` leads to the next eight; with columns along k, w pieces hold
/// neighbouring columns, the next row of k comes w pieces later, `stride` leads to the next eight of k and `leading` to the
/// next w pieces of columns.
final class GroupSteps {
    private static final int PIECE = 16;

    private GroupSteps() {
    }

    static Step decode(Instruction at, Registers registers) {
        if (!at.name().equals("wgmma")) {
            return null;
        }
        return switch (at.modifiers().getFirst()) {
            case "fence" -> together((warp, lanes) -> warp.products.fence());
            case "commit_group" -> together((warp, lanes) -> warp.products.commit());
            case "wait_group" -> {
                int pending = (int) ((Operand.Immediate) at.operand(0)).bits();
                yield together((warp, lanes) -> warp.products.await(pending));
            }
            case "mma_async" -> product(at, registers);
            default -> throw at.unsupported("this kind of wgmma is not known");
        };
    }

    private static Step together(Step step) {
        return (warp, lanes) -> {
            if (warp.gatherAll(lanes)) {
                step.run(warp, lanes);
            }
        };
    }

    private static Step product(Instruction at, Registers registers) {
        String shape = at.modifiers().stream().filter(word -> word.matches("m64n\\d+k\\d+")).findFirst()
                .orElseThrow(() -> at.unsupported("no shape of 64 rows"));
        int columns = Integer.parseInt(shape.replaceAll("m64n(\\d+)k.*", "$1"));
        Type element = at.type();
        int k = element == Type.TF32 ? 8 : 16;
        if (element != Type.BF16 && element != Type.F16 && element != Type.TF32
                || at.type(at.modifiers().size() - 3) != Type.F32
                || columns % 8 != 0 || !shape.endsWith("k" + k)) {
            throw at.unsupported("only sums of f32 from bf16, f16 (k16) and tf32 (k8) are known");
        }
        int[] d = MatrixSteps.rows(at, registers, 0);
        if (2 * d.length != columns) {
            throw at.unsupported("a lane has one register for every two columns");
        }
        boolean fromRegisters = at.operand(1) instanceof Operand.Vector;
        int[] a = fromRegisters ? MatrixSteps.rows(at, registers, 1) : null;
        int describesA = fromRegisters ? 0 : registers.wide(at.operand(1), at);
        int describesB = registers.wide(at.operand(2), at);
        boolean constant = at.operand(3) instanceof Operand.Immediate;
        int keeps = constant ? 0 : registers.predicate(at.operand(3), at);
        boolean always = constant && number(at, 3) != 0;
        float sign = number(at, 4) * number(at, 5);
        int last = at.operands().size() - 1;
        boolean turnsA = !fromRegisters && last >= 7 && number(at, 6) != 0;
        boolean turnsB = last >= (fromRegisters ? 6 : 7) && number(at, last) != 0;
        float[] left = new float[16 * k];
        float[] right = new float[columns * k];
        return together((warp, lanes) -> {
            int quarter = 16 * (warp.index() % 4);
            if (fromRegisters) {
                MatrixSteps.gatherA(warp, a, k, element, left);
            } else {
                read(warp, warp.q[describesA], quarter, 16, k, element, turnsA, left);
            }
            read(warp, warp.q[describesB], 0, columns, k, element, turnsB, right);
            boolean keep = constant ? always : (IntegerSteps.get(warp, keeps) & 1) != 0;
            float[] sums = warp.products.sums(d, keep);
            for (int i = 0; i < d.length; i++) {
                for (int lane = 0; lane < Registers.LANES; lane++) {
                    int row = (lane >> 2) + 8 * (i >> 1 & 1);
                    int column = 8 * (i >> 2) + 2 * (lane & 3) + (i & 1);
                    float sum = sums[i * Registers.LANES + lane];
                    for (int j = 0; j < k; j++) {
                        sum = Math.fma(sign * left[row * k + j], right[column * k + j], sum);
                    }
                    sums[i * Registers.LANES + lane] = sum;
                }
            }
        });
    }

    private static int number(Instruction at, int operand) {
        return (int) ((Operand.Immediate) at.operand(operand)).bits();
    }

    /// Reads `count` rows (of A) or columns (of B) from `first` on, k numbers each.
    private static void read(Warp warp, long descriptor, int first, int count, int k, Type element, boolean turned,
            float[] into) {
        SharedMemory shared = warp.block().launch().shared();
        long start = (descriptor & 0x3fff) << 4;
        long leading = (descriptor >>> 16 & 0x3fff) << 4;
        long stride = (descriptor >>> 32 & 0x3fff) << 4;
        int mode = (int) (descriptor >>> 62);
        int bits = mode == 0 ? 0 : 4 - mode;                    // 1: 128 bytes, 2: 64, 3: 32
        int pieces = 1 << bits;
        int size = element == Type.TF32 ? 4 : 2;
        int each = PIECE / size;
        if (turned && element == Type.TF32) {
            throw new Fault(0, "wgmma: only 16-bit elements can be turned");
        }
        for (int i = first; i < first + count; i++) {
            for (int j = 0; j < k; j++) {
                long at = start + (turned ? turned(i, j, pieces, each, size, leading, stride)
                        : straight(i, j, pieces, each, size, leading, stride));
                at = TensorBox.swizzle(at, bits);
                if (turned ? i % each == 0 || i == first : j % each == 0) {
                    shared.readTransferred(warp, 0, at & -PIECE, PIECE);
                }
                int raw = (int) shared.peek((int) at, size);
                into[(i - first) * k + j] = size == 4 ? Float.intBitsToFloat(raw & 0xffffe000) : Half.value(raw, element);
            }
        }
    }

    /// Rows along k.
    private static long straight(int i, int j, int pieces, int each, int size, long leading, long stride) {
        long along = pieces == 1 ? j / each * leading : (long) j / each * PIECE;
        return (long) i % 8 * pieces * PIECE + i / 8 * stride + along + j % each * size;
    }

    /// Columns along k.
    private static long turned(int i, int j, int pieces, int each, int size, long leading, long stride) {
        int wide = pieces * each;
        long block = i / wide * (pieces == 1 ? stride : leading);
        long eight = j / 8 * (pieces == 1 ? leading : stride);
        return block + (long) i % wide * size + (long) j % 8 * pieces * PIECE + eight;
    }
}
