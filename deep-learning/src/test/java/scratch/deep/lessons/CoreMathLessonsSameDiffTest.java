package scratch.deep.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import scratch.math.autograd.Functions;
import scratch.math.autograd.Value;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// The gradients of lessons 107 and 109 held to SameDiff, and the tensors of lesson 108 to ND4J: here, because core-math does
/// without ND4J.
class CoreMathLessonsSameDiffTest {
    /// The same computation on our numbers and on theirs.
    private record Pair(Value ours, SDVariable theirs) {
        Pair plus(Pair b) {
            return new Pair(ours.plus(b.ours), theirs.add(b.theirs));
        }

        Pair minus(Pair b) {
            return new Pair(ours.minus(b.ours), theirs.sub(b.theirs));
        }

        Pair times(Pair b) {
            return new Pair(ours.times(b.ours), theirs.mul(b.theirs));
        }

        Pair overOnePlusSquare(Pair b) {
            return new Pair(ours.divide(b.ours.power(2).plus(1)), theirs.div(b.theirs.mul(b.theirs).add(1.0)));
        }

        Pair tanh(SameDiff graph) {
            return new Pair(ours.tanh(), graph.math.tanh(theirs));
        }

        Pair sigmoid(SameDiff graph) {
            return new Pair(ours.sigmoid(), graph.nn.sigmoid(theirs));
        }

        Pair exp(SameDiff graph) {
            return new Pair(ours.exp(), graph.math.exp(theirs));
        }
    }

    private static Pair variable(SameDiff graph, String name, double value) {
        return new Pair(Value.of(value), graph.var(name, Nd4j.createFromArray(new double[]{value}).reshape()));
    }

    private static void sameGradients(SameDiff graph, Pair result, Map<String, Pair> inputs) {
        graph.setLossVariables(result.theirs.name());
        Map<String, INDArray> theirs = graph.calculateGradients(null, inputs.keySet());
        result.ours.backward();
        assertThat(result.ours.data()).isEqualTo(result.theirs.eval().getDouble(0), within(1e-12));
        inputs.forEach((name, pair) -> {
            double expected = theirs.get(name).getDouble(0);
            assertThat(pair.ours.gradient()).as(name).isEqualTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
        });
    }

