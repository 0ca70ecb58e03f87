package scratch.deep.attention.multihead;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.transformer.MultiHeadAttention;
import scratch.deep.transformer.RotaryPositions;
import scratch.example.Quiet;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// Attention in heads in three ways: loops, the layer of our room, ND4J.
final class Peers442 {
    private Peers442() {
    }

    /// The result, and the gradients at x, wq, wk, wv and wo, each row by row.
    record Passes(double[] y, double[][] gradients) { }

    static double[][] input(int n, int d, long seed) {
        return Heads.normal(new SplittableRandom(seed), n, d);
    }

    static Passes byLoops(Heads heads, double[][] x, double[][] g) {
        Heads.Pass pass = heads.forward(x);
        return new Passes(flat(pass.y()), Arrays.stream(heads.backward(x, pass,
                g)).map(Peers442::flat).toArray(double[][]::new));
    }

    /// In float32; its packed weight is (3·d, d), a row for each output.
    static Passes byLayer(Heads heads, double[][] x, double[][] g) {
        int d = heads.wq().length;
        MultiHeadAttention.Options options = MultiHeadAttention.Options.of(d, heads.heads()).withBias(false);
        MultiHeadAttention layer = new MultiHeadAttention(heads.rotary()
                ? options.withRotary(new RotaryPositions(d / heads.heads(), x.length)) : options, new SplittableRandom(1));
        double[][] packed = new double[3 * d][];
        for (int i = 0; i < d; i++) {
            packed[i] = column(heads.wq(), i);
            packed[d + i] = column(heads.wk(), i);
            packed[2 * d + i] = column(heads.wv(), i);
        }
        Variable in = layer.parameters().get("in_proj_weight");
        Variable out = layer.parameters().get("out_proj.weight");
        in.data().write(Doubles.toFloats(flat(packed)));
        out.data().write(Doubles.toFloats(flat(heads.wo())));
        Variable input = Variable.parameter(Tensor.of(Doubles.toFloats(flat(x)), 1, x.length, d));
        Variable y = layer.forward(input).keep();
        y.times(Variable.constant(Tensor.of(Doubles.toFloats(flat(g)), 1, x.length, d))).sum().backward();
        double[][] gradients = new double[5][];
        gradients[0] = Doubles.of(input.gradient());
        for (int part = 0; part < 3; part++) {
            gradients[1 + part] = Doubles.of(in.gradient().slice(0, part * d, (part + 1) * d).transpose());
        }
        gradients[4] = Doubles.of(out.gradient());
        return new Passes(Doubles.of(y.data()), gradients);
    }

    /// ND4J wants sequences in columns, (batch, d, n), weights (heads, width, d), and wo (d, d); it has no rotary positions.
    static Passes byNd4j(Heads heads, double[][] x, double[][] g) {
        int d = heads.wq().length;
        int n = x.length;
        SameDiff graph = SameDiff.create();
        SDVariable input = graph.var("x", Nd4j.createFromArray(x).transpose().dup('c').reshape(1, d, n));
        SDVariable[] w = new SDVariable[3];
        double[][][] weights = {heads.wq(), heads.wk(), heads.wv()};
        for (int part = 0; part < 3; part++) {
            w[part] = graph.var("w" + part, Nd4j.createFromArray(weights[part]).transpose().dup('c')
                    .reshape(heads.heads(), d / heads.heads(), d));
        }
        SDVariable wo = graph.var("wo", Nd4j.createFromArray(heads.wo()));
        SDVariable y = graph.nn.multiHeadDotProductAttention("y", input, input, input, w[0], w[1], w[2], wo, null, true);
        y.mul(graph.constant(Nd4j.createFromArray(g).transpose().dup('c').reshape(1, d, n))).sum("loss");
        graph.setLossVariables("loss");
        Map<String, INDArray> found = Quiet.of(() -> graph.calculateGradients(null, "x", "w0", "w1", "w2", "wo"));
        double[][] gradients = new double[5][];
        gradients[0] = rows(found.get("x"));
        for (int part = 0; part < 3; part++) {
            gradients[1 + part] = found.get("w" + part).dup('c').reshape(d, d).transpose().dup('c').data().asDouble();
        }
        gradients[4] = found.get("wo").dup('c').data().asDouble();
        return new Passes(rows(y.eval()), gradients);
    }

    private static double[] rows(INDArray a) {
        return a.permute(0, 2, 1).dup('c').data().asDouble();
    }

    private static double[] column(double[][] a, int j) {
        return Arrays.stream(a).mapToDouble(row -> row[j]).toArray();
    }

    static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
