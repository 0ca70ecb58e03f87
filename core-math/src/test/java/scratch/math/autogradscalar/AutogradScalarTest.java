package scratch.math.autogradscalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.math.autograd.Value;

class AutogradScalarTest {
    private static double[] gradient(Consumer<Node> pass) {
        return Ex107AutogradScalar.gradient(pass, 2, 3);
    }

    @Test
    void theThreeLinesOfTheReadmeByHand() {
        Value[] graph = Ex107AutogradScalar.threeLines(2, 3);
        graph[4].backward();
        assertThat(graph).extracting(Value::data).containsExactly(2.0, 3.0, 6.0, 8.0, 48.0);
        assertThat(graph).extracting(Value::gradient).containsExactly(48.0, 28.0, 14.0, 6.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "-1.5, 0.25", "0, 7", "3, -0.5", "1e4, 1e-4"})
    void theThreeLinesAgreeWithTheirFormula(double a, double b) {
        Value[] graph = Ex107AutogradScalar.threeLines(a, b);
        graph[4].backward();
        assertThat(graph[0].gradient()).isEqualTo(2 * a * b * (b + 1), within(1e-9));
        assertThat(graph[1].gradient()).isEqualTo(a * a * (2 * b + 1), within(1e-6));
    }

    @Test
    void oneEngineIsRightAndThreeAreWrongEachInItsOwnWay() {
        assertThat(gradient(BackwardPasses::adding)).containsExactly(48, 28);
        assertThat(gradient(BackwardPasses::overwriting)).containsExactly(18, 12);
        assertThat(gradient(BackwardPasses::recursing)).containsExactly(90, 56);
        assertThat(gradient(BackwardPasses::tooEarly)).containsExactly(30, 16);
    }

    @Test
    void onATreeAllFourAgree() {
        assertThat(Ex107AutogradScalar.gradientOfTree(BackwardPasses::adding, 2, 3)).containsExactly(18, 12);
        assertThat(Ex107AutogradScalar.gradientOfTree(BackwardPasses::overwriting, 2, 3)).containsExactly(18, 12);
        assertThat(Ex107AutogradScalar.gradientOfTree(BackwardPasses::recursing, 2, 3)).containsExactly(18, 12);
        assertThat(Ex107AutogradScalar.gradientOfTree(BackwardPasses::tooEarly, 2, 3)).containsExactly(18, 12);
    }

    /// a = 1, b = a + a, c = b + b: the derivative is 4, recursion without an order says 8.
    @Test
    void doublingTwiceHasTheDerivativeFour() {
        assertThat(Ex107AutogradScalar.doublings(2).gradient()).isEqualTo(4);
        Node a = Node.of(1);
        Node b = a.plus(a);
        BackwardPasses.recursing(b.plus(b));
        assertThat(a.gradient).isEqualTo(8);
    }

    @Test
    void aSecondPassOverGradientsThatWereNotClearedGives162() {
        Node a = Node.of(2);
        Node d = a.times(Node.of(3));
        Node loss = d.plus(a).times(d);
        BackwardPasses.adding(loss);
        assertThat(a.gradient).isEqualTo(48);
        BackwardPasses.adding(loss);
        assertThat(a.gradient).isEqualTo(162);
    }

    @Test
    void valueAddsUpInGivenNumbersOnly() {
        Value[] graph = Ex107AutogradScalar.threeLines(2, 3);
        graph[4].backward();
        graph[4].backward();
        assertThat(graph[0].gradient()).isEqualTo(96);
        assertThat(graph[2].gradient()).isEqualTo(14);
    }

    @Test
    void fiftyDoublingsHaveTwoToTheFiftyPaths() {
        assertThat(Ex107AutogradScalar.doublings(50).gradient()).isEqualTo(0x1p50);
    }

    @Test
    void aLoopHasADerivativeThatNobodyWroteDown() {
        for (double x : new double[]{0.5, 1, 2, 9}) {
            Value input = Value.of(x);
            Value root = Ex107AutogradScalar.squareRoot(input, 8);
            root.backward();
            assertThat(root.data()).isEqualTo(Math.sqrt(x), within(1e-12));
            assertThat(input.gradient()).isEqualTo(0.5 / Math.sqrt(x), within(1e-12));
        }
    }

    @Test
    void thePredictExerciseOfTheReadme() {
        Value a = Value.of(3);
        a.times(a).plus(a).backward();
        assertThat(a.gradient()).isEqualTo(7);
    }

    @Test
    void howTheDerivativeOfSigmoidIsWrittenDecidesWhetherItSurvives() {
        Value z = Value.of(40);
        z.sigmoid().backward();
        double s = 1 / (1 + Math.exp(-40));
        assertThat(s * (1 - s)).isZero();
        assertThat(z.gradient()).isEqualTo(4.2e-18, within(1e-19));
    }

    @Test
    void aDeadBranchPoisonsALiveOne() {
        Value x = Value.of(0);
        x.power(0.5).times(0).plus(x.times(3)).backward();      // ∞ · 0, although the branch counts for nothing
        assertThat(x.gradient()).isNaN();
    }

    @Test
    void xorIsLearnedFromMostStarts() {
        int solved = 0;
        for (int seed = 0; seed < 5; seed++) {
            solved += XorNetwork.random(new SplittableRandom(seed)).train(1000, 0.3) < 0.01 ? 1 : 0;
        }
        assertThat(solved).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aTrainedNetworkAnswersXor() {
        XorNetwork network = XorNetwork.random(new SplittableRandom(1));
        assertThat(network.train(1000, 0.3)).isLessThan(1e-3);
        for (int row = 0; row < 4; row++) {
            assertThat(network.answer(row & 1, row >> 1).data()).isEqualTo(row & 1 ^ row >> 1, within(0.05));
        }
    }
}
