package scratch.deep.generative.ganvariants;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.deep.data.Batch;
import scratch.deep.data.Data;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.BatchNorm;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.ConvTranspose2d;
import scratch.deep.layer.Flatten;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.optimizer.Adam;
import scratch.deep.optimizer.Optimizer;
import scratch.math.autograd.FiniteCheck;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// A GAN of convolutions for pictures of 8 × 8 pixels (DCGAN), to which the label is told (conditional GAN).
///
/// Generator: noise and label → 2 × 2 → 4 × 4 → 8 × 8 by transposed convolutions of stride 2, with batch normalisation and
/// ReLU between. Discriminator: the way back by convolutions of stride 2 with leaky ReLU; it sees the label as ten more
/// channels, of which one is all ones. Without labels it is the plain DCGAN.
/// Radford, Metz and Chintala 2016; Mirza and Osindero 2014.
public final class ConditionalGAN {
    private static final int SIDE = 8;
    private static final int PIXELS = SIDE * SIDE;
    private static final int CLASSES = 10;
    private static final Window DOUBLING = new Window(4, 4, 2, 1);

    /// @param latent   how many numbers of noise make a picture
    /// @param channels of the largest layer of both networks; the one before has twice as many
    /// @param labels   whether both networks are told the label
    public record Options(int latent, int channels, boolean labels, int batchSize, double generatorRate,
                          double discriminatorRate, long seed) {
        public Options {
            Require.atLeast(1, "ConditionalGAN.Options", "latent", latent);
            Require.atLeast(1, "ConditionalGAN.Options", "channels", channels);
            Require.atLeast(2, "ConditionalGAN.Options", "batch size", batchSize);
        }

        public static Options of(boolean labels, long seed) {
            return new Options(16, 16, labels, 64, 2e-3, 1e-3, seed);
        }
    }

    private final Options options;
    private final Data digits;                                 // (n, 1, 8, 8), pixels from 0 to 1
    private final RandomGenerator random;
    private final Sequential generator;
    private final Sequential discriminator;
    private final Optimizer ofGenerator;
    private final Optimizer ofDiscriminator;
    private int steps;

    /// Untrained.
    ///
    /// @param digits rows of 64 pixels from 0 to 1, with labels from 0 to 9
    public ConditionalGAN(Data digits, Options options) {
        Require.that(digits.hasLabels() && Arrays.stream(digits.labels()).allMatch(label -> label < CLASSES),
                "ConditionalGAN: %d rows: must have labels from 0 to 9", digits.size());
        this.options = options;
        this.digits = digits.reshape(1, SIDE, SIDE);
        random = SeedStream.generator(options.seed);
        int wide = options.channels;
        int told = options.labels ? CLASSES : 0;
        generator = new Sequential(new Linear(options.latent + told, 2 * wide * 4, random), new Unflatten(2 * wide, 2, 2),
                new BatchNorm(2 * wide), Activation.RELU, new ConvTranspose2d(2 * wide, wide, DOUBLING, 0, random),
                new BatchNorm(wide), Activation.RELU, new ConvTranspose2d(wide, 1, DOUBLING, 0, random), Activation.SIGMOID);
        Activation leaky = Activation.leakyRelu(0.2f);
        discriminator = new Sequential(new Conv2d(1 + told, wide, 4, 2, 1, random), leaky,
                new Conv2d(wide, 2 * wide, 4, 2, 1, random), leaky, new Flatten(), new Linear(2 * wide * 4, 1, random));
        ofGenerator = new Optimizer(generator.parameters(), new Adam(options.generatorRate, 0.5, 0.999, 1e-8, 0));
        ofDiscriminator = new Optimizer(discriminator.parameters(), new Adam(options.discriminatorRate, 0.5, 0.999, 1e-8, 0));
    }

    /// Each row under another shape: what `Flatten` does, undone.
    private record Unflatten(int channels, int height, int width) implements Layer {
        @Override
        public Variable forward(Variable x) {
            return x.reshape(x.length(0), channels, height, width);
        }
    }

    public void run(int count) {
        generator.train();
        for (int i = 0; i < count; i++) {
            steps++;
            Batch batch = digits.batch(random.ints(options.batchSize, 0, digits.size()).toArray());
            stepDiscriminator(batch);
            stepGenerator(batch.labels());
        }
    }

    private void stepDiscriminator(Batch batch) {
        int[] labels = batch.labels();
        Variable made = Variable.noGradient(() -> generator.forward(noise(random, labels)));
        ofDiscriminator.clearGradients();
        descend(judge(batch.inputs(), labels).negate().softplus().mean().plus(judge(made, labels).softplus().mean()),
                ofDiscriminator);
    }

    private void stepGenerator(int... labels) {
        ofGenerator.clearGradients();
        descend(judge(generator.forward(noise(random, labels)), labels).negate().softplus().mean(), ofGenerator);
    }

    private void descend(Variable loss, Optimizer optimizer) {
        FiniteCheck.require(loss, steps);
        loss.backward();
        optimizer.step();
    }

    /// Logits (n, 1) of pictures (n, 1, 8, 8): real, and of that label.
    private Variable judge(Variable pictures, int... labels) {
        return discriminator.forward(options.labels ? Functions.concat(1, pictures, planes(labels)) : pictures);
    }

    /// The label as ten pictures, (n, 10, 8, 8), of which one is all ones: a convolution sees it everywhere.
    private static Variable planes(int... labels) {
        float[] planes = new float[labels.length * CLASSES * PIXELS];
        for (int i = 0; i < labels.length; i++) {
            int from = (i * CLASSES + labels[i]) * PIXELS;
            Arrays.fill(planes, from, from + PIXELS, 1);
        }
        return Variable.constant(Tensor.of(planes, labels.length, CLASSES, SIDE, SIDE));
    }

    /// Noise, and behind it the label as ten numbers of which one is 1.
    private Variable noise(RandomGenerator from, int... labels) {
        int width = options.latent + (options.labels ? CLASSES : 0);
        float[] z = new float[labels.length * width];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < options.latent; j++) {
                z[i * width + j] = (float) from.nextGaussian();
            }
            if (options.labels) {
                z[i * width + options.latent + labels[i]] = 1;
            }
        }
        return Variable.constant(Tensor.of(z, labels.length, width));
    }

    /// New pictures (n, 64) of the labels asked for, which are ignored if this one was built without labels. Training does
    /// not notice.
    public float[] draw(long seed, int... labels) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= CLASSES) {
                throw Require.broken("ConditionalGAN.draw: label %d at position %d: must be from 0 to 9", labels[i], i);
            }
        }
        Require.that(labels.length > 0, "ConditionalGAN.draw: no labels: needs at least one");
        generator.eval();
        float[] pictures = Variable.noGradient(() -> generator.forward(noise(SeedStream.generator(seed), labels)))
                .data().toArray();
        generator.train();
        return pictures;
    }

    /// How many numbers the generator and the discriminator learn.
    public long[] parameterCounts() {
        return new long[]{generator.parameterCount(), discriminator.parameterCount()};
    }
}
