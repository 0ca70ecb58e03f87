package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The vectors of this process: as wide as the machine likes them, and as many as it has registers. For tests
/// `-Dscratch.kernels.bits=128|256|512` asks for another width, `-Dscratch.kernels.registers=16|32` for the loops that are
/// written for as many registers.
final class Species {

    private static final int WIDEST = DoubleVector.SPECIES_PREFERRED.vectorBitSize();

    static final int BITS = bits(System.getProperty("scratch.kernels.bits"));

    static final VectorSpecies<Double> DOUBLE = VectorSpecies.of(double.class, VectorShape.forBitSize(BITS));
    static final VectorSpecies<Float> FLOAT = VectorSpecies.of(float.class, VectorShape.forBitSize(BITS));
    static final VectorSpecies<Long> LONG = VectorSpecies.of(long.class, VectorShape.forBitSize(BITS));
    static final VectorSpecies<Integer> INT = VectorSpecies.of(int.class, VectorShape.forBitSize(BITS));

    /// Vector registers: 32 with AVX-512 and on AArch64, 16 with AVX2 and SSE. There is no way to ask, but an x86 that
    /// prefers 512 bits has AVX-512.
    static final int REGISTERS = registers(System.getProperty("scratch.kernels.registers"),
            WIDEST >= 512 || System.getProperty("os.arch").equals("aarch64") ? 32 : 16);

    static final boolean REGISTERS_32 = REGISTERS == 32;

    private Species() {
    }

    static int bits(String property) {
        if (property == null) {
            return Math.min(WIDEST, 512);
        }
        boolean known = property.equals("128") || property.equals("256") || property.equals("512");
        if (!known || Integer.parseInt(property) > WIDEST) {
            throw new IllegalArgumentException("kernels: scratch.kernels.bits=" + property
                    + ": must be 128, 256 or 512, and at most " + WIDEST + " on this machine");
        }
        return Integer.parseInt(property);
    }

    /// What the property asks for, else what is there. Loops for more registers than there are only run more slowly.
    static int registers(String property, int there) {
        if (property == null) {
            return there;
        }
        return switch (property) {
            case "16" -> 16;
            case "32" -> 32;
            default -> throw new IllegalArgumentException("kernels: scratch.kernels.registers=" + property
                    + ": must be 16 or 32");
        };
    }
}
