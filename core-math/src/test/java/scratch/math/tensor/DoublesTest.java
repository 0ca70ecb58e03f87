package scratch.math.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoublesTest {
    @Test
    void floatsAreTheNearestOnes() {
        assertThat(Doubles.toFloats(1, 0.1, 1e300, -1e-300, Double.NaN, -0.0)).containsExactly(1, 0.1f,
                Float.POSITIVE_INFINITY, -0f,
                Float.NaN, -0f);
        assertThat(Doubles.toFloats()).isEmpty();
    }

    @Test
    void aFloatIsADoubleAsItIs() {
        assertThat(Doubles.of(0.1f, Float.MIN_VALUE)).containsExactly(0.1f, 1.401298464324817e-45);
        assertThat(Doubles.of(Tensor.of(new float[]{1, 2, 3, 4, 5, 6}, 2, 3).transpose())).containsExactly(1, 4, 2, 5, 3, 6);
    }
}
