package scratch.deep.generative.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.reconstruction.Rows;
import scratch.math.Matrix;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class VAETest {
    @ParameterizedTest
    @CsvSource({"0.5, 0.5, -1.2939, 0.2216, -1.5155", "0, 1, -1.9189, 0, -1.9189", "1, 0.5, -1.1689, 0.5966, -1.7655"})
    void theTableOfTheReadme(double mean, double variance, double reconstruction, double divergence, double bound) {
        double[] parts = Ex434VAE.example(mean, variance);
        assertThat(parts[0]).isEqualTo(reconstruction, within(5e-5));
        assertThat(parts[1]).isEqualTo(divergence, within(5e-5));
        assertThat(parts[2]).isEqualTo(bound, within(5e-5));
        assertThat(parts[3]).isEqualTo(-Math.log(4 * Math.PI) / 2 - 0.25, within(1e-12)).isEqualTo(-1.5155, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 0", "0, 1, 0.4034", "1, 0.5, 0.25"})
    void whatIsMissingIsTheDivergenceFromThePosterior(double mean, double variance, double missing) {
        double[] parts = Ex434VAE.example(mean, variance);
        double fromPosterior = (variance / 0.5 + (mean - 0.5) * (mean - 0.5) / 0.5 - 1 - Math.log(variance / 0.5)) / 2;
        assertThat(parts[3] - parts[2]).isEqualTo(fromPosterior, within(1e-12)).isEqualTo(missing, within(5e-5));
    }

    @Test
    void theDivergenceIsThatOfSampling() {
        for (double[] code : new double[][]{{0, 0}, {1.5, -2}, {-0.3, 0.8}}) {
            var q = new GaussianCode(new double[]{code[0], 0.1}, new double[]{code[1], 0.2});
            assertThat(q.divergenceBySampling(200_000, new SplittableRandom(1))).isEqualTo(q.divergence(), within(0.02));
            double h = 1e-6;
            GaussianCode gradient = q.divergenceGradient();
            assertThat(gradient.mean()[0]).isEqualTo((at(code[0] + h, code[1]) - at(code[0] - h, code[1])) / (2 * h),
                    within(1e-8));
            assertThat(gradient.logVariance()[0]).isEqualTo((at(code[0], code[1] + h) - at(code[0], code[1] - h)) / (2 * h),
                    within(1e-8));
        }
    }

    private static double at(double mean, double logVariance) {
        return new GaussianCode(new double[]{mean, 0.1}, new double[]{logVariance, 0.2}).divergence();
    }

    @Test
    void gradientsAreFiniteDifferencesWithTheNoiseHeldStill() {
        Peers434.Case example = Peers434.example(3, 4, 3, 2, 7);
        PlainVAE network = example.network();
        PlainVAE.Gradient gradient = network.gradient(example.x(), example.epsilon());
        for (int l = 0; l < 5; l++) {
            for (int i = -1; i < network.w()[l].length; i++) {
                double[] values = i < 0 ? network.b()[l] : network.w()[l][i];
                double[] ours = i < 0 ? gradient.b()[l] : gradient.w()[l][i];
                for (int j = 0; j < values.length; j++) {
                    double value = values[j];
                    values[j] = value + 1e-5;
                    double above = network.gradient(example.x(), example.epsilon()).loss();
                    values[j] = value - 1e-5;
                    double below = network.gradient(example.x(), example.epsilon()).loss();
                    values[j] = value;
                    assertThat(ours[j]).as(l + "/" + i + "/" + j).isEqualTo((above - below) / 2e-5, within(1e-8));
                }
            }
        }
    }

    /// The trick and the divergence in the engine; without the ½ of ℓ/2 the same check refuses.
    @Test
    void theEngineDifferentiatesTheDrawAndAWrongTrickIsCaught() {
        Variable mean = Variable.parameter(Tensor.of(new float[]{0.3f, -0.8f, 1.2f, 0.5f}, 2, 2)).named("mean");
        Variable logVariance = Variable.parameter(Tensor.of(new float[]{-0.5f, 0.4f, 0.2f, -1}, 2, 2)).named("logVariance");
        Variable epsilon = Variable.constant(Tensor.of(new float[]{0.7f, -1.1f, 0.4f, 1.6f}, 2, 2));
        GradCheck.of(() -> mean.plus(logVariance.times(0.5f).exp().times(epsilon)), mean, logVariance)
                .require(GradCheck.FLOAT_TOLERANCE);
        GradCheck.of(() -> VAE.divergence(new VAE.Pass(mean, mean, logVariance)), mean, logVariance)
                .require(GradCheck.FLOAT_TOLERANCE);
        assertThatThrownBy(() -> GradCheck.of(() -> {
            Tensor deviation = logVariance.data().times(0.5f).apply(scratch.math.tensor.Unary.EXP);
            Tensor z = mean.data().plus(deviation.times(epsilon.data()));
            return Variable.node("wrong draw", z, Variable.to(mean, g -> g),
                    Variable.to(logVariance, g -> g.times(deviation).times(epsilon.data())));
        }, mean, logVariance).require(GradCheck.FLOAT_TOLERANCE)).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("logVariance");
    }

    private static Matrix cloud(int n, long seed) {
        var random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(n, 5);
        for (int i = 0; i < n; i++) {
            double first = random.nextGaussian();
            double second = random.nextGaussian();
            for (int j = 0; j < 5; j++) {
                x.set(i, j, j + 2 * first * (j - 1) + second * (j % 2 == 0 ? 1 : -1) + 0.5 * random.nextGaussian());
            }
        }
        return x;
    }

    @Test
    void theBoundOfTheExactPosteriorIsTheLikelihood() {
        Matrix x = cloud(60, 1);
        LinearGaussian model = LinearGaussian.fit(x, 2);
        LinearGaussian turned = Ex434VAE.turned(model);
        for (int i = 0; i < 20; i++) {
            double[] row = x.row(i);
            assertThat(model.elbo(row, model.bestCode(row))).isEqualTo(model.logLikelihood(row), within(1e-9));
            assertThat(turned.logLikelihood(row)).isEqualTo(model.logLikelihood(row), within(1e-9));
            assertThat(turned.elbo(row, turned.bestCode(row))).isLessThan(turned.logLikelihood(row) - 1e-4);
            // by sampling: the mean of ln p(x|z) over the code, less the divergence
            GaussianCode code = turned.bestCode(row);
            var random = new SplittableRandom(i);
            double sum = 0;
            for (int k = 0; k < 20_000; k++) {
                sum += turned.logLikelihood(row, code.draw(random)) / 20_000;
            }
            assertThat(sum - code.divergence()).isEqualTo(turned.elbo(row, code), within(0.05));
        }
    }

    /// The density of x as an integral over z, on a grid.
    @Test
    void theLikelihoodIsTheIntegralOverTheCode() {
        var model = new LinearGaussian(new double[]{1, -1}, Matrix.of(new double[][]{{0.8}, {0.3}}), 0.25);
        double[] x = {1.7, -0.6};
        double sum = 0;
        for (double z = -8; z <= 8; z += 0.001) {
            sum += 0.001 * Math.exp(model.logLikelihood(x, z) + GaussianCode.logPrior(z));
        }
        assertThat(model.logLikelihood(x)).isEqualTo(Math.log(sum), within(1e-9));
    }

    @Test
    void theMostLikelyLinearDecoderIsBetterThanItsNeighbours() {
        Matrix x = cloud(80, 2);
        LinearGaussian best = LinearGaussian.fit(x, 2);
        double top = total(best, x);
        for (int i = 0; i < 10; i++) {
            for (double by : new double[]{-0.05, 0.05}) {
                Matrix moved = best.weights().copy();
                moved.data()[i] += by;
                assertThat(total(new LinearGaussian(best.mean(), moved, best.variance()), x)).isLessThan(top);
            }
        }
        assertThat(total(new LinearGaussian(best.mean(), best.weights(), best.variance() * 1.05), x)).isLessThan(top);
        assertThat(total(new LinearGaussian(best.mean(), best.weights(), best.variance() * 0.95), x)).isLessThan(top);
    }

    private static double total(LinearGaussian model, Matrix x) {
        double sum = 0;
        for (int i = 0; i < x.rows(); i++) {
            sum += model.logLikelihood(x.row(i));
        }
        return sum;
    }

    @Test
    void theImportanceWeightedBoundRisesToTheLikelihood() {
        Matrix x = cloud(40, 3);
        LinearGaussian model = LinearGaussian.fit(x, 2);
        GaussianCode nothing = new GaussianCode(new double[2], new double[2]);
        var random = new SplittableRandom(5);
        double exact = total(model, x) / 40;
        double before = Double.NEGATIVE_INFINITY;
        for (int draws = 1; draws <= 10_000; draws *= 10) {
            double bound = 0;
            for (int i = 0; i < 40; i++) {
                double[] row = x.row(i);
                bound += Bounds.importanceWeighted(nothing, z -> model.logLikelihood(row, z), draws, random) / 40;
            }
            assertThat(bound).as(draws + " draws").isGreaterThan(before).isLessThan(exact + 0.05);
            before = bound;
        }
        assertThat(before).isEqualTo(exact, within(0.05));
        double[] row = x.row(0);
        assertThat(Bounds.importanceWeighted(model.bestCode(row), z -> model.logLikelihood(row, z), 1, random))
                .isEqualTo(model.logLikelihood(row), within(1e-9));    // with the posterior every draw has the same weight
        assertThat(Bounds.logMeanExp(-2000, -2000 + Math.log(3))).isEqualTo(-2000 + Math.log(2), within(1e-9));
    }

    @Test
    void howManyUnitsALinearDecoderKeeps() {
        Ex434VAE.Split data = Ex434VAE.Split.of(1);
        assertThat(Ex434VAE.predicted(data, 1, 8)).isEqualTo(8);
        assertThat(Ex434VAE.predicted(data, 12.5, 8)).isEqualTo(3);
        assertThat(Ex434VAE.predicted(data, 25, 8)).isZero();
    }

    @Test
    void aLargeBetaSilencesAllUnitsAndASmallOneNone() {
        Ex434VAE.Split data = Ex434VAE.Split.of(2);
        VAE silent = Ex434VAE.train(data, 4, 25, 20, 1, null);
        assertThat(Evidence.of(silent, data.test(), SeedStream.generator(1)).active()).isZero();
        VAE busy = Ex434VAE.train(data, 4, 1, 20, 1, null);
        Evidence evidence = Evidence.of(busy, data.test(), SeedStream.generator(1));
        assertThat(evidence.active()).isEqualTo(4);
        assertThat(evidence.bound()).isEqualTo(evidence.reconstruction() - evidence.divergence());
        assertThat(Evidence.importanceWeighted(busy, data.test(), 20, SeedStream.generator(2))).isGreaterThan(evidence.bound());
    }

    @Test
    void inEvaluationTheCodeIsItsMeanAndInTrainingADraw() {
        VAE vae = new VAE(6, new VAE.Options(5, 2, 0.3, 1), Activation.TANH, 4);
        Matrix x = Matrix.wrap(3, 6, new SplittableRandom(1).doubles(18).toArray());
        assertThat(Rows.through(vae, x)).isEqualTo(vae.decode(vae.encode(x)[0]));
        vae.train();
        Variable input = Variable.constant(Rows.tensor(x));
        assertThat(vae.forward(input).data().toArray()).isNotEqualTo(vae.forward(input).data().toArray());
        assertThat(vae.parameterCount()).isEqualTo(6 * 5 + 5 + 2 * (5 * 2 + 2) + 2 * 5 + 5 + 5 * 6 + 6);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new VAE.Options(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("VAE.Options: hidden = 0: must be at least 1");
        assertThatThrownBy(() -> new VAE.Options(1, 1, 0, 1)).hasMessageContaining("VAE.Options: spread = 0.0");
        assertThatThrownBy(() -> new VAE.Options(1, 1, 1, -1)).hasMessageContaining("VAE.Options: beta = -1.0");
        assertThatThrownBy(() -> new GaussianCode(new double[2], new double[1])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("GaussianCode");
        assertThatThrownBy(() -> Bounds.importanceWeighted(new GaussianCode(new double[1], new double[1]), z -> 0, 0,
                new SplittableRandom(1))).hasMessage("Bounds.importanceWeighted: 0 draws: needs at least 1");
        assertThatThrownBy(() -> LinearGaussian.fit(Matrix.zeros(5, 3), 3)).hasMessage(
                "LinearGaussian.fit: (5, 3) with k = 3: needs two rows, and fewer units than columns");
        assertThatThrownBy(() -> new LinearGaussian(new double[2], Matrix.zeros(3, 1), 1))
                .hasMessage("LinearGaussian: mean (2), weights (3, 1): must be (d), (d, k)");
        assertThatThrownBy(() -> PlainVAE.random(2, 2, 1, 1, 1).gradient(new double[2][2], new double[1][1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
