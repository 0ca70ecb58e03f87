package scratch.deep.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InitializerTest {
    private static double[] moments(Initializer initializer, int fanIn, int fanOut) {
        float[] w = initializer.create(SeedStream.generator(3), fanIn, fanOut, fanIn, fanOut).toArray();
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (float x : w) {
            sum += x;
            squares += x * x;
            largest = Math.max(largest, Math.abs(x));
        }
        return new double[] {sum / w.length, squares / w.length, largest};
    }

    @Test
    void theVarianceIsTwoOverTheFans() {
        Map<Initializer, Double> expected = Map.of(Initializer.xavierUniform(), 2.0 / 500,
                Initializer.xavierNormal(), 2.0 / 500, Initializer.heUniform(), 2.0 / 200,
                Initializer.heNormal(), 2.0 / 200, Initializer.normal(0.3), 0.09,
                Initializer.uniform(-0.6, 0.6), 0.12);
        expected.forEach((initializer, variance) -> {
            double[] moments = moments(initializer, 200, 300);
            assertThat(moments[0]).isCloseTo(0, within(4 * Math.sqrt(variance / 60000)));
            assertThat(moments[1]).isCloseTo(variance, within(0.03 * variance));
        });
    }

    @Test
    void uniformNumbersStayWithinTheirBounds() {
        assertThat(moments(Initializer.heUniform(), 6, 9)[2]).isBetween(0.9, 1.0);
        assertThat(moments(Initializer.xavierUniform(), 6, 9)[2]).isBetween(0.56, Math.sqrt(6.0 / 15));
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        float[] a = Initializer.heNormal().create(SeedStream.generator(5), 3, 4, 3, 4).toArray();
        assertThat(Initializer.heNormal().create(SeedStream.generator(5), 3, 4, 3, 4).toArray()).isEqualTo(a);
        assertThat(Initializer.heNormal().create(SeedStream.generator(6), 3, 4, 3, 4).toArray()).isNotEqualTo(a);
    }

    @Test
    void seedsCanBeContinuedFromAnyPosition() {
        SeedStream whole = new SeedStream(9);
        long[] first = {whole.next(), whole.next(), whole.next()};
        SeedStream resumed = new SeedStream(9);
        resumed.moveTo(2);
        assertThat(resumed.next()).isEqualTo(first[2]).isNotEqualTo(first[1]);
        assertThat(resumed.position()).isEqualTo(3);
        assertThat(SeedStream.at(0, 0)).isEqualTo(0xE220A8397B1DCDAFL);      // the first number of SplitMix64
    }

    @Test
    void badConstantsAreRefused() {
        assertThatThrownBy(() -> Initializer.uniform(1, 0)).hasMessageContaining("from 1.0 to 0.0");
        assertThatThrownBy(() -> Initializer.normal(Double.NaN)).hasMessageContaining("deviation NaN");
        assertThatThrownBy(() -> Initializer.heNormal().create(SeedStream.generator(1), 0, 1, 1))
                .hasMessageContaining("(1) with 0 inputs and 1 outputs");
        assertThatThrownBy(() -> new SeedStream(1).moveTo(-1)).hasMessageContaining("position -1");
    }
}
