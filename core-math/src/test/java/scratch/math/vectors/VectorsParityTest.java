package scratch.math.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.math.MathEx;

import scratch.math.Vectors;

/// Rung a: the same numbers as Smile, relative to the size of the terms that were added.
class VectorsParityTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 63, 64, 65, 1000, 4098})
    void agreesWithSmile(int d) {
        for (long seed = 1; seed <= 5; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            double[] a = random.doubles(d, -1, 1).toArray();
            double[] b = random.doubles(d, -1, 1).toArray();
            double size = Vectors.norm(a) * Vectors.norm(b);
            assertThat(Vectors.dot(a, b)).isEqualTo(MathEx.dot(a, b), within(1e-13 * size));
            assertThat(Vectors.norm(a)).isEqualTo(MathEx.norm(a), within(1e-13 * Vectors.norm(a)));
            assertThat(Vectors.norm1(a)).isEqualTo(MathEx.norm1(a), within(1e-13 * d));
            assertThat(Vectors.distance(a, b)).isEqualTo(MathEx.distance(a, b), within(1e-13 * d));
            assertThat(Vectors.squaredDistance(a, b)).isEqualTo(MathEx.squaredDistance(a, b), within(1e-13 * d));
            assertThat(Vectors.cosine(a, b)).isEqualTo(MathEx.cosine(a, b), within(1e-13));
        }
    }
}
