package scratch.math.autogradtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// The engine held to plain loops, and every derivative of small networks to differences.
class AutogradTensorParityTest {
    private static double[][] numbers(RandomGenerator random, int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) random.nextGaussian();        // numbers that float32 holds exactly
            }
        }
        return values;
    }

    private static Variable variable(double[]... rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return Variable.parameter(Tensor.of(values, rows.length, rows[0].length));
    }

    private static void same(Variable ours, double[]... theirs) {
        float[] gradient = ours.gradient().toArray();
        for (int i = 0; i < gradient.length; i++) {
            double expected = theirs[i / theirs[0].length][i % theirs[0].length];
            assertThat((double) gradient[i]).isEqualTo(expected, within(1e-5 * Math.max(10, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "2, 3, 2, 2", "7, 1, 5, 3", "1, 13, 3, 4", "16, 17, 4, 5", "33, 8, 31, 6"})
    void layersOfAllShapesHaveTheGradientsOfTheLoops(int n, int d, int k, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[][] x = numbers(random, n, d);
        double[][] w = numbers(random, d, k);
        double[][] b = numbers(random, 1, k);
        double[][] t = numbers(random, n, k);
        Variable input = variable(x);
        Variable weights = variable(w);
        Variable bias = variable(b);
        Variable residual = input.matmul(weights).plus(bias).minus(Variable.constant(variable(t).data()));
        residual.times(residual).sum().times(0.5f).backward();
        LinearByHand hand = LinearByHand.of(x, w, b[0], t);
        same(weights, hand.weightGradient());
        same(bias, hand.biasGradient());
        same(input, hand.inputGradient());
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 2", "4, 5, 3", "6, 3, 4", "3, 8, 2"})
    void everyDerivativeOfSmallNetworksAgrees(int d, int hidden, int classes) {
        for (long seed = 0; seed < 3; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            SmallNetwork network = SmallNetwork.random(d, hidden, classes, -1, random);
            Tensor batch = Tensor.normal(random, 1, 5, d);
            int[] labels = {0, 1, 1, 0, classes - 1};
            assertThat(GradientReport.of(() -> network.loss(batch, labels),
                    network.parameters().toArray(Variable[]::new)).readings()).allMatch(GradientReport.Reading::agrees);
        }
    }
}
