package scratch.math.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The vector width of this process: the widest the machine likes, or `-Dscratch.kernels.bits=128|256|512` for tests.
final class Species {

    private static final int WIDEST = DoubleVector.SPECIES_PREFERRED.vectorBitSize();

    static final int BITS = bits(System.getProperty("scratch.kernels.bits"));

    static final VectorSpecies<Double> DOUBLE = VectorSpecies.of(double.class, VectorShape.forBitSize(BITS));
    static final VectorSpecies<Float> FLOAT = VectorSpecies.of(float.class, VectorShape.forBitSize(BITS));
    static final VectorSpecies<Long> LONG = VectorSpecies.of(long.class, VectorShape.forBitSize(BITS));
    static final VectorSpecies<Integer> INT = VectorSpecies.of(int.class, VectorShape.forBitSize(BITS));

    /// Whether there are 32 vector registers: AVX-512 and AArch64 have them, AVX2 and SSE have 16. There is no way
    /// to ask, but an x86 that prefers 512 bits has AVX-512.
    static final boolean REGISTERS_32 = WIDEST >= 512 || System.getProperty("os.arch").equals("aarch64");

    private Species() {
    }

    private static int bits(String property) {
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
}
