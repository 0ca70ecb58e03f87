package scratch.deep.generative.vae;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.layer.Activation;
import scratch.deep.reconstruction.Rows;
import scratch.example.Quiet;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;

/// The negative bound of one variational autoencoder with its gradients in three ways, all with the same noise: by loops, by
/// our
/// layers, by ND4J's SameDiff.
final class Peers434 {
    private static final String[] NAMES = {"wA", "bA", "wB", "bB", "wC", "bC", "wD", "bD", "wE", "bE"};

    private Peers434() {
    }

    /// A network with rows and noise.
    record Case(PlainVAE network, double[][] x, double[][] epsilon) { }

    static Case example(int rows, int d, int hidden, int units, long seed) {
        var random = new SplittableRandom(seed);
        double[][] x = new double[rows][];
        double[][] epsilon = new double[rows][units];
        Arrays.setAll(x, i -> random.doubles(d).toArray());
        for (double[] row : epsilon) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return new Case(PlainVAE.random(d, hidden, units, 0.5, seed), x, epsilon);
    }

    /// Loss, then weights and biases layer by layer.
    static double[][] byLoops(Case example) {
        PlainVAE.Gradient gradient = example.network.gradient(example.x, example.epsilon);
        double[][] all = new double[11][];
        all[0] = new double[]{gradient.loss()};
        for (int l = 0; l < 5; l++) {
            all[2 * l + 1] = Matrix.of(gradient.w()[l]).data();
            all[2 * l + 2] = gradient.b()[l];
        }
        return all;
    }

    /// The library's network with the same weights, in float32.
    static double[][] byLayers(Case example) {
        double[][][] w = example.network.w();
        var options = new VAE.Options(w[0][0].length, w[1][0].length, example.network.spread(), 1);
        VAE vae = new VAE(w[0].length, options, Activation.TANH, 1);
        Variable[] p = vae.parameters().values().toArray(Variable[]::new);
        for (int l = 0; l < 5; l++) {
            p[2 * l].data().write(Doubles.toFloats(Matrix.of(w[l]).data()));
            p[2 * l + 1].data().write(Doubles.toFloats(example.network.b()[l]));
        }
        Variable x = Variable.constant(Rows.tensor(Matrix.of(example.x)));
        VAE.Pass pass = vae.pass(x, Variable.constant(Rows.tensor(Matrix.of(example.epsilon))));
        pass.mean().keep();
        pass.logVariance().keep();
        Variable loss = vae.reconstruction(pass, x).plus(VAE.divergence(pass));
        loss.backward();
        double[][] all = new double[11][];
        all[0] = new double[]{loss.item()};
        for (int i = 0; i < p.length; i++) {
            float[] gradient = p[i].gradient().toArray();
            all[i + 1] = new double[gradient.length];
            Arrays.setAll(all[i + 1], j -> gradient[j]);
        }
        return all;
    }

    /// ND4J's automatic differentiation, in double.
    static double[][] bySameDiff(Case example) {
        SameDiff graph = SameDiff.create();
        SDVariable[] p = new SDVariable[10];
        for (int l = 0; l < 5; l++) {
            p[2 * l] = graph.var(NAMES[2 * l], array(example.network.w()[l]));
            p[2 * l + 1] = graph.var(NAMES[2 * l + 1], array(new double[][]{example.network.b()[l]}));
        }
        SDVariable x = graph.constant(array(example.x));
        SDVariable h = graph.math.tanh(x.mmul(p[0]).add(p[1]));
        SDVariable mean = h.mmul(p[2]).add(p[3]);
        SDVariable logVariance = h.mmul(p[4]).add(p[5]);
        SDVariable z = mean.add(graph.math.exp(logVariance.mul(0.5)).mul(graph.constant(array(example.epsilon))));
        SDVariable back = graph.math.tanh(z.mmul(p[6]).add(p[7])).mmul(p[8]).add(p[9]);
        double s = example.network.spread();
        SDVariable reconstruction = graph.math.square(back.sub(x)).sum().mul(1 / (2 * s * s * example.x.length));
        SDVariable divergence = graph.math.square(mean).add(graph.math.exp(logVariance)).sub(logVariance).sub(1).sum()
                .mul(0.5 / example.x.length);
        SDVariable loss = reconstruction.add(divergence);
        graph.setLossVariables(loss.name());
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, NAMES));
        double[][] all = new double[11][];
        all[0] = new double[]{loss.eval().getDouble(0)};
        for (int i = 0; i < NAMES.length; i++) {
            all[i + 1] = gradients.get(NAMES[i]).dup('c').data().asDouble();
        }
        return all;
    }

    private static INDArray array(double[][] values) {
        return Nd4j.createFromArray(values);
    }
}
