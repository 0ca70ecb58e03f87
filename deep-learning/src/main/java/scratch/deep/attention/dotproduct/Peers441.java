package scratch.deep.attention.dotproduct;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

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

/// One attention and its gradients in three ways: loops, the fused operation of our engine, ND4J.
final class Peers441 {
    private Peers441() {
    }

    /// Queries (m, d), keys (n, d), values (n, e), the gradient g (m, e) at the result, and which of the first keys are seen.
    record Case(double[][] q, double[][] k, double[][] v, double[][] g, int seen) {
        static Case draw(int m, int n, int d, int e, int seen, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return new Case(normal(random, m, d), normal(random, n, d), normal(random, n, e), normal(random, m, e), seen);
        }

        boolean[][] hidden() {
            boolean[][] hidden = new boolean[q.length][k.length];
            for (boolean[] row : hidden) {
                Arrays.fill(row, seen, k.length, true);
            }
            return hidden;
        }
    }

    /// The result, and the gradients at queries, keys and values, each row by row.
    record Passes(double[] out, double[] q, double[] k, double[] v) { }

    static double[][] normal(SplittableRandom random, int rows, int columns) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            Arrays.setAll(row, c -> random.nextGaussian());
        }
        return table;
    }

    static Passes byLoops(Case c) {
        double scale = DotProductAttention.scale(c.q);
        DotProductAttention.Result y = DotProductAttention.attend(c.q, c.k, c.v, c.hidden(), scale);
        DotProductAttention.Gradient d = DotProductAttention.backward(c.q, c.k, c.v, scale, y, c.g);
        return new Passes(flat(y.out()), flat(d.q()), flat(d.k()), flat(d.v()));
    }

    /// In float32, block by block.
    static Passes byEngine(Case c) {
        Variable q = Variable.parameter(tensor(c.q));
        Variable k = Variable.parameter(tensor(c.k));
        Variable v = Variable.parameter(tensor(c.v));
        Variable y = AttentionFunctions.attention(q, k, v, Attention.plain().withLengths(c.seen)).keep();
        y.times(Variable.constant(tensor(c.g))).sum().backward();
        return new Passes(Doubles.of(y.data()), Doubles.of(q.gradient()), Doubles.of(k.gradient()), Doubles.of(v.gradient()));
    }

    /// ND4J keeps a sequence in columns, (batch, width, places), and its mask is 1 where a key is seen.
    static Passes byNd4j(Case c) {
        SameDiff graph = SameDiff.create();
        SDVariable q = graph.var("q", columns(c.q));
        SDVariable k = graph.var("k", columns(c.k));
        SDVariable v = graph.var("v", columns(c.v));
        double[] seen = new double[c.k.length];
        Arrays.fill(seen, 0, c.seen, 1);
        SDVariable mask = graph.constant(Nd4j.createFromArray(new double[][] {seen}));
        SDVariable y = graph.nn.dotProductAttention("y", q, k, v, mask, true);
        y.mul(graph.constant(columns(c.g))).sum("loss");
        graph.setLossVariables("loss");
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, "q", "k", "v"));
        return new Passes(rows(y.eval()), rows(gradients.get("q")), rows(gradients.get("k")), rows(gradients.get("v")));
    }

    /// The bytes that attention of a sequence of so many places, of width 4, to itself asks for while it runs, by the count
    /// that the virtual machine keeps for each thread.
    static long bytes(int places, boolean online) {
        double[][] x = normal(new SplittableRandom(places), places, 4);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        double[][] out = online ? OnlineSoftmax.attend(x, x, x, false, 0.5) : DotProductAttention.attend(x, x, x, null,
                0.5).out();
        long after = threads.getCurrentThreadAllocatedBytes();
        return out.length == places ? after - before : 0;
    }

    private static INDArray columns(double[]... rows) {
        INDArray a = Nd4j.createFromArray(rows);
        return a.transpose().dup('c').reshape(1, rows[0].length, rows.length);
    }

    private static double[] rows(INDArray a) {
        return a.permute(0, 2, 1).dup('c').data().asDouble();
    }

    static double[] flat(double[]... rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static Tensor tensor(double[]... rows) {
        double[] all = flat(rows);
        float[] values = new float[all.length];
        for (int i = 0; i < all.length; i++) {
            values[i] = (float) all[i];
        }
        return Tensor.of(values, rows.length, rows[0].length);
    }
}
