package scratch.deep.generative.autoencoder;

import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.init.SeedStream;
import scratch.deep.layer.Activation;
import scratch.deep.loss.Losses;
import scratch.deep.reconstruction.Autoencoder;
import scratch.deep.reconstruction.Rows;
import scratch.example.Quiet;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;

/// Loss and gradients of one autoencoder in three ways: by loops, by our layers, by ND4J's SameDiff.
final class Peers431 {
    private Peers431() {
    }

    /// Weights and biases layer by layer after the loss, each row-major.
    static double[][] byLoops(PlainAutoencoder network, Matrix x) {
        double[][] rows = new double[x.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = x.row(i);
        }
        PlainAutoencoder.Gradient gradient = network.gradient(rows);
        double[][] all = new double[2 * network.biases().length + 1][];
        all[0] = new double[]{gradient.loss()};
        for (int l = 0; l < network.biases().length; l++) {
            all[2 * l + 1] = Matrix.of(gradient.weights()[l]).data();
            all[2 * l + 2] = gradient.biases()[l];
        }
        return all;
    }

    /// The library's layers with the same weights, in float32.
    static double[][] byLayers(PlainAutoencoder network, Matrix x) {
        int[] widths = new int[network.code() + 1];
        for (int l = 0; l < widths.length; l++) {
            widths[l] = network.weights()[l].length;
        }
        Autoencoder layers = Autoencoder.of(Activation.TANH, SeedStream.generator(1), widths);
        Variable[] parameters = layers.parameters().values().toArray(Variable[]::new);
        for (int l = 0; l < network.biases().length; l++) {
            parameters[2 * l].data().write(Doubles.toFloats(Matrix.of(network.weights()[l]).data()));
            parameters[2 * l + 1].data().write(Doubles.toFloats(network.biases()[l]));
        }
        Variable input = Variable.constant(Rows.tensor(x));
        Variable loss = Losses.meanSquared(layers.forward(input), input);
        loss.backward();
        double[][] all = new double[parameters.length + 1][];
        all[0] = new double[]{loss.item()};
        for (int p = 0; p < parameters.length; p++) {
            all[p + 1] = Doubles.of(parameters[p].gradient().toArray());
        }
        return all;
    }

    /// ND4J's automatic differentiation, in double.
    static double[][] bySameDiff(PlainAutoencoder network, Matrix x) {
        SameDiff graph = SameDiff.create();
        SDVariable input = graph.constant(array(x.rows(), x.columns(), x.data()));
        SDVariable y = input;
        int layers = network.biases().length;
        String[] names = new String[2 * layers];
        for (int l = 0; l < layers; l++) {
            names[2 * l] = "w" + l;
            names[2 * l + 1] = "b" + l;
            int out = network.biases()[l].length;
            y = y.mmul(graph.var(names[2 * l], array(network.weights()[l].length, out,
                    Matrix.of(network.weights()[l]).data()))).add(graph.var(names[2 * l + 1], array(1, out,
                            network.biases()[l])));
            y = l + 1 == network.code() || l + 1 == layers ? y : graph.math.tanh(y);
        }
        SDVariable loss = graph.math.square(y.sub(input)).mean();
        graph.setLossVariables(loss.name());
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, names));
        double[][] all = new double[names.length + 1][];
        all[0] = new double[]{loss.eval().getDouble(0)};
        for (int p = 0; p < names.length; p++) {
            all[p + 1] = gradients.get(names[p]).dup('c').data().asDouble();
        }
        return all;
    }

    private static INDArray array(int rows, int columns, double... values) {
        return Nd4j.createFromArray(values.clone()).reshape(rows, columns);
    }
}
