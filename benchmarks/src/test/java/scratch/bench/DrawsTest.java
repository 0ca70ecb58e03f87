package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DrawsTest {

    @Test
    void rawNumbersAreThoseOfTheOtherLanguages() {
        Draws random = new Draws(42);

        assertThat(new String[] {hex(random), hex(random), hex(random), hex(random), hex(random)}).containsExactly(
            "bdd732262feb6e95", "28efe333b266f103", "47526757130f9f52", "581ce1ff0e4ae394", "09bc585a244823f2");
    }

    @Test
    void uniformNumbersAreThoseOfTheOtherLanguages() {
        assertThat(new Draws(42).u01(3))
            .containsExactly(0.7415648787718233, 0.1599103928769201, 0.27860113025513866);
    }

    @Test
    void bellShapedNumbersAreThoseOfTheOtherLanguages() {
        assertThat(new Draws(42).n4(3))
            .containsExactly(-0.8239935217146837, -0.1293923090958112, -0.5952987215469586);
    }

    @Test
    void aMatrixIsFilledRowByRow() {
        double[][] matrix = new Draws(42).n4(2, 2);

        assertThat(matrix[0]).containsExactly(-0.8239935217146837, -0.1293923090958112);
        assertThat(matrix[1][0]).isEqualTo(-0.5952987215469586);
    }

    @Test
    void theStreamIsThatOfTheJdk() {
        SplittableRandom jdk = new SplittableRandom(7);
        Draws ours = new Draws(7);

        for (int i = 0; i < 1000; i++) {
            assertThat(ours.nextLong()).isEqualTo(jdk.nextLong());
        }
    }

    @Test
    void aThousandBellShapedNumbersAddUpToTheAgreedSum() {
        double sum = 0;
        for (double value : new Draws(7).n4(1000)) {
            sum += value;
        }

        // NumPy adds pairwise, we add in order: the last digits differ.
        assertThat(sum).isCloseTo(-24.525167520027967, org.assertj.core.api.Assertions.within(1e-11));
    }

    private static String hex(Draws random) {
        return String.format(Locale.ROOT, "%016x", random.nextLong());
    }
}
