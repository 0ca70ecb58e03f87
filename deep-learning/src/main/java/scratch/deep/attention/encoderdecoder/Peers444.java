package scratch.deep.attention.encoderdecoder;

import java.util.Arrays;
import java.util.Map;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.example.Quiet;
import scratch.math.autograd.AttentionFunctions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Attention;
import scratch.math.tensor.Doubles;
import scratch.math.tensor.Tensor;

/// Cross-attention in three ways: plain loops, our engine, ND4J's SameDiff. Each gives the output, and the gradients of x,
/// memory, Q, K and V for the loss `Σ g ⊙ y`. Numbers are sines, so that everybody has the same ones.
final class Peers444 {
    static final int D = 4;
    static final int M = 3;
    static final int N = 5;

    private Peers444() {
    }

    static double[] sines(int start, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> Math.sin((start + i) * 1.7));
        return values;
    }

    static PlainCrossAttention plain() {
        return new PlainCrossAttention(D, sines(100, D * D), sines(200, D * D), sines(300, D * D));
    }

    static double[][] loops() {
        PlainCrossAttention plain = plain();
        double[] x = sines(1, M * D);
        double[] memory = sines(50, N * D);
        PlainCrossAttention.Pass pass = plain.forward(x, memory);
        PlainCrossAttention.Gradients g = plain.backward(x, memory, pass, sines(400, M * D));
        return new double[][]{pass.output(), g.x(), g.memory(), g.q(), g.k(), g.v()};
    }

    static double[][] engine() {
        Variable x = parameter(sines(1, M * D), 1, 1, M, D);
        Variable memory = parameter(sines(50, N * D), 1, 1, N, D);
        Variable q = parameter(sines(100, D * D), D, D);
        Variable k = parameter(sines(200, D * D), D, D);
        Variable v = parameter(sines(300, D * D), D, D);
        Variable y = AttentionFunctions.attention(x.matmul(q), memory.matmul(k), memory.matmul(v), Attention.plain()).keep();
        y.times(Variable.constant(tensor(sines(400, M * D), 1, 1, M, D))).sum().backward();
        return new double[][]{Doubles.of(y.data()), Doubles.of(x.gradient()), Doubles.of(memory.gradient()),
                Doubles.of(q.gradient()),
            Doubles.of(k.gradient()), Doubles.of(v.gradient())};
    }

    /// In double precision.
    static double[][] sameDiff() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.var("x", Nd4j.createFromArray(sines(1, M * D)).reshape(M, D));
        SDVariable memory = graph.var("memory", Nd4j.createFromArray(sines(50, N * D)).reshape(N, D));
        SDVariable q = graph.var("q", Nd4j.createFromArray(sines(100, D * D)).reshape(D, D));
        SDVariable k = graph.var("k", Nd4j.createFromArray(sines(200, D * D)).reshape(D, D));
        SDVariable v = graph.var("v", Nd4j.createFromArray(sines(300, D * D)).reshape(D, D));
        SDVariable scores = x.mmul(q).mmul(graph.transpose(memory.mmul(k))).div(Math.sqrt(D));
        SDVariable y = graph.nn.softmax(scores, 1).mmul(memory.mmul(v));
        SDVariable loss = y.mul(graph.constant("g", Nd4j.createFromArray(sines(400, M * D)).reshape(M, D))).sum();
        graph.setLossVariables(loss.name());
        String[] names = {"x", "memory", "q", "k", "v"};
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, names));
        double[][] all = new double[6][];
        Arrays.setAll(all, i -> (i == 0 ? y.eval() : gradients.get(names[i - 1])).dup('c').ravel().toDoubleVector());
        return all;
    }

    private static Variable parameter(double[] values, int... shape) {
        return Variable.parameter(tensor(values, shape));
    }

    private static Tensor tensor(double[] values, int... shape) {
        return Tensor.of(Doubles.toFloats(values), shape);
    }
}
