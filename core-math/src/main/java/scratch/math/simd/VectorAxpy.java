package scratch.math.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// y ← a·x + y by the Vector API, each array from a start of its own. x and y must not overlap: the compiler may not
/// assume that, you may promise it. The bits are those of [CompilerLoops#axpyOwnStarts].
public final class VectorAxpy {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private VectorAxpy() {
    }

    public static void ownStarts(float a, float[] x, int xFrom, float[] y, int yFrom, int n) {
        int end = SPECIES.loopBound(n);                     // the last whole register
        for (int i = 0; i < end; i += SPECIES.length()) {
            FloatVector product = FloatVector.fromArray(SPECIES, x, xFrom + i).mul(a);
            FloatVector.fromArray(SPECIES, y, yFrom + i).add(product).intoArray(y, yFrom + i);
        }
        for (int i = end; i < n; i++) {
            y[yFrom + i] += a * x[xFrom + i];
        }
    }
}
