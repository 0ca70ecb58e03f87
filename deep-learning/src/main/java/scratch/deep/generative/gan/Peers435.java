package scratch.deep.generative.gan;

import java.util.Arrays;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.example.Quiet;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// The losses of a [PlainPair] and their gradients, by our layers' engine and by ND4J's SameDiff. Results are the loss, and
/// behind it the gradient in the order of the pair's parameters.
final class Peers435 {
    private Peers435() {
    }

    static double[] plain(PlainPair pair, double[] real, double[] noise, GeneratorLoss kind) {
        PlainPair.Slope slope = kind == null ? pair.ofDiscriminator(real, noise) : pair.ofGenerator(kind, noise);
        return joined(slope.loss(), slope.gradient());
    }

    /// @param kind the generator's loss; null for the discriminator's
    static double[] engine(PlainPair pair, double[] real, double[] noise, GeneratorLoss kind) {
        int latent = pair.latent;
        int hidden = pair.hidden;
        Variable[] g = parts(pair.generator, new int[][]{{latent, hidden}, {hidden}, {hidden, 2}, {2}});
        Variable[] d = parts(pair.discriminator, new int[][]{{2, hidden}, {hidden}, {hidden, 1}, {1}});
        Variable made = constant(noise, latent).matmul(g[0], g[1]).tanh().matmul(g[2], g[3]);
        Variable ofMade = made.matmul(d[0], d[1]).leakyRelu((float) PlainPair.LEAK).matmul(d[2], d[3]);
        Variable loss;
        if (kind == null) {
            Variable ofReal = constant(real, 2).matmul(d[0], d[1]).leakyRelu((float) PlainPair.LEAK).matmul(d[2], d[3]);
            loss = ofReal.negate().softplus().mean().plus(ofMade.softplus().mean());
        } else {
            loss = kind.of(ofMade);
        }
        double value = loss.item();
        loss.backward();
        double[][] gradients = new double[4][];
        Arrays.setAll(gradients, i -> Doubles.of((kind == null ? d : g)[i].gradient().toArray()));
        return joined(value, gradients);
    }

    /// In double precision.
    static double[] sameDiff(PlainPair pair, double[] real, double[] noise, GeneratorLoss kind) {
        int latent = pair.latent;
        int hidden = pair.hidden;
        SameDiff graph = SameDiff.create();
        SDVariable[] g = vars(graph, "g", pair.generator, new int[][]{{latent, hidden}, {1, hidden}, {hidden, 2}, {1, 2}});
        SDVariable[] d = vars(graph, "d", pair.discriminator, new int[][]{{2, hidden}, {1, hidden}, {hidden, 1}, {1, 1}});
        SDVariable z = graph.constant("z", Nd4j.createFromArray(noise).reshape(noise.length / latent, latent));
        SDVariable made = graph.math.tanh(z.mmul(g[0]).add(g[1])).mmul(g[2]).add(g[3]);
        SDVariable ofMade = judge(graph, made, d);
        SDVariable one = graph.constant("one", Nd4j.scalar(DataType.DOUBLE, 1));
        SDVariable loss;
        if (kind == null) {
            SDVariable x = graph.constant("x", Nd4j.createFromArray(real).reshape(real.length / 2, 2));
            loss = log(graph, judge(graph, x, d)).mean().add(log(graph, one.sub(judge(graph, made, d))).mean()).neg();
        } else if (kind == GeneratorLoss.MINIMAX) {
            loss = log(graph, one.sub(ofMade)).mean();
        } else {
            loss = log(graph, ofMade).mean().neg();
        }
        graph.setLossVariables(loss.name());
        String[] names = Arrays.stream(kind == null ? d : g).map(SDVariable::name).toArray(String[]::new);
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, names));
        double[][] each = new double[4][];
        Arrays.setAll(each, i -> gradients.get(names[i]).dup('c').ravel().toDoubleVector());
        return joined(loss.eval().getDouble(0), each);
    }

    /// The probability, as the textbook writes it: sigmoid first, then its logarithm.
    private static SDVariable judge(SameDiff graph, SDVariable x, SDVariable... d) {
        SDVariable hidden = graph.nn.leakyRelu(x.mmul(d[0]).add(d[1]), PlainPair.LEAK);
        return graph.nn.sigmoid(hidden.mmul(d[2]).add(d[3]));
    }

    private static SDVariable log(SameDiff graph, SDVariable x) {
        return graph.math.log(x);
    }

    private static SDVariable[] vars(SameDiff graph, String name, double[] values, int[][] shapes) {
        SDVariable[] vars = new SDVariable[shapes.length];
        for (int i = 0, at = 0; i < shapes.length; i++) {
            int size = shapes[i][0] * shapes[i][1];
            vars[i] = graph.var(name + i, Nd4j.createFromArray(Arrays.copyOfRange(values, at, at + size))
                    .reshape(shapes[i][0], shapes[i][1]));
            at += size;
        }
        return vars;
    }

    private static Variable[] parts(double[] values, int[]... shapes) {
        Variable[] parts = new Variable[shapes.length];
        for (int i = 0, at = 0; i < shapes.length; i++) {
            int size = Arrays.stream(shapes[i]).reduce(1, (a, b) -> a * b);
            parts[i] = Variable.parameter(Tensor.of(Doubles.toFloats(Arrays.copyOfRange(values, at, at + size)), shapes[i]));
            at += size;
        }
        return parts;
    }

    private static Variable constant(double[] values, int columns) {
        return Variable.constant(Tensor.of(Doubles.toFloats(values), values.length / columns, columns));
    }

    private static double[] joined(double first, double[]... rest) {
        return java.util.stream.DoubleStream.concat(java.util.stream.DoubleStream.of(first),
                Arrays.stream(rest).flatMapToDouble(Arrays::stream)).toArray();
    }
}
