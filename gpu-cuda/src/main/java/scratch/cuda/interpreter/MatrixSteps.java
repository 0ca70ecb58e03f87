package scratch.cuda.interpreter;

import java.util.List;

/// `mma.sync`: a warp multiplies two small matrices, whose elements lie in its lanes' registers: D = A·B + C with A (m, k)
/// row by row and B (k, n) column by column.
///
/// With g = lane / 4 and t = lane % 4, the fragments are, as the PTX manual draws them: of C and D, lane holds rows g and
/// g + 8, columns 2t and 2t + 1; of A the same rows, and columns t, t + 4 of tf32, or pairs from 2t and 2t + 8 of 16 bits;
/// of B the column g, and rows likewise.
final class MatrixSteps {
    private static final int ROWS = 16;
    private static final int COLUMNS = 8;

    private MatrixSteps() {
    }

    static Step decode(Instruction at, Registers registers) {
        if (!at.name().equals("mma")) {
            return null;
        }
        if (!at.has("sync") || !at.has("row") || !at.has("col") || at.modifiers().size() < 8) {
            throw at.unsupported("only mma.sync.aligned with .row.col is known");
        }
        List<String> m = at.modifiers();
        String shape = m.get(2);
        Type result = at.type(m.size() - 4);
        Type element = at.type(m.size() - 3);
        int k = switch (shape) {
            case "m16n8k4" -> 4;
            case "m16n8k8" -> 8;
            case "m16n8k16" -> 16;
            default -> throw at.unsupported("only m16n8k4, m16n8k8 and m16n8k16 are known");
        };
        boolean tf32 = element == Type.TF32;
        if (!tf32 && element != Type.BF16 && element != Type.F16 || tf32 && k == 16 || !tf32 && k == 4
                || result != Type.F32 && !(result == Type.F16 && element == Type.F16)) {
            throw at.unsupported("only tf32 with k4 or k8, bf16 and f16 with k8 or k16 are known");
        }
        int[] d = rows(at, registers, 0);
        int[] a = rows(at, registers, 1);
        int[] b = rows(at, registers, 2);
        int[] c = rows(at, registers, 3);
        int registersOfA = ROWS * k * element.bytes() / 128;
        if (a.length != registersOfA || 2 * b.length != registersOfA || c.length != d.length
                || d.length != (result == Type.F32 ? 4 : 2)) {
            throw at.unsupported("the number of registers does not fit the shape");
        }
        float[] left = new float[ROWS * k];
        float[] right = new float[COLUMNS * k];
        return (warp, lanes) -> {
            if (warp.gatherAll(lanes)) {
                multiply(warp, k, element, result, d, a, b, c, left, right);
            }
        };
    }

    static int[] rows(Instruction at, Registers registers, int operand) {
        List<Operand> elements = at.operand(operand) instanceof Operand.Vector v ? v.elements() : List.of(at.operand(operand));
        int[] rows = new int[elements.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = registers.narrow(elements.get(i), at);
        }
        return rows;
    }

    private static void multiply(Warp warp, int k, Type element, Type result, int[] d, int[] a, int[] b, int[] c,
            float[] matrixA, float[] matrixB) {
        int[] r = warp.r;
        gatherA(warp, a, k, element, matrixA);
        for (int lane = 0; lane < Registers.LANES; lane++) {
            int g = lane >> 2;
            int t = lane & 3;
            for (int i = 0; i < b.length; i++) {
                place(matrixB, k, g, t, i, r[b[i] + lane], element);
            }
        }
        for (int lane = 0; lane < Registers.LANES; lane++) {
            int g = lane >> 2;
            int t = lane & 3;
            for (int i = 0; i < 4; i++) {
                int row = g + 8 * (i >> 1);
                int column = 2 * t + (i & 1);
                float sum = result == Type.F32 ? Float.intBitsToFloat(r[c[i] + lane])
                        : Half.value(r[c[i >> 1] + lane] >>> 16 * (i & 1), Type.F16);
                for (int j = 0; j < k; j++) {
                    sum = Math.fma(matrixA[row * k + j], matrixB[column * k + j], sum);
                }
                warp.sums[4 * lane + i] = sum;
            }
        }
        for (int lane = 0; lane < Registers.LANES; lane++) {
            for (int i = 0; i < d.length; i++) {
                r[d[i] + lane] = result == Type.F32 ? Float.floatToRawIntBits(warp.sums[4 * lane + i])
                        : Half.bits(warp.sums[4 * lane + 2 * i], Type.F16) | Half.bits(warp.sums[4 * lane + 2 * i + 1],
                                Type.F16) << 16;
            }
        }
    }

    /// A's 16 rows of a warp, from its lanes' registers.
    static void gatherA(Warp warp, int[] a, int k, Type element, float[] into) {
        for (int lane = 0; lane < Registers.LANES; lane++) {
            for (int i = 0; i < a.length; i++) {
                place(into, k, (lane >> 2) + 8 * (i & 1), lane & 3, i >> 1, warp.r[a[i] + lane], element);
            }
        }
    }

    /// Puts what one register holds where it belongs: one value of tf32 in column t + 4·part, or two of 16 bits from 2t +
    /// 8·part on.
    private static void place(float[] matrix, int k, int row, int t, int part, int bits, Type element) {
        if (element == Type.TF32) {
            // the hardware reads the upper 19 bits
            matrix[row * k + t + 4 * part] = Float.intBitsToFloat(bits & 0xffffe000);
        } else {
            int column = 2 * t + 8 * part;
            matrix[row * k + column] = Half.value(bits & 0xffff, element);
            matrix[row * k + column + 1] = Half.value(bits >>> 16, element);
        }
    }
}
