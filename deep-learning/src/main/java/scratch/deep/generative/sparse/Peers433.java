package scratch.deep.generative.sparse;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.init.SeedStream;
import scratch.deep.reconstruction.Fitting;
import scratch.deep.reconstruction.Rows;
import scratch.example.Quiet;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;

/// Loss, penalty included, and gradients of a sparse autoencoder in three ways: by loops, by our layers, by ND4J's SameDiff.
final class Peers433 {
    private Peers433() {
    }

    /// A network, rows, and the rule.
    record Case(PlainSparse network, double[][] x, Sparsity sparsity) { }

    static Case example(int rows, int d, int units, Sparsity sparsity, long seed) {
        var random = new SplittableRandom(seed);
        var network = new PlainSparse(table(random, d, units), table(random, 1, units)[0], table(random, units, d),
                table(random, 1, d)[0]);
        double[][] x = new double[rows][];
        Arrays.setAll(x, i -> random.doubles(d).toArray());
        return new Case(network, x, sparsity);
    }

    private static double[][] table(SplittableRandom random, int rows, int columns) {
        double[][] table = new double[rows][];
        Arrays.setAll(table, i -> random.doubles(columns, -0.5, 0.5).toArray());
        return table;
    }

    /// Loss, W, b, V, c.
    static double[][] byLoops(Case example) {
        PlainSparse.Gradient gradient = example.network.gradient(example.x, example.sparsity);
        return new double[][]{{gradient.loss()}, Matrix.of(gradient.by().w()).data(), gradient.by().b(),
            Matrix.of(gradient.by().v()).data(), gradient.by().c()};
    }

    /// The library's network without the unit length, in float32.
    static double[][] byLayers(Case example) {
        var network = new SparseAutoencoder(example.network.c().length, example.network.b().length, example.sparsity, false,
                SeedStream.generator(1));
        Variable[] p = network.parameters().values().toArray(Variable[]::new);
        double[][] values = {Matrix.of(example.network.w()).data(), example.network.b(), Matrix.of(example.network.v()).data(),
            example.network.c()};
        for (int i = 0; i < p.length; i++) {
            float[] narrow = new float[values[i].length];
            for (int j = 0; j < narrow.length; j++) {
                narrow[j] = (float) values[i][j];
            }
            p[i].data().write(narrow);
        }
        int[] rows = new int[example.x.length];
        Arrays.setAll(rows, i -> i);
        var batch = Fitting.itself(Matrix.of(example.x)).batch(rows);
        Variable loss = network.loss().of(network.forward(batch.inputs()), batch);
        loss.backward();
        double[][] all = new double[5][];
        all[0] = new double[]{loss.item()};
        for (int i = 0; i < 4; i++) {
            all[i + 1] = Rows.matrix(p[i].gradient().reshape(1, -1)).data();
        }
        return all;
    }

    /// ND4J's automatic differentiation, in double. Which units are among the k largest is given to it.
    static double[][] bySameDiff(Case example) {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.constant(array(example.x));
        SDVariable sums = x.mmul(graph.var("w", array(example.network.w())))
                .add(graph.var("b", array(new double[][]{example.network.b()})));
        SDVariable h = example.sparsity instanceof Sparsity.Divergence ? graph.nn.sigmoid(sums) : graph.nn.relu(sums, 0);
        if (example.sparsity instanceof Sparsity.TopK) {
            double[][] kept = example.network.hidden(example.x, example.sparsity);
            for (double[] row : kept) {
                Arrays.setAll(row, j -> row[j] > 0 ? 1 : 0);
            }
            h = h.mul(graph.constant(array(kept)));
        }
        SDVariable y = h.mmul(graph.var("v", array(example.network.v())))
                .add(graph.var("c", array(new double[][]{example.network.c()})));
        SDVariable loss = graph.math.square(y.sub(x)).mean();
        if (example.sparsity instanceof Sparsity.L1 l1) {
            loss = loss.add(graph.math.abs(h).sum().mul(l1.strength() / example.x.length));
        }
        if (example.sparsity instanceof Sparsity.Divergence kl) {
            SDVariable mean = h.mean(0);
            SDVariable on = graph.math.log(mean.rdiv(kl.target())).mul(kl.target());
            SDVariable off = graph.math.log(mean.rsub(1).rdiv(1 - kl.target())).mul(1 - kl.target());
            loss = loss.add(on.add(off).sum().mul(kl.strength()));
        }
        graph.setLossVariables(loss.name());
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, "w", "b", "v", "c"));
        return new double[][]{{loss.eval().getDouble(0)}, values(gradients.get("w")), values(gradients.get("b")),
            values(gradients.get("v")), values(gradients.get("c"))};
    }

    private static INDArray array(double[][] values) {
        return Nd4j.createFromArray(values);
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }
}
