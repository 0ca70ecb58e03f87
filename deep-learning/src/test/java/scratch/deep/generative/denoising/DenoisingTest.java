package scratch.deep.generative.denoising;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.deep.generative.denoising.Corruption.Kind;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.loss.Loss;
import scratch.deep.reconstruction.Fitting;
import scratch.deep.reconstruction.Rows;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.autograd.Variable;

class DenoisingTest {
    @Test
    void theTableOfTheReadme() {
        assertThat(Math.exp(-0.125)).isEqualTo(0.8825, within(5e-5));
        assertThat(Math.exp(-1.125)).isEqualTo(0.3247, within(5e-5));
        assertThat(Math.exp(-0.5)).isEqualTo(0.6065, within(5e-5));
        assertThat(Math.exp(-4.5)).isEqualTo(0.0111, within(5e-5));
        double[][] rows = {{1, 0.4621, -0.0379}, {0.5, 0.9640, 1.8561}};
        for (double[] row : rows) {
            double variance = row[0] * row[0];
            double best = (Math.exp(-0.125 / variance) - Math.exp(-1.125 / variance))
                    / (Math.exp(-0.125 / variance) + Math.exp(-1.125 / variance));
            assertThat(best).isEqualTo(row[1], within(5e-5)).isEqualTo(Math.tanh(0.5 / variance), within(1e-12));
            assertThat((best - 0.5) / variance).isEqualTo(row[2], within(5e-5));
            double slope = (logDensity(0.5 + 1e-5, variance) - logDensity(0.5 - 1e-5, variance)) / 2e-5;
            assertThat(slope).isEqualTo((best - 0.5) / variance, within(1e-8));
        }
    }

    private static double logDensity(double x, double variance) {
        return Math.log(Math.exp(-(x - 1) * (x - 1) / (2 * variance)) + Math.exp(-(x + 1) * (x + 1) / (2 * variance)));
    }

    @ParameterizedTest
    @CsvSource({"GAUSSIAN, 0.4", "MASKING, 0.3", "SALT_AND_PEPPER, 0.2"})
    void damageHasTheMomentsThatItClaims(Kind kind, double level) {
        Corruption corruption = new Corruption(kind, level);
        Matrix clean = Matrix.wrap(1, 200_000, new double[200_000]);
        Arrays.fill(clean.data(), 0.7);
        double[] noisy = corruption.apply(clean, new SplittableRandom(1)).data();
        assertThat(Vectors.mean(noisy)).isEqualTo(corruption.gain() * 0.7 + corruption.offset(), within(0.004));
        assertThat(Vectors.dot(noisy, noisy) / noisy.length).isEqualTo(corruption.meanSquare(0.49), within(0.005));
        assertThat(clean.data()).containsOnly(0.7);
        assertThat(new Corruption(kind, 0).apply(clean, new SplittableRandom(1))).isEqualTo(clean);
    }

    @Test
    void theLayerDamagesInTrainingOnlyAndEachTimeAnew() {
        Corrupting layer = new Corrupting(new Corruption(Kind.GAUSSIAN, 0.5), 3);
        Variable x = Variable.constant(Rows.tensor(Matrix.zeros(2, 3)));
        float[] first = layer.forward(x).data().toArray();
        float[] second = layer.forward(x).data().toArray();
        assertThat(first).isNotEqualTo(second);
        layer.seeds().get("noise").moveTo(0);
        assertThat(layer.forward(x).data().toArray()).isEqualTo(first);
        layer.eval();
        assertThat(layer.forward(x)).isSameAs(x);
    }

    @ParameterizedTest
    @CsvSource({"GAUSSIAN, 0.4", "MASKING, 0.3", "SALT_AND_PEPPER, 0.2"})
    void theLinearFilterIsTheBestOfItsKind(Kind kind, double level) {
        var random = new SplittableRandom(2);
        Matrix clean = Matrix.zeros(20_000, 3);
        for (int i = 0; i < clean.rows(); i++) {
            double common = random.nextDouble();
            for (int j = 0; j < 3; j++) {
                clean.set(i, j, 0.7 * common + 0.3 * random.nextDouble());
            }
        }
        Corruption corruption = new Corruption(kind, level);
        Matrix noisy = corruption.apply(clean, random);
        LinearDenoiser filter = LinearDenoiser.fit(clean, corruption);
        double best = Vectors.mean(Rows.squaredDistances(clean, filter.denoise(noisy)));
        assertThat(best).isLessThan(Vectors.mean(Rows.squaredDistances(clean, noisy)));
        for (int i = 0; i < 9; i++) {
            for (double by : new double[]{-0.05, 0.05}) {
                Matrix moved = filter.weights().copy();
                moved.data()[i] += by;
                Matrix back = new LinearDenoiser(filter.mean(), filter.noisyMean(), moved).denoise(noisy);
                assertThat(Vectors.mean(Rows.squaredDistances(clean, back))).as("weight " + i).isGreaterThan(best);
            }
        }
    }

    @Test
    void theMedianFilterRemovesASinglePixelAndAThinStroke() {
        double[] image = new double[25];
        image[12] = 1;
        assertThat(MedianFilter.of(Matrix.wrap(1, 25, image), 5).data()).containsOnly(0);
        for (int row = 0; row < 5; row++) {
            image[5 * row + 2] = 1;
        }
        assertThat(MedianFilter.of(Matrix.wrap(1, 25, image), 5).data()).containsOnly(0);
        double[] half = new double[25];
        for (int p = 0; p < 25; p++) {
            half[p] = p % 5 < 2 ? 1 : 0;
        }
        assertThat(MedianFilter.of(Matrix.wrap(1, 25, half), 5).data()).containsExactly(half);
        double[] nine = {9, 2, 7, 4, 1, 6, 3, 8, 5};
        assertThat(MedianFilter.of(Matrix.wrap(1, 9, nine), 3).data()[4]).isEqualTo(5);
        assertThat(MedianFilter.of(Matrix.wrap(1, 9, nine), 3).data()[0]).isEqualTo(4);        // of 9 9 2 9 9 2 4 4 1
    }