    @Test
    void theThreeLinesOfLesson107() {
        SameDiff graph = SameDiff.create();
        Pair a = variable(graph, "a", 2);
        Pair b = variable(graph, "b", 3);
        Pair d = a.times(b);
        sameGradients(graph, d.plus(a).times(d), Map.of("a", a, "b", b));
        assertThat(a.ours.gradient()).isEqualTo(48);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void programsDrawnByLot(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        SameDiff graph = SameDiff.create();
        Pair[] tape = new Pair[3 + 25];
        for (int i = 0; i < 3; i++) {
            tape[i] = variable(graph, "x" + i, random.nextDouble(-1.5, 1.5));
        }
        for (int n = 3; n < tape.length; n++) {
            Pair a = tape[random.nextInt(n)];
            Pair b = tape[random.nextInt(n)];
            tape[n] = switch (random.nextInt(6)) {
                case 0 -> a.plus(b);
                case 1 -> a.minus(b);
                case 2 -> a.times(b).tanh(graph);
                case 3 -> a.overOnePlusSquare(b);
                case 4 -> a.sigmoid(graph);
                default -> a.tanh(graph).exp(graph);
            };
        }
        Pair sum = tape[0].plus(tape[1]).plus(tape[2]);
        for (int n = 3; n < tape.length; n++) {
            sum = sum.plus(tape[n].tanh(graph));
        }
        sameGradients(graph, sum, Map.of("x0", tape[0], "x1", tape[1], "x2", tape[2]));
    }

    // ---------------------------------------------------------------- lesson 108

    @ParameterizedTest
    @CsvSource({"4 1 3, 5 3", "2 3, 3", "2 3, 2 1", "3 1, 1 4", "6 5 4, 6 5 4"})
    void broadcastSumsOfLesson108(String left, String right) {
        int[] a = shape(left);
        int[] b = shape(right);
        SplittableRandom random = new SplittableRandom(3);
        Tensor first = Tensor.normal(random, 1, a);
        Tensor second = Tensor.normal(random, 1, b);
        INDArray sum = array(first).add(array(second));
        assertThat(first.plus(second).shape()).containsExactly(java.util.Arrays.stream(sum.shape()).mapToInt(i -> (int) i)
                .toArray());
        assertThat(first.plus(second).toArray()).containsExactly(sum.dup('c').ravel().toFloatVector());
        assertThat(first.sum(0).toArray()).containsExactly(array(first).sum(0).dup('c').ravel().toFloatVector(), within(1e-6f));
    }

    @Test
    void viewsOfLesson108() {
        Tensor tensor = Tensor.normal(new SplittableRandom(4), 1, 3, 4, 5);
        INDArray theirs = array(tensor);
        assertThat(tensor.transpose().toArray()).containsExactly(theirs.permute(0, 2, 1).dup('c').ravel().toFloatVector());
        assertThat(tensor.permute(2, 0, 1).toArray()).containsExactly(theirs.permute(2, 0, 1).dup('c').ravel().toFloatVector());
    }

    // ---------------------------------------------------------------- lesson 109

    @Test
    void theLayerOfLesson109() {
        SameDiff graph = SameDiff.create();
        Variable x = Variable.parameter(Tensor.of(new float[]{1, 2, 0, 0, 1, -1}, 2, 3));
        Variable w = Variable.parameter(Tensor.of(new float[]{1, 2, 0, 1, 3, -1}, 3, 2));
        Variable b = Variable.parameter(Tensor.vector(0.5f, -0.5f));
        Tensor t = Tensor.of(new float[]{1, 4, -2, 2}, 2, 2);
        Variable residual = x.matmul(w).plus(b).minus(Variable.constant(t));
        residual.times(residual).sum().times(0.5f).backward();

        SDVariable sx = graph.var("x", array(x.data()));
        SDVariable sw = graph.var("w", array(w.data()));
        SDVariable sb = graph.var("b", array(b.data()));
        SDVariable r = sx.mmul(sw).add(sb).sub(graph.constant(array(t)));
        graph.setLossVariables(r.mul(r).sum().mul(0.5).name());
        Map<String, INDArray> gradients = graph.calculateGradients(null, "x", "w", "b");
        same(x, gradients.get("x"));
        same(w, gradients.get("w"));
        same(b, gradients.get("b"));
    }

    @ParameterizedTest
    @CsvSource({"5, 6, 3, 8, 1", "1, 2, 2, 3, 2", "13, 17, 5, 16, 3"})
    void theNetworkOfLesson109(int d, int hidden, int classes, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Tensor x = Tensor.normal(random, 1, n, d);
        Variable w1 = Variable.parameter(Tensor.normal(random, 0.6f, d, hidden));
        Variable b1 = Variable.parameter(Tensor.normal(random, 0.1f, hidden));
        Variable w2 = Variable.parameter(Tensor.normal(random, 0.6f, hidden, classes));
        Variable b2 = Variable.parameter(Tensor.normal(random, 0.1f, classes));
        int[] labels = new int[n];
        float[] oneHot = new float[n * classes];
        for (int i = 0; i < n; i++) {
            labels[i] = i % classes;
            oneHot[i * classes + labels[i]] = 1;
        }
        Variable loss = Functions.crossEntropy(Variable.constant(x).matmul(w1, b1).tanh().matmul(w2, b2), labels);

        SameDiff graph = SameDiff.create();
        SDVariable s1 = graph.var("w1", array(w1.data()));
        SDVariable sb1 = graph.var("b1", array(b1.data()));
        SDVariable s2 = graph.var("w2", array(w2.data()));
        SDVariable sb2 = graph.var("b2", array(b2.data()));
        SDVariable logits = graph.math.tanh(graph.constant(array(x)).mmul(s1).add(sb1)).mmul(s2).add(sb2);
        SDVariable picked = graph.nn.logSoftmax(logits).mul(graph.constant(array(Tensor.of(oneHot, n, classes))));
        SDVariable theirs = picked.sum().mul(-1.0 / n);
        graph.setLossVariables(theirs.name());
        assertThat((double) loss.item()).isEqualTo(theirs.eval().getDouble(0), within(1e-5));
        loss.backward();
        Map<String, INDArray> gradients = graph.calculateGradients(null, "w1", "b1", "w2", "b2");
        same(w1, gradients.get("w1"));
        same(b1, gradients.get("b1"));
        same(w2, gradients.get("w2"));
        same(b2, gradients.get("b2"));
    }

    private static void same(Variable ours, INDArray theirs) {
        float[] expected = theirs.dup('c').ravel().toFloatVector();
        float largest = 1e-3f;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(ours.gradient().toArray()).containsExactly(expected, within(1e-5f * largest));
    }

    private static int[] shape(String text) {
        return java.util.Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static INDArray array(Tensor tensor) {
        return Nd4j.create(tensor.toArray(), java.util.Arrays.stream(tensor.shape()).asLongStream().toArray(), DataType.FLOAT);
    }
}
