package scratch.deep.foundation.gradientcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.validation.GradCheckUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

import scratch.deep.foundation.mlp.Peers401;
import scratch.deep.foundation.mlp.Network;
import scratch.example.Quiet;
import scratch.math.Matrix;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// Differences held to SameDiff's gradients, and the verdicts to those of two other checkers.
class GradientCheckParityTest {
    @ParameterizedTest
    @CsvSource({"2,1,2,2", "5,3,4,3", "8,4,3,3", "6,2,7,5"})
    void differencesAreSameDiffsDerivatives(int n, int d, int h, int k) {
        for (long seed = 1; seed <= 3; seed++) {
            var random = new SplittableRandom(seed);
            Network network = Network.random(d, h, k, random);
            Matrix x = Matrix.wrap(n, d, random.doubles((long) n * d, -1, 1).toArray());
            int[] y = random.ints(n, 0, k).toArray();
            double[] theirs = Fault.flat(Peers401.bySameDiff(network, x, y).network());
            assertThat(Fault.NONE.check(network, x, y).differences()).containsExactly(theirs, within(1e-8));
            assertThat(Fault.flat(Fault.NONE.gradient(network, x, y))).containsExactly(theirs, within(1e-12));
        }
    }

    /// ND4J's own checker, on tanh and on a rule that is right by construction.
    @Test
    void nd4jsCheckerAgrees() {
        SameDiff graph = SameDiff.create();
        SDVariable w = graph.var("w", Nd4j.createFromArray(new double[][]{{0.3, -0.7, 1.1}}));
        SDVariable loss = graph.math().tanh(w).mul(w).sum();
        graph.setLossVariables(loss.name());
        DataType before = Nd4j.dataType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);                    // it accepts nothing else
        try {
            assertThat(Quiet.of(() -> GradCheckUtil.checkGradients(graph, Map.of()))).isTrue();
        } finally {
            Nd4j.setDefaultDataTypes(before, before);
        }
        double[] at = {0.3, -0.7, 1.1};
        double[] derivatives = new double[3];
        Arrays.setAll(derivatives, i -> Math.tanh(at[i]) + at[i] / Math.pow(Math.cosh(at[i]), 2));
        assertThat(GradientCheck.of(v -> v[0] * Math.tanh(v[0]) + v[1] * Math.tanh(v[1]) + v[2] * Math.tanh(v[2]), at,
                derivatives, GradientCheck.Options.standard()).passes()).isTrue();
    }

    /// The checker of the engine, in float32: a rule that loses a factor is refused by both.
    @Test
    void theEnginesCheckerAgrees() {
        Variable w = Variable.parameter(Tensor.vector(0.5f, -1, 2));
        assertThat(GradCheck.of(() -> w.times(w).sum(), w).error()).isLessThan(GradCheck.FLOAT_TOLERANCE);
        assertThat(GradCheck.of(() -> w.times(w.detach()).sum(), w).error()).isEqualTo(0.5, within(0.01));
        GradientCheck ours = GradientCheck.of(v -> v[0] * v[0] + v[1] * v[1] + v[2] * v[2], new double[]{0.5, -1, 2},
                new double[]{0.5, -1, 2}, GradientCheck.Options.standard());
        assertThat(ours.errors()[ours.worst()]).isEqualTo(0.5, within(1e-3));
    }
}