    @Test
    void gradientsAreFiniteDifferences() {
        Peers432.Case example = Peers432.example(3, 4, 2, 5);
        double[][] noisy = {example.noisy().row(0), example.noisy().row(1), example.noisy().row(2)};
        double[][] clean = {example.clean().row(0), example.clean().row(1), example.clean().row(2)};
        PlainDenoiser network = example.network();
        PlainDenoiser by = network.gradient(noisy, clean).by();
        double[][] weights = {network.w()[0], network.w()[3], network.b(), network.v()[1], network.c()};
        double[][] ours = {by.w()[0], by.w()[3], by.b(), by.v()[1], by.c()};
        for (int p = 0; p < weights.length; p++) {
            for (int i = 0; i < weights[p].length; i++) {
                double value = weights[p][i];
                weights[p][i] = value + 1e-5;
                double above = network.gradient(noisy, clean).loss();
                weights[p][i] = value - 1e-5;
                double below = network.gradient(noisy, clean).loss();
                weights[p][i] = value;
                assertThat(ours[p][i]).as(p + "/" + i).isEqualTo((above - below) / 2e-5, within(1e-9));
            }
        }
    }

    @Test
    void theScoreOfTheCircleIsTheGradientOfItsLogDensity() {
        for (double deviation : new double[]{0.2, 0.5, 2}) {
            Ring ring = new Ring(deviation);
            for (double[] at : new double[][]{{0.3, 0.2}, {1, 0}, {-1.4, 0.7}}) {
                double[] differences = Peers432.differences(ring, at[0], at[1]);
                assertThat(ring.score(at[0], at[1])).containsExactly(differences, within(1e-6));
            }
            assertThat(ring.posteriorMean(0, 0)).containsExactly(0, 0);
        }
        assertThat(Ring.besselRatio(1)).isEqualTo(0.446390, within(1e-6));             // I₁(1)/I₀(1) = 0.565159/1.266066
        assertThat(Ring.besselRatio(1e4)).isEqualTo(1 - 1 / 2e4, within(1e-8));
    }

    @Test
    void aNetworkLearnsTheScoreOfTheCircle() {
        double[] quality = Ex432Denoising.quality(Ex432Denoising.onRing(150, 4), SeedStream.generator(8));
        assertThat(quality[0]).isLessThan(0.12);
        assertThat(quality[1]).isGreaterThan(0.96);
    }

    @Test
    void denoisingBeatsTheLinearFilterAndThePlainNetworkCopiesNoise() {
        Ex432Denoising.Split data = Ex432Denoising.Split.of(3);
        Corruption mask = new Corruption(Kind.MASKING, 0.5);
        Matrix noisy = mask.apply(data.test(), SeedStream.generator(4));
        double denoised = Rows.lostShare(data.test(), Rows.through(Ex432Denoising.denoising(data.train(), mask, 20, 3), noisy),
                data.mean());
        double linear = Rows.lostShare(data.test(), LinearDenoiser.fit(data.train(), mask).denoise(noisy), data.mean());
        double plain = Rows.lostShare(data.test(), Rows.through(Ex432Denoising.plain(data.train(), 64, 20, 3), noisy),
                data.mean());
        assertThat(denoised).isLessThan(linear - 0.03);
        assertThat(plain).isGreaterThan(0.9);
    }

    @Test
    void noiseDrawnOnceIsWorse() {
        Ex432Denoising.Split data = Ex432Denoising.Split.of(2);
        Corruption noise = new Corruption(Kind.GAUSSIAN, 0.3);
        Matrix noisy = noise.apply(data.test(), SeedStream.generator(4));
        Layer anew = Ex432Denoising.denoising(data.train(), noise, 40, 1);
        Layer once = Fitting.withSeed(1).run(Ex432Denoising.network(64, 1), Loss.meanSquared(),
                Fitting.pairs(noise.apply(data.train(), SeedStream.generator(5)), data.train()));
        assertThat(Rows.lostShare(data.test(), Rows.through(once, noisy), data.mean()))
                .isGreaterThan(Rows.lostShare(data.test(), Rows.through(anew, noisy), data.mean()) + 0.03);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Corruption(Kind.MASKING, 1.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Corruption: level = 1.5: must be finite and not negative, and a probability at most 1");
        assertThatThrownBy(() -> new Corruption(Kind.GAUSSIAN, Double.NaN)).hasMessageContaining("level = NaN");
        assertThatThrownBy(() -> LinearDenoiser.fit(Matrix.zeros(1, 3), new Corruption(Kind.GAUSSIAN, 1)))
                .hasMessage("LinearDenoiser.fit: (1, 3): needs two rows and a column");
        assertThatThrownBy(() -> MedianFilter.of(Matrix.zeros(1, 10), 4))
                .hasMessage("MedianFilter.of: 10 pixels in rows of 4: must divide");
        assertThatThrownBy(() -> new Ring(0)).hasMessageContaining("Ring: deviation = 0.0");
        assertThatThrownBy(() -> Peers432.example(2, 3, 2, 1).network().gradient(new double[2][3], new double[1][3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
