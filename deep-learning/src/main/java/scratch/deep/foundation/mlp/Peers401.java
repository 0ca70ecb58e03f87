package scratch.deep.foundation.mlp;

import java.util.Arrays;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.example.Quiet;
import scratch.math.Matrix;
import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// The gradients of lesson 401's network in three ways: by hand, by the autograd of lesson 109, by ND4J's SameDiff.
public final class Peers401 {
    private Peers401() {
    }

    /// A loss with its gradient.
    public record Gradient(double loss, Network network) {
        /// Loss and gradient in one array: loss, dW1, db1, dW2, db2.
        public double[][] parts() {
            return new double[][]{{loss}, network.w1().data(), network.b1(), network.w2().data(), network.b2()};
        }
    }

    public static Gradient byHand(Network network, Matrix x, int... labels) {
        Network.Pass pass = network.forward(x);
        return new Gradient(Network.loss(pass.logits(), labels), network.backward(x, pass, labels));
    }

    /// The engine of lesson 109, in float32.
    public static Gradient byAutograd(Network network, Matrix x, int... labels) {
        Variable[] w = {parameter(network.w1()), parameter(row(network.b1(), 1)), parameter(network.w2()),
            parameter(row(network.b2(), 1))};
        Variable logits = parameter(x).detach().matmul(w[0]).plus(w[1]).relu().matmul(w[2]).plus(w[3]);
        Variable loss = network.b2().length > 1 ? Functions.crossEntropy(logits, labels)
                : Functions.binaryCrossEntropy(logits, parameter(targets(1, labels)).detach()).mean();
        loss.backward();
        double[][] gradient = new double[4][];
        for (int i = 0; i < 4; i++) {
            float[] values = w[i].gradient().toArray();
            gradient[i] = new double[values.length];
            Arrays.setAll(gradient[i], j -> values[j]);
        }
        return gradient(network, loss.item(), gradient);
    }

    /// ND4J's automatic differentiation, in double.
    public static Gradient bySameDiff(Network network, Matrix x, int... labels) {
        SameDiff graph = SameDiff.create();
        int k = network.b2().length;
        SDVariable hidden = graph.nn.relu(graph.constant(array(x)).mmul(graph.var("w1", array(network.w1())))
                .add(graph.var("b1", array(row(network.b1(), 1)))), 0);
        SDVariable logits = hidden.mmul(graph.var("w2", array(network.w2())))
                .add(graph.var("b2", array(row(network.b2(), 1))));
        SDVariable truth = graph.constant(array(targets(k, labels)));
        SDVariable loss = k == 1 ? graph.loss.sigmoidCrossEntropy("loss", truth, logits, null)
                : graph.loss.softmaxCrossEntropy("loss", truth, logits, null);
        graph.setLossVariables("loss");
        String[] names = {"w1", "b1", "w2", "b2"};
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, names));
        return gradient(network, loss.eval().getDouble(0), Arrays.stream(names)
                .map(name -> gradients.get(name).dup('c').data().asDouble()).toArray(double[][]::new));
    }

    private static Gradient gradient(Network like, double loss, double[]... values) {
        return new Gradient(loss, new Network(Matrix.wrap(like.w1().rows(), like.w1().columns(), values[0]), values[1],
                Matrix.wrap(like.w2().rows(), like.w2().columns(), values[2]), values[3]));
    }

    /// Labels as numbers: 0 or 1 in one column, or a 1 in the column of the class.
    private static Matrix targets(int k, int... labels) {
        Matrix targets = Matrix.zeros(labels.length, k);
        for (int i = 0; i < labels.length; i++) {
            targets.set(i, k == 1 ? 0 : labels[i], k == 1 ? labels[i] : 1);
        }
        return targets;
    }

    private static Matrix row(double[] values, int rows) {
        return Matrix.wrap(rows, values.length, values);
    }

    private static Variable parameter(Matrix a) {
        float[] values = new float[a.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) a.data()[i];
        }
        return Variable.parameter(Tensor.of(values, a.rows(), a.columns()));
    }

    private static INDArray array(Matrix a) {
        return Nd4j.createFromArray(a.data().clone()).reshape(a.rows(), a.columns());
    }
}
