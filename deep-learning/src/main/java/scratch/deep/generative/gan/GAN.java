package scratch.deep.generative.gan;

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

/// A generative adversarial network on points of a plane. The generator makes points from noise; the discriminator gives a
/// logit that is to be high for data and low for what the generator made. Each is trained against the other, in turns.
///
/// Discriminator: `min mean softplus(−s(x)) + mean softplus(s(G(z)))`; generator: see [GeneratorLoss]. A step costs two
/// forward and two backward passes. Goodfellow et al. 2014; several points at once (`pack`): Lin et al. 2018.
public final class GAN {
    private static final int POINT = 2;

    /// Where real points come from.
    @FunctionalInterface
    public interface Source {
        /// Points (n, 2), one after the other.
        float[] draw(int n, RandomGenerator random);
    }

    /// @param latent            how many numbers of noise make a point
    /// @param hidden            units in each of the two hidden layers of both networks
    /// @param pack              how many points the discriminator judges together
    /// @param batchSize         points of each kind in a step; a multiple of `pack`
    /// @param generatorRate     learning rate of the generator's Adam
    /// @param discriminatorRate … and of the discriminator's
    public record Options(int latent, int hidden, int pack, int batchSize, int steps, double generatorRate,
                          double discriminatorRate, GeneratorLoss loss, long seed) {
        public Options {
            Require.atLeast(1, "GAN.Options", "latent", latent);
            Require.atLeast(1, "GAN.Options", "hidden", hidden);
            Require.atLeast(1, "GAN.Options", "pack", pack);
            Require.atLeast(0, "GAN.Options", "steps", steps);
            Require.that(batchSize >= pack && batchSize % pack == 0, "GAN.Options: batch size %d in packs of %d: must be a"
                    + " multiple", batchSize, pack);
        }

        /// What the lesson uses: the discriminator learns three times as fast as the generator.
        public static Options of(int latent, int steps, long seed) {
            return new Options(latent, 64, 1, 128, steps, 1e-3, 3e-3, GeneratorLoss.NON_SATURATING, seed);
        }

        Options withPack(int newPack) {
            return new Options(latent, hidden, newPack, batchSize, steps, generatorRate, discriminatorRate, loss, seed);
        }
    }

    /// What a step saw before it changed anything.
    public record Losses(double discriminator, double generator) { }

    private final Options options;
    private final RandomGenerator random;
    private final Layer generator;                             // (n, latent) → (n, 2)
    private final Layer discriminator;                         // (n / pack, 2·pack) → (n / pack, 1)
    private final Optimizer ofGenerator;
    private final Optimizer ofDiscriminator;
    private final List<Losses> history = new ArrayList<>();

    /// Untrained.
    GAN(Options options) {
        this.options = options;
        random = SeedStream.generator(options.seed);
        generator = network(options.latent, options.hidden, POINT, random);
        discriminator = network(POINT * options.pack, options.hidden, 1, random);
        // A momentum of 0.5: the other player has moved, so what was right some steps ago is not any more.
        ofGenerator = new Optimizer(generator.parameters(), new Adam(options.generatorRate, 0.5, 0.999, 1e-8, 0));
        ofDiscriminator = new Optimizer(discriminator.parameters(), new Adam(options.discriminatorRate, 0.5, 0.999, 1e-8, 0));
    }

    private static Layer network(int inputs, int hidden, int outputs, RandomGenerator random) {
        Activation leaky = Activation.leakyRelu(0.2f);
        return new Sequential(new Linear(inputs, hidden, random), leaky, new Linear(hidden, hidden, random), leaky,
                new Linear(hidden, outputs, random));
    }

    public static GAN fit(Source real, Options options) {
        GAN gan = new GAN(options);
        gan.run(real, options.steps);
        return gan;
    }

    void run(Source real, int steps) {
        for (int step = 0; step < steps; step++) {
            double discriminators = stepDiscriminator(real);
            double generators = stepGenerator();
            history.add(new Losses(discriminators, generators));
        }
    }

    double stepDiscriminator(Source real) {
        Variable data = points(real.draw(options.batchSize, random));
        Variable made = Variable.noGradient(() -> generator.forward(noise(options.batchSize, random)));
        ofDiscriminator.clearGradients();
        Variable loss = judge(data).negate().softplus().mean().plus(judge(made).softplus().mean());
        return descend(loss, ofDiscriminator);
    }

    double stepGenerator() {
        ofGenerator.clearGradients();
        Variable loss = options.loss.of(judge(generator.forward(noise(options.batchSize, random))));
        return descend(loss, ofGenerator);                     // subtle: goes backward through the discriminator, unmoved
    }

    private double descend(Variable loss, Optimizer optimizer) {
        float value = FiniteCheck.require(loss, history.size() + 1);
        loss.backward();
        optimizer.step();
        return value;
    }

    /// One logit for each pack of points.
    private Variable judge(Variable points) {
        return discriminator.forward(points.reshape(options.batchSize / options.pack, POINT * options.pack));
    }

    private Variable points(float... values) {
        Require.that(values.length == POINT * options.batchSize, "GAN.fit: the source gave %d numbers for %d points: must be"
                + " two each", values.length, options.batchSize);
        return Variable.constant(Tensor.of(values, options.batchSize, POINT));
    }

    private Variable noise(int n, RandomGenerator from) {
        float[] z = new float[n * options.latent];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) from.nextGaussian();
        }
        return Variable.constant(Tensor.of(z, n, options.latent));
    }

    /// New points (n, 2) from noise of its own: the same seed gives the same points, and training does not notice.
    public float[] sample(int n, long seed) {
        Require.atLeast(1, "GAN.sample", "n", n);
        return Variable.noGradient(() -> generator.forward(noise(n, SeedStream.generator(seed)))).data().toArray();
    }

    /// The losses of each step so far.
    public List<Losses> history() {
        return List.copyOf(history);
    }

    /// How sure the discriminator is of the generator's points: its mean probability that one is real.
    double meanAnswer(long seed) {
        Variable logits = Variable.noGradient(() -> judge(generator.forward(noise(options.batchSize,
                SeedStream.generator(seed)))));
        return logits.sigmoid().mean().item();
    }

    /// The length of the generator's gradient for a loss, on one batch. Moves nothing.
    double gradientNorm(GeneratorLoss loss, long seed) {
        ofGenerator.clearGradients();
        loss.of(judge(generator.forward(noise(options.batchSize, SeedStream.generator(seed))))).backward();
        double squares = 0;
        for (Variable parameter : ofGenerator.parameters()) {
            squares += parameter.gradient().times(parameter.gradient()).sum().item();
        }
        return Math.sqrt(squares);
    }
}
