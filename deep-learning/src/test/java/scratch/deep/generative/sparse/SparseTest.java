package scratch.deep.generative.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

import scratch.deep.reconstruction.Rows;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class SparseTest {
    private static final double[][] H = {{0.2, 0, 1.5}, {0.4, 0, 0.5}};

    @Test
    void thePenaltiesOfTheReadmeByHand() {
        assertThat(Penalties.l1(H)).isEqualTo(1.3, within(1e-12));
        assertThat(Penalties.l1Gradient(H)[0]).containsExactly(0.5, 0, 0.5);
        double[][] first = {{0.2}, {0.4}};
        assertThat(Penalties.divergence(first, 0.1)).isEqualTo(0.1163, within(5e-5));
        assertThat(-0.1 / 0.3 + 0.9 / 0.7).isEqualTo(0.9524, within(5e-5));
        assertThat(Penalties.divergenceGradient(first, 0.1)[0]).containsExactly(new double[]{0.47619}, within(1e-6));
        assertThat(Penalties.divergence(new double[][]{{0.05}, {0.15}}, 0.1)).isEqualTo(0, within(1e-15));
        assertThat(Penalties.largest(2, 0.3, 1.2, 0.7, 0.9)).containsExactly(false, true, false, true);
        assertThat(Penalties.largest(2, 1, 1, 1)).containsExactly(true, true, false);
    }

    @Test
    void penaltyGradientsAreFiniteDifferences() {
        var random = new SplittableRandom(1);
        double[][] h = {random.doubles(4, 0.1, 0.9).toArray(), random.doubles(4, 0.1, 0.9).toArray(),
            random.doubles(4, 0.1, 0.9).toArray()};
        double[][] l1 = Penalties.l1Gradient(h);
        double[][] divergence = Penalties.divergenceGradient(h, 0.05);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(l1[i][j]).isEqualTo(difference(h[i], j, () -> Penalties.l1(h)), within(1e-9));
                assertThat(divergence[i][j]).isEqualTo(difference(h[i], j, () -> Penalties.divergence(h, 0.05)), within(1e-8));
            }
        }
    }

    @Test
    void networkGradientsAreFiniteDifferences() {
        Sparsity[] rules = {new Sparsity.L1(0.05), new Sparsity.Divergence(0.1, 0.2), new Sparsity.TopK(3)};
        for (Sparsity rule : rules) {
            Peers433.Case example = Peers433.example(4, 3, 5, rule, 7);
            PlainSparse network = example.network();
            PlainSparse by = network.gradient(example.x(), rule).by();
            double[][] weights = {network.w()[0], network.w()[2], network.b(), network.v()[3], network.c()};
            double[][] ours = {by.w()[0], by.w()[2], by.b(), by.v()[3], by.c()};
            for (int p = 0; p < weights.length; p++) {
                for (int i = 0; i < weights[p].length; i++) {
                    assertThat(ours[p][i]).as(rule + " " + p + "/" + i).isEqualTo(difference(weights[p], i,
                            () -> network.gradient(example.x(), rule).loss()), within(1e-8));
                }
            }
        }
    }

    private static double difference(double[] values, int i, DoubleSupplier of) {
        double value = values[i];
        values[i] = value + 1e-6;
        double above = of.getAsDouble();
        values[i] = value - 1e-6;
        double below = of.getAsDouble();
        values[i] = value;
        return (above - below) / 2e-6;
    }

    /// The engine's rules, with the step of float32, and a planted wrong gradient that the same check refuses.
    @Test
    void theEnginesPenaltiesPassTheGradientCheckAndAWrongOneDoesNot() {
        var random = new SplittableRandom(3);
        float[] values = new float[12];
        for (int i = 0; i < 12; i++) {
            values[i] = (float) (random.nextBoolean() ? random.nextDouble(0.2, 1) : -random.nextDouble(0.2, 1));
        }
        Variable sums = Variable.parameter(Tensor.of(values, 3, 4));
        for (Sparsity rule : new Sparsity[]{new Sparsity.L1(0.5), new Sparsity.Divergence(0.5, 0.1)}) {
            GradCheck.of(() -> rule.penalty(rule.activate(sums)), sums).require(GradCheck.FLOAT_TOLERANCE);
        }
        GradCheck.of(() -> new Sparsity.TopK(2).activate(sums).square().sum(), sums).require(GradCheck.FLOAT_TOLERANCE);
        assertThatThrownBy(() -> GradCheck.of(() -> {
            Variable hidden = sums.relu();
            return Variable.node("forgets 1/n", hidden.data().sum().divide(3f), Variable.to(hidden, g -> g.expand(3, 4)));
        }, sums).require(GradCheck.FLOAT_TOLERANCE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aRowHasAtMostKUnitsOnAndTheyAreTheLargest() {
        var random = new SplittableRandom(2);
        Matrix x = Matrix.wrap(20, 6, random.doubles(120, -1, 1).toArray());
        var network = new SparseAutoencoder(6, 30, new Sparsity.TopK(4), random);
        Matrix h = network.encode(x);
        for (int i = 0; i < 20; i++) {
            assertThat(java.util.Arrays.stream(h.row(i)).filter(v -> v > 0).count()).isBetween(1L, 4L);
        }
    }

    @Test
    void featuresHaveLengthOneUnlessToldOtherwise() {
        var network = new SparseAutoencoder(6, 9, new Sparsity.None(), new SplittableRandom(1));
        Matrix pictures = network.pictures();
        for (int u = 0; u < 9; u++) {
            assertThat(Vectors.norm(pictures.row(u))).isEqualTo(1, within(1e-6));
        }
        var free = new SparseAutoencoder(6, 9, new Sparsity.None(), false, new SplittableRandom(1));
        assertThat(Rows.matrix(free.parameters().get("decoder.weight").data())).isEqualTo(free.pictures());
    }

    @Test
    void activityCounts() {
        Activity activity = Activity.of(Matrix.of(new double[][]{{0, 0.3, 0}, {0, 0.05, 0.2}}), 0.1);
        assertThat(activity.perRow()).isEqualTo(1);
        assertThat(activity.dead()).isEqualTo(1);
        assertThat(activity.mean()).isEqualTo(0.55 / 6, within(1e-12));
    }

    @Test
    void aPenaltySwitchesUnitsOffAndIsPaidForInError() {
        Ex433Sparse.Split data = Ex433Sparse.Split.of(1);
        Ex433Sparse.Result plain = Ex433Sparse.fit(data, new Sparsity.None(), 15, 1);
        Ex433Sparse.Result sparse = Ex433Sparse.fit(data, new Sparsity.L1(0.003), 15, 1);
        assertThat(sparse.activity().perRow()).isLessThan(plain.activity().perRow() / 2);
        assertThat(sparse.lost()).isGreaterThan(plain.lost());
    }

    @Test
    void halfTheActivationsAndFeaturesTwiceAsLongPayHalfThePenalty() {
        Sparsity.L1 rule = new Sparsity.L1(1);
        Peers433.Case example = Peers433.example(5, 4, 6, rule, 3);
        PlainSparse network = example.network();
        PlainSparse cheaper = new PlainSparse(times(0.5, network.w()), times(0.5, new double[][]{network.b()})[0],
                times(2, network.v()), network.c());
        double[][] h = network.hidden(example.x(), rule);
        double[][] half = cheaper.hidden(example.x(), rule);
        assertThat(Penalties.l1(half)).isEqualTo(Penalties.l1(h) / 2, within(1e-12)).isPositive();
        assertThat(cheaper.gradient(example.x(), new Sparsity.None()).loss())
                .isEqualTo(network.gradient(example.x(), new Sparsity.None()).loss(), within(1e-12));
    }

    private static double[][] times(double factor, double[]... values) {
        double[][] scaled = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = java.util.Arrays.stream(values[i]).map(v -> factor * v).toArray();
        }
        return scaled;
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Sparsity.L1(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Sparsity.L1: strength = -1.0");
        assertThatThrownBy(() -> new Sparsity.Divergence(1, 0)).hasMessageContaining("Sparsity.Divergence: target = 0.0");
        assertThatThrownBy(() -> new Sparsity.TopK(0)).hasMessage("Sparsity.TopK: k = 0: must be at least 1");
        assertThatThrownBy(() -> Penalties.largest(4, 1, 2, 3)).hasMessage("Penalties.largest: k = 4 of 3: must be from 1 "
                + "to all");
        assertThatThrownBy(() -> Activity.of(Matrix.zeros(0, 3), 0)).hasMessage("Activity.of: (0, 3): needs a row");
        assertThatThrownBy(() -> new PlainSparse(new double[2][1], new double[1], new double[1][2], new double[2])
                .gradient(new double[0][], new Sparsity.None())).hasMessage("PlainSparse.gradient: no rows: needs one");
    }
}
