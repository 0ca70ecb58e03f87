package scratch.deep.generative.ganvariants;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.math.autograd.FiniteCheck;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// WGAN-GP on points of a plane: a critic gives scores, not probabilities, and the mean score of the data less that of made
/// points is, for the best critic whose slope is nowhere above 1, the Wasserstein distance between the two. The generator
/// makes that distance smaller. The slope is held near 1 by a penalty, at points between data and made points.
/// Arjovsky, Chintala and Bottou 2017; Gulrajani et al. 2017.
public final class WassersteinGAN {
    private static final int POINT = 2;
    /// How fast the estimate of the distance forgets.
    private static final double MEMORY = 0.99;

    /// Where real points come from.
    @FunctionalInterface
    public interface Source {
        /// Points (n, 2), one after the other.
        float[] draw(int n, RandomGenerator random);
    }

    /// @param latent      how many numbers of noise make a point
    /// @param hidden      units in each of the two hidden layers of both networks
    /// @param batchSize   points of each kind in a step
    /// @param criticSteps steps of the critic for each step of the generator: its distance is to be trusted
    /// @param penalty     how much the slope counts, λ
    public record Options(int latent, int hidden, int batchSize, int criticSteps, double penalty, double rate, long seed) {
        public Options {
            Require.atLeast(1, "WassersteinGAN.Options", "latent", latent);
            Require.atLeast(1, "WassersteinGAN.Options", "hidden", hidden);
            Require.atLeast(1, "WassersteinGAN.Options", "batch size", batchSize);
            Require.atLeast(1, "WassersteinGAN.Options", "critic steps", criticSteps);
            Require.notNegative("WassersteinGAN.Options", "penalty", penalty);
        }

        public static Options of(int latent, long seed) {
            return new Options(latent, 32, 64, 3, 1, 5e-3, seed);
        }
    }

    private final Source real;
    private final Options options;
    private final RandomGenerator random;
    private final Layer generator;                             // (n, latent) → (n, 2)
    private final Critic critic;
    private final Optimizer ofGenerator;
    private final Optimizer ofCritic;
    private final List<Double> distances = new ArrayList<>();

    /// Untrained.
    public WassersteinGAN(Source real, Options options) {
        this.real = real;
        this.options = options;
        random = SeedStream.generator(options.seed);
        Activation leaky = Activation.leakyRelu(0.2f);
        generator = new Sequential(new Linear(options.latent, options.hidden, random), leaky,
                new Linear(options.hidden, options.hidden, random), leaky, new Linear(options.hidden, POINT, random));
        critic = new Critic(POINT, options.hidden, random);
        ofGenerator = new Optimizer(generator.parameters(), new Adam(options.rate, 0.5, 0.9, 1e-8, 0));
        ofCritic = new Optimizer(critic.parameters(), new Adam(options.rate, 0.5, 0.9, 1e-8, 0));
    }

    public void run(int steps) {
        for (int step = 0; step < steps; step++) {
            double distance = 0;
            for (int i = 0; i < options.criticSteps; i++) {
                distance = stepCritic();
            }
            stepGenerator();
            distances.add(distance);
        }
    }

    /// Returns the estimate of the distance: mean score of the data less mean score of made points.
    double stepCritic() {
        float[] data = real.draw(options.batchSize, random);
        Require.that(data.length == POINT * options.batchSize, "WassersteinGAN.run: the source gave %d numbers for %d points: "
                + "must be two each", data.length, options.batchSize);
        float[] made = Variable.noGradient(() -> generator.forward(noise(options.batchSize, random))).data().toArray();
        ofCritic.clearGradients();
        Variable distance = critic.score(points(data)).mean().minus(critic.score(points(made)).mean());
        float value = distance.item();
        Variable loss = critic.penalty(points(between(data, made))).times((float) options.penalty).minus(distance);
        descend(loss, ofCritic);
        return value;
    }

    private void stepGenerator() {
        ofGenerator.clearGradients();
        descend(critic.score(generator.forward(noise(options.batchSize, random))).mean().negate(), ofGenerator);
    }

    private void descend(Variable loss, Optimizer optimizer) {
        FiniteCheck.require(loss, distances.size() + 1);
        loss.backward();
        optimizer.step();
    }

    /// On the line from a point of the data to a made one, anywhere.
    private float[] between(float[] data, float[] made) {
        float[] points = new float[data.length];
        for (int i = 0; i < points.length; i += POINT) {
            float share = (float) random.nextDouble();
            for (int axis = i; axis < i + POINT; axis++) {
                points[axis] = share * data[axis] + (1 - share) * made[axis];
            }
        }
        return points;
    }

    private static Variable points(float... values) {
        return Variable.constant(Tensor.of(values, values.length / POINT, POINT));
    }

    private Variable noise(int n, RandomGenerator from) {
        float[] z = new float[n * options.latent];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) from.nextGaussian();
        }
        return Variable.constant(Tensor.of(z, n, options.latent));
    }

    /// New points (n, 2) from noise of their own: training does not notice.
    public float[] sample(int n, long seed) {
        Require.atLeast(1, "WassersteinGAN.sample", "n", n);
        return Variable.noGradient(() -> generator.forward(noise(n, SeedStream.generator(seed)))).data().toArray();
    }

    /// The estimate of the distance after each step of the generator, smoothed over about a hundred steps.
    public double[] distances() {
        double[] smooth = new double[distances.size()];
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < smooth.length; i++) {
            sum = MEMORY * sum + distances.get(i);
            weight = MEMORY * weight + 1;
            smooth[i] = sum / weight;
        }
        return smooth;
    }
}
