package scratch.math.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The sum of an array by the Vector API: one instruction adds a whole register of numbers.
///
/// A register of 512 bits holds 16 floats, of 128 bits 4: the number of lanes is the machine's, and so are the last bits
/// of the sum, which are those of [LaneSum#inLanes]. Needs the module that [VectorModule] asks for.
public final class VectorSum {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int REGISTERS = 4;

    private VectorSum() {
    }

    /// How many floats one register of this machine holds.
    public static int lanes() {
        return LANES;
    }

    /// One register: its lanes add at the same time, but each addition still waits for the one before.
    public static float oneRegister(float[] x, int from, int to) {
        int end = to - (to - from) % LANES;
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = from; i < end; i += LANES) {
            sum = sum.add(FloatVector.fromArray(SPECIES, x, i));
        }
        return LaneSum.fold(sum.toArray()) + LaneSum.plain(x, end, to);
    }

    /// Four registers: four chains of vector additions, so that the adders need not wait.
    public static float fourRegisters(float[] x, int from, int to) {
        int end = to - (to - from) % (REGISTERS * LANES);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        for (int i = from; i < end; i += REGISTERS * LANES) {
            sum0 = sum0.add(FloatVector.fromArray(SPECIES, x, i));
            sum1 = sum1.add(FloatVector.fromArray(SPECIES, x, i + LANES));
            sum2 = sum2.add(FloatVector.fromArray(SPECIES, x, i + 2 * LANES));
            sum3 = sum3.add(FloatVector.fromArray(SPECIES, x, i + 3 * LANES));
        }
        // subtle: reduceLanes(ADD) may add floats in any order, and in another one once it is compiled; fold has one.
        FloatVector sum = sum0.add(sum2).add(sum1.add(sum3));
        return LaneSum.fold(sum.toArray()) + LaneSum.plain(x, end, to);
    }
}
