package scratch.cuda.matmulladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class TiledProductTest {
    private static final double[] A = IntStream.range(0, 16).mapToDouble(i -> i % 5 - 2).toArray();
    private static final double[] B = IntStream.range(0, 16).mapToDouble(i -> 3 - i % 7).toArray();

    /// The table of the page.
    @Test
    void fetchesOfFourByFourByHand() {
        assertThat(TiledProduct.multiply(A, B, 4, 1).fetched()).isEqualTo(128);
        assertThat(TiledProduct.multiply(A, B, 4, 2).fetched()).isEqualTo(64);
        assertThat(TiledProduct.multiply(A, B, 4, 4).fetched()).isEqualTo(32);
    }

    @Test
    void productDoesNotDependOnTheTiles() {
        double[] expected = new double[16];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                for (int p = 0; p < 4; p++) {
                    expected[4 * i + j] += A[4 * i + p] * B[4 * p + j];
                }
            }
        }
        for (int tile = 1; tile <= 4; tile++) {
            assertThat(TiledProduct.multiply(A, B, 4, tile).product()).containsExactly(expected);
        }
    }

    /// With tiles of 3 and 1 there are two across: A and B are each fetched twice.
    @Test
    void edgesAreFetchedToo() {
        assertThat(TiledProduct.multiply(A, B, 4, 3).fetched()).isEqualTo(2 * 2 * 16);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> TiledProduct.multiply(A, B, 3, 1))
                .hasMessage("TiledProduct.multiply: 16 and 16 elements: must be n * n = 9");
        assertThatThrownBy(() -> TiledProduct.multiply(A, B, 4, 5))
                .hasMessage("TiledProduct.multiply: tiles of 5: must be 1 to n = 4");
    }
}
