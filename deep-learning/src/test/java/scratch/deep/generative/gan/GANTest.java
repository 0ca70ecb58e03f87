package scratch.deep.generative.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.deep.data.Ring;
import scratch.deep.data.Ring.Coverage;
import scratch.deep.generative.gan.GAN.Options;

class GANTest {
    private static final Options SHORT = new Options(2, 16, 1, 32, 40, 1e-3, 3e-3, GeneratorLoss.NON_SATURATING, 1);

    /// Each of the three losses: plain loops, our engine and SameDiff, on a batch that is not square.
    @ParameterizedTest
    @CsvSource({"1, DISCRIMINATOR", "2, DISCRIMINATOR", "1, MINIMAX", "2, MINIMAX", "1, NON_SATURATING", "2, NON_SATURATING"})
    void lossAndGradientsAreThoseOfPlainLoopsAndSameDiff(long seed, String which) {
        GeneratorLoss kind = which.equals("DISCRIMINATOR") ? null : GeneratorLoss.valueOf(which);
        var random = new SplittableRandom(seed);
        PlainPair pair = new PlainPair(3, 5, random);
        double[] real = random.doubles(14, -2, 2).toArray();
        double[] noise = random.doubles(12, -2, 2).toArray();
        double[] plain = Peers435.plain(pair, real, noise, kind);
        assertThat(Peers435.engine(pair, real, noise, kind)).containsExactly(plain, within(2e-6));
        assertThat(Peers435.sameDiff(pair, real, noise, kind)).containsExactly(plain, within(1e-8)); // its leak is a float
    }

    @ParameterizedTest
    @CsvSource({"DISCRIMINATOR", "MINIMAX", "NON_SATURATING"})
    void thePlainGradientsEqualDifferences(String which) {
        GeneratorLoss kind = which.equals("DISCRIMINATOR") ? null : GeneratorLoss.valueOf(which);
        var random = new SplittableRandom(7);
        PlainPair pair = new PlainPair(2, 4, random);
        double[] real = random.doubles(10, -2, 2).toArray();
        double[] noise = random.doubles(6, -2, 2).toArray();
        double[] gradient = Peers435.plain(pair, real, noise, kind);
        double[] parameters = kind == null ? pair.discriminator : pair.generator;
        for (int i = 0; i < parameters.length; i++) {
            double before = parameters[i];
            parameters[i] = before + 1e-5;
            double above = Peers435.plain(pair, real, noise, kind)[0];
            parameters[i] = before - 1e-5;
            double below = Peers435.plain(pair, real, noise, kind)[0];
            parameters[i] = before;
            assertThat(gradient[i + 1]).as("parameter " + i).isEqualTo((above - below) / 2e-5, within(1e-7));
        }
    }

    @Test
    void sameSeedSameNumbers() {
        GAN a = GAN.fit(Ring::draw, SHORT);
        GAN b = GAN.fit(Ring::draw, SHORT);
        assertThat(a.history()).isEqualTo(b.history()).hasSize(40);
        assertThat(a.sample(20, 5)).containsExactly(b.sample(20, 5));
        assertThat(a.sample(20, 6)).isNotEqualTo(a.sample(20, 5));
    }

    @Test
    void sampleAndGradientNormMoveNothing() {
        GAN watched = new GAN(SHORT);
        GAN alone = new GAN(SHORT);
        for (int i = 0; i < 5; i++) {
            watched.run(Ring::draw, 1);
            watched.sample(100, i);
            watched.gradientNorm(GeneratorLoss.MINIMAX, i);
            watched.meanAnswer(i);
        }
        alone.run(Ring::draw, 5);
        assertThat(watched.history()).isEqualTo(alone.history());
    }

    /// The first loss of a discriminator that has not learned yet is near 2 ln 2, and training it alone brings it down.
    @Test
    void aDiscriminatorAloneLearnsToTellTheDifference() {
        GAN gan = new GAN(SHORT);
        double first = gan.stepDiscriminator(Ring::draw);
        double last = 0;
        for (int i = 0; i < 400; i++) {
            last = gan.stepDiscriminator(Ring::draw);
        }
        assertThat(last).isLessThan(first / 2);
        assertThat(gan.meanAnswer(1)).isLessThan(0.3);
        assertThat(gan.gradientNorm(GeneratorLoss.NON_SATURATING, 1))
                .isGreaterThan(1.5 * gan.gradientNorm(GeneratorLoss.MINIMAX, 1));
    }

    /// One heap at (1, −1) is all there is: the generator finds it.
    @Test
    void aGeneratorFindsASingleHeap() {
        GAN.Source heap = (n, random) -> {
            float[] points = new float[2 * n];
            for (int i = 0; i < points.length; i++) {
                points[i] = (float) (i % 2 == 0 ? 1 + 0.1 * random.nextGaussian() : -1 + 0.1 * random.nextGaussian());
            }
            return points;
        };
        GAN gan = GAN.fit(heap, new Options(2, 16, 1, 64, 600, 1e-3, 3e-3, GeneratorLoss.NON_SATURATING, 1));
        float[] made = gan.sample(500, 9);
        double x = 0;
        double y = 0;
        for (int i = 0; i < 500; i++) {
            x += made[2 * i] / 500;
            y += made[2 * i + 1] / 500;
        }
        assertThat(x).isEqualTo(1, within(0.3));
        assertThat(y).isEqualTo(-1, within(0.3));
    }

    @Test
    void theRingCoversItself() {
        Coverage whole = Ring.coverage(Ring.draw(4000, new SplittableRandom(3)));
        assertThat(whole.modes()).isEqualTo(8);
        assertThat(whole.good()).isEqualTo(1 - Math.exp(-4.5), within(0.01));          // Rayleigh: 3 standard deviations
        assertThat(Arrays.stream(whole.each()).sum()).isEqualTo((int) Math.round(whole.good() * 4000));
    }

    @Test
    void coverageCountsByHand() {
        Coverage two = Ring.coverage(2, 0, 2, 0.1f, 0, 2, 0, 0, Float.NaN, 0);
        assertThat(two.modes()).isEqualTo(2);
        assertThat(two.good()).isEqualTo(0.6);
        assertThat(two.each()).containsExactly(2, 0, 1, 0, 0, 0, 0, 0);
        assertThatThrownBy(() -> Ring.coverage(1, 2, 3)).hasMessage(
                "Ring.coverage: 3 numbers: must be pairs, at least one");
        assertThatThrownBy(Ring::coverage).hasMessage("Ring.coverage: 0 numbers: must be pairs, at least one");
    }

    @Test
    void badOptionsAndSourcesAreNamed() {
        assertThatThrownBy(() -> Options.of(0, 1, 1)).hasMessageContaining("GAN.Options").hasMessageContaining("latent");
        assertThatThrownBy(() -> SHORT.withPack(5)).hasMessage(
                "GAN.Options: batch size 32 in packs of 5: must be a multiple");
        assertThatThrownBy(() -> GAN.fit((n, random) -> new float[3], SHORT)).hasMessage(
                "GAN.fit: the source gave 3 numbers for 32 points: must be two each");
        assertThatThrownBy(() -> GAN.fit((n, random) -> {
            float[] points = new float[2 * n];
            points[7] = Float.NaN;
            return points;
        }, SHORT)).hasMessageContaining("NaN").hasMessageContaining("step 1");
        assertThatThrownBy(() -> GAN.fit(Ring::draw, SHORT).sample(0, 1)).hasMessageContaining("GAN.sample");
    }
}
