package scratch.deep.generative.vae;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.deep.init.Initializer;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.deep.loss.Loss;
import scratch.deep.reconstruction.Rows;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// A variational autoencoder: the encoder gives mean and log variance of a code, the decoder gets a draw from it, and the loss
/// is the negative evidence lower bound, `E_q[−ln p(x|z)] + β·KL(q(z|x) ‖ p(z))`. A pixel is normal around its reconstruction
/// with the standard deviation s. Kingma and Welling 2014; Rezende, Mohamed and Wierstra 2014; β of Higgins et al. 2017.
public final class VAE implements Layer {

    /// @param hidden units of each of the two hidden layers
    /// @param units  width of the code, k
    /// @param spread s
    /// @param beta   what the divergence counts; 1 makes the loss a bound
    public record Options(int hidden, int units, double spread, double beta) {
        public Options {
            Require.atLeast(1, "VAE.Options", "hidden", hidden);
            Require.atLeast(1, "VAE.Options", "units", units);
            Require.positive("VAE.Options", "spread", spread);
            Require.notNegative("VAE.Options", "beta", beta);
        }

        public Options withBeta(double newBeta) {
            return new Options(hidden, units, spread, newBeta);
        }
    }

    /// One batch: what comes back, and the code that it came from.
    record Pass(Variable output, Variable mean, Variable logVariance) { }

    private final Layer trunk;
    private final Linear toMean;
    private final Linear toLogVariance;
    private final Layer decoder;
    private final Options options;
    private final SeedStream noise;
    private boolean training = true;
    private Pass last;                     // of the last forward pass, for the loss

    public VAE(int inputs, Options options, Activation activation, long seed) {
        RandomGenerator random = SeedStream.generator(seed);
        trunk = new Sequential(linear(inputs, options.hidden, random), activation);
        toMean = linear(options.hidden, options.units, random);
        toLogVariance = linear(options.hidden, options.units, random);
        decoder = new Sequential(linear(options.units, options.hidden, random), activation,
                linear(options.hidden, inputs, random));
        this.options = options;
        noise = new SeedStream(seed);
    }

    private static Linear linear(int inputs, int outputs, RandomGenerator random) {
        return new Linear(inputs, outputs, Initializer.xavierNormal(), true, random);
    }

    @Override
    public Variable forward(Variable x) {
        Tensor epsilon = training ? Tensor.normal(SeedStream.generator(noise.next()), 1, x.length(0), options.units)
                : Tensor.zeros(x.length(0), options.units);    // in evaluation the code is its mean
        last = pass(x, Variable.constant(epsilon));
        return last.output;
    }

    /// The reparameterisation: noise comes in from outside, and gradients flow through mean and log variance.
    Pass pass(Variable x, Variable epsilon) {
        Variable h = trunk.forward(x);
        Variable mean = toMean.forward(h);
        Variable logVariance = toLogVariance.forward(h);
        Variable z = mean.plus(logVariance.times(0.5f).exp().times(epsilon));
        return new Pass(decoder.forward(z), mean, logVariance);
    }

    /// `‖x̂ − x‖²/(2s²)`, a mean over the rows: the reconstruction part without its constant.
    Variable reconstruction(Pass pass, Variable x) {
        double scale = 1 / (2 * options.spread * options.spread * x.length(0));
        return pass.output.minus(x).square().sum().times((float) scale);
    }

    /// `½·Σ (μ² + e^ℓ − ℓ − 1)`, a mean over the rows.
    static Variable divergence(Pass pass) {
        return pass.mean.square().plus(pass.logVariance.exp()).minus(pass.logVariance).minus(1).sum()
                .times(0.5f / pass.mean.length(0));
    }

    /// The negative bound of the last forward pass.
    public Loss loss() {
        return (output, batch) -> reconstruction(last, batch.targets()).plus(divergence(last).times((float) options.beta));
    }

    public Options options() {
        return options;
    }

    /// The posterior of each row: means and log variances, both (n, k).
    public Matrix[] encode(Matrix x) {
        return new Matrix[]{Rows.through(rows -> toMean.forward(trunk.forward(rows)), x),
            Rows.through(rows -> toLogVariance.forward(trunk.forward(rows)), x)};
    }

    public Matrix decode(Matrix z) {
        return Rows.through(decoder, z);
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("trunk", trunk);
        children.put("mean", toMean);
        children.put("logVariance", toLogVariance);
        children.put("decoder", decoder);
        return children;
    }

    @Override
    public Map<String, SeedStream> seeds() {
        return Map.of("noise", noise);
    }

    @Override
    public void setTraining(boolean newTraining) {
        training = newTraining;
    }

    @Override
    public String toString() {
        return "VAE with " + options.units + " units";
    }
}
