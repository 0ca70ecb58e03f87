package scratch.math.randomnumbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smile.stat.distribution.BetaDistribution;
import smile.stat.distribution.GaussianDistribution;
import smile.stat.hypothesis.ChiSqTest;
import smile.stat.hypothesis.KSTest;

class RandomNumbersParityTest {
    @ParameterizedTest
    @CsvSource({"1, 3", "2, 11", "3, 33", "4, 101", "5, 257"})
    void chiSquareAndItsTailAreThoseOfSmile(long seed, int boxes) {
        var random = new Xoshiro256PlusPlus(seed);
        int[] counts = new int[boxes];
        for (int i = 0; i < 50 * boxes; i++) {
            counts[Bounded.nextInt(random, boxes)]++;
        }
        double[] even = new double[boxes];
        Arrays.fill(even, 1.0 / boxes);
        ChiSqTest smile = ChiSqTest.test(counts, even);
        double ours = GoodnessOfFit.chiSquare(Arrays.stream(counts).asLongStream().toArray());
        assertThat(ours).isEqualTo(smile.chisq(), within(1e-9));
        // Smile's incomplete gamma function stops near 1e-8.
        assertThat(GoodnessOfFit.chiSquareTail(ours, boxes - 1)).isEqualTo(smile.pvalue(), within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 10", "3, 1000", "4, 1000", "5, 20000"})
    void theDistanceOfKolmogorovAndItsTailAreThoseOfSmile(long seed, int n) {
        double[] u = new SplitMix64(seed).doubles(n).toArray();
        KSTest uniform = KSTest.test(u.clone(), new BetaDistribution(1, 1));
        assertThat(GoodnessOfFit.kolmogorovSmirnov(u, x -> x)).isEqualTo(uniform.d(), within(1e-12));
        assertThat(GoodnessOfFit.kolmogorovTail(uniform.d(), n)).isEqualTo(uniform.pvalue(), within(1e-9));
        double[] z = new double[n];
        Normals.polar(new SplitMix64(seed), z);
        KSTest normal = KSTest.test(z.clone(), GaussianDistribution.getInstance());
        double ours = GoodnessOfFit.kolmogorovSmirnov(z, GaussianDistribution.getInstance()::cdf);
        assertThat(ours).isEqualTo(normal.d(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bothWaysToNormalPassTheTestOfKolmogorovAndSmirnov(long seed) {
        double[] z = new double[20_001];
        Normals.boxMuller(new SplitMix64(seed), z);
        assertThat(KSTest.test(z.clone(), GaussianDistribution.getInstance()).pvalue()).isGreaterThan(0.001);
        Normals.polar(new SplitMix64(seed), z);
        assertThat(KSTest.test(z.clone(), GaussianDistribution.getInstance()).pvalue()).isGreaterThan(0.001);
    }

    @Test
    void theDieOfTheReadmeHasAPValueOfAHalf() {
        ChiSqTest die = ChiSqTest.test(new int[]{8, 12, 9, 11, 6, 14}, new double[]{1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0,
            1 / 6.0, 1 / 6.0});
        assertThat(die.chisq()).isEqualTo(4.2, within(1e-12));
        assertThat(die.pvalue()).isEqualTo(0.52, within(5e-3));
    }
}
