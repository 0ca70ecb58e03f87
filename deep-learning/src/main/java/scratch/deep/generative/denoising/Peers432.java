package scratch.deep.generative.denoising;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.generative.denoising.Corruption.Kind;
import scratch.deep.loss.Losses;
import scratch.deep.reconstruction.Rows;
import scratch.example.Quiet;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.autograd.Variable;
import scratch.math.decomposition.SVD;

/// The numbers of lesson 432 found in other ways: the denoising loss with its gradients by our layers and by SameDiff, the
/// linear filter by shrunk components, the score by differences.
final class Peers432 {
    private Peers432() {
    }

    /// A network with rows that are clean and damaged.
    record Case(PlainDenoiser network, Matrix noisy, Matrix clean) { }

    static Case example(int rows, int d, int hidden, long seed) {
        var random = new SplittableRandom(seed);
        Matrix clean = Matrix.wrap(rows, d, random.doubles((long) rows * d).toArray());
        var network = new PlainDenoiser(table(random, d, hidden), table(random, 1, hidden)[0], table(random, hidden, d),
                table(random, 1, d)[0]);
        return new Case(network, new Corruption(Kind.GAUSSIAN, 0.3).apply(clean, random), clean);
    }

    private static double[][] table(SplittableRandom random, int rows, int columns) {
        double[][] table = new double[rows][];
        Arrays.setAll(table, i -> random.doubles(columns, -0.4, 0.4).toArray());
        return table;
    }

    /// Loss, W, b, V, c.
    static double[][] byLoops(Case example) {
        PlainDenoiser.Gradient gradient = example.network.gradient(rows(example.noisy), rows(example.clean));
        return new double[][]{{gradient.loss()}, Matrix.of(gradient.by().w()).data(), gradient.by().b(),
            Matrix.of(gradient.by().v()).data(), gradient.by().c()};
    }

    static double[][] byLayers(Case example) {
        Variable[] p = {parameter(example.network.w()), parameter(new double[][]{example.network.b()}),
            parameter(example.network.v()), parameter(new double[][]{example.network.c()})};
        Variable back = Variable.constant(Rows.tensor(example.noisy)).matmul(p[0]).plus(p[1]).tanh().matmul(p[2]).plus(p[3]);
        Variable loss = Losses.meanSquared(back, Variable.constant(Rows.tensor(example.clean)));
        loss.backward();
        double[][] all = new double[5][];
        all[0] = new double[]{loss.item()};
        for (int i = 0; i < 4; i++) {
            all[i + 1] = Rows.matrix(p[i].gradient()).data();
        }
        return all;
    }

    static double[][] bySameDiff(Case example) {
        SameDiff graph = SameDiff.create();
        SDVariable w = graph.var("w", array(Matrix.of(example.network.w())));
        SDVariable b = graph.var("b", array(Matrix.of(new double[][]{example.network.b()})));
        SDVariable v = graph.var("v", array(Matrix.of(example.network.v())));
        SDVariable c = graph.var("c", array(Matrix.of(new double[][]{example.network.c()})));
        SDVariable back = graph.math.tanh(graph.constant(array(example.noisy)).mmul(w).add(b)).mmul(v).add(c);
        SDVariable loss = graph.math.square(back.sub(graph.constant(array(example.clean)))).mean();
        graph.setLossVariables(loss.name());
        Map<String, INDArray> gradients = Quiet.of(() -> graph.calculateGradients(null, "w", "b", "v", "c"));
        return new double[][]{{loss.eval().getDouble(0)}, values(gradients.get("w")), values(gradients.get("b")),
            values(gradients.get("v")), values(gradients.get("c"))};
    }

    /// Wiener's filter without a covariance: each principal component of the clean rows is multiplied by λ/(λ + σ²).
    static Matrix shrunk(Matrix clean, Matrix noisy, double deviation) {
        double[] mean = new double[clean.columns()];
        Arrays.setAll(mean, j -> Vectors.mean(clean.column(j)));
        SVD svd = SVD.of(moved(clean, -1, mean));
        Matrix along = moved(noisy, -1, mean).multiply(svd.v());
        for (int i = 0; i < along.data().length; i++) {
            double sigma = svd.singularValues()[i % along.columns()];
            double variance = sigma * sigma / clean.rows();
            along.data()[i] *= variance / (variance + deviation * deviation);
        }
        return moved(along.multiply(svd.v().transpose()), 1, mean);
    }

    private static Matrix moved(Matrix x, double sign, double... by) {
        Matrix moved = x.copy();
        for (int i = 0; i < moved.data().length; i++) {
            moved.data()[i] += sign * by[i % by.length];
        }
        return moved;
    }

    /// The gradient of ln p by central differences.
    static double[] differences(Ring ring, double x, double y) {
        double h = 1e-5;
        return new double[]{(ring.logDensity(x + h, y) - ring.logDensity(x - h, y)) / (2 * h),
            (ring.logDensity(x, y + h) - ring.logDensity(x, y - h)) / (2 * h)};
    }

    private static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        return rows;
    }

    private static Variable parameter(double[][] values) {
        return Variable.parameter(Rows.tensor(Matrix.of(values)));
    }

    private static INDArray array(Matrix x) {
        return Nd4j.createFromArray(x.data().clone()).reshape(x.rows(), x.columns());
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }
}
