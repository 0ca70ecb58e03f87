package scratch.classic.linear.perceptron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.classic.linear.perceptron.Perceptron.Options;
import scratch.math.Matrix;

class PerceptronTest {
    private static final Matrix CORNERS = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});

    private static final int[] AND = {0, 0, 0, 1};
    private static final int[] OR = {0, 1, 1, 1};
    private static final int[] XOR = {0, 1, 1, 0};

    @Test
    void andByHand() {
        // epoch 1: (0,0) on the plane: b −1; (1,1) wrong: w (1, 1), b 0
        // epoch 2: (0,0), (0,1) on the plane, (1,1) wrong: w (2, 1), b −1; and so on
        Perceptron and = Perceptron.fit(CORNERS, new int[] {0, 0, 0, 1}, Options.defaults());
        assertThat(and.weights()).containsExactly(3, 2);
        assertThat(and.bias()).isEqualTo(-4);
        assertThat(and.predict(CORNERS)).containsExactly(0, 0, 0, 1);
        assertThat(and.separatedAfter()).hasValue(9);
        assertThat(and.mistakes()).containsExactly(2, 3, 3, 2, 2, 3, 2, 1, 0);
    }

    // The table of the README: bias first, after each of the first four rows, and after each pass.
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 3", "2, 0, 1, 1, 1", "3, 0, 1, 2, 2", "4, 0, 2, 2, 2", "5, -1, 2, 2, 1", "6, -1, 2, 2, 0"})
    void orOfTheReadmeByHand(int passes, double b, double w1, double w2, int mistakes) {
        Perceptron or = Perceptron.fit(CORNERS, OR, new Options(1, passes));
        assertThat(or.bias()).isEqualTo(b);
        assertThat(or.weights()).containsExactly(w1, w2);
        assertThat(or.mistakes()).hasSize(passes).endsWith(mistakes);
        assertThat(or.separatedAfter().isPresent()).isEqualTo(passes == 6);
        // after passes 2 to 4 the row (0, 0) lies on the plane: a mistake to learn from, and still a prediction of 0
        assertThat(Arrays.equals(or.predict(CORNERS), OR)).isEqualTo(passes >= 2);
    }

    @Test
    void theFirstThreeRowsAreTheSameForOrAndXor() {
        Matrix three = CORNERS.selectRows(0, 1, 2);
        Perceptron fit = Perceptron.fit(three, new int[] {0, 1, 1}, new Options(1, 1));
        assertThat(fit.bias()).isEqualTo(1);
        assertThat(fit.weights()).containsExactly(1, 1);
        assertThat(fit.mistakes()).containsExactly(3);
    }

    @Test
    void oneClassAloneTakesOneMistake() {
        Perceptron fit = Perceptron.fit(Matrix.of(new double[][] {{1}, {3}}), new int[] {1, 1}, Options.defaults());
        assertThat(fit.mistakes()).containsExactly(1, 0);
        assertThat(fit.bias()).isEqualTo(1);
        assertThat(fit.weights()).containsExactly(1);
    }

    @Test
    void xorIsBackAtZeroAfterEveryPass() {
        for (int passes : new int[] {1, 2, 3, 1000}) {
            Perceptron xor = Perceptron.fit(CORNERS, XOR, new Options(1, passes));
            assertThat(xor.weights()).containsOnly(0);
            assertThat(xor.bias()).isZero();
            assertThat(xor.predict(CORNERS)).containsOnly(0);
            assertThat(xor.mistakes()).hasSize(passes).containsOnly(4);
            assertThat(xor.separatedAfter()).isEmpty();
        }
    }

    @Test
    void aProductAsThirdFeatureSeparatesXor() {
        Matrix x = CORNERS.appendColumns(Matrix.wrap(4, 1, new double[] {0, 0, 0, 1}));
        Perceptron xor = Perceptron.fit(x, XOR, Options.defaults());
        assertThat(xor.separatedAfter()).isPresent();
        assertThat(xor.predict(x)).isEqualTo(XOR);
    }

    // 14 of 16 and 104 of 256 are the known numbers of threshold functions of two and of three inputs.
    @Test
    void whatIsLearnedIsExactlyWhatSomePlaneCanDo() {
        assertThat(Truths.learned(2, new Options(1, 100))).isEqualTo(14).isEqualTo(Truths.byAllPlanes(2));
        assertThat(Truths.learned(3, new Options(1, 100))).isEqualTo(104).isEqualTo(Truths.byAllPlanes(3));
    }

    @Test
    void theOrderOfTheRowsMovesThePlaneAndNeverBreaksTheBound() {
        Set<List<Integer>> planes = new HashSet<>();
        IntSummaryStatistics mistakes = new IntSummaryStatistics();
        for (int order = 0; order < 256; order++) {
            int[] rows = {order & 3, order >> 2 & 3, order >> 4 & 3, order >> 6};
            if (Arrays.stream(rows).distinct().count() < 4) {
                continue;
            }
            Perceptron and = Perceptron.fit(CORNERS.selectRows(rows), Arrays.stream(rows).map(i -> AND[i]).toArray(),
                    Options.defaults());
            assertThat(and.predict(CORNERS)).isEqualTo(AND);
            planes.add(List.of((int) and.bias(), (int) and.weights()[0], (int) and.weights()[1]));
            mistakes.accept(Arrays.stream(and.mistakes()).sum());
        }
        assertThat(mistakes.getCount()).isEqualTo(24);
        assertThat(mistakes.getMin()).isEqualTo(18);
        assertThat(mistakes.getMax()).isEqualTo(22);
        assertThat(planes).containsExactlyInAnyOrder(List.of(-4, 3, 2), List.of(-4, 2, 3));
    }

    // γ² = 1/17 for AND, from u = (−3, 2, 2), and 1/9 for OR, from u = (−1, 2, 2): no direction has a wider margin.
    @Test
    void theMarginsOfAndAndOrAreThoseOfTheReadme() {
        assertThat(widest(AND, new double[] {-3, 2, 2})).isEqualTo(1 / Math.sqrt(17), within(1e-15));
        assertThat(widest(OR, new double[] {-1, 2, 2})).isEqualTo(1.0 / 3, within(1e-15));
    }

    private static double widest(int[] labels, double... u) {
        double claimed = margin(labels, u);
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 20_000; trial++) {
            assertThat(margin(labels, random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1)))
                    .isLessThanOrEqualTo(claimed);
        }
        return claimed;
    }

    private static double margin(int[] labels, double... u) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < labels.length; i++) {
            double sum = u[0] + u[1] * CORNERS.get(i, 0) + u[2] * CORNERS.get(i, 1);
            least = Math.min(least, (labels[i] == 1 ? sum : -sum) / Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]));
        }
        return least;
    }

    // 0.1 is not a binary fraction: a sum that is 0 on paper misses 0 by a rounding error, and falls on one side.
    @Test
    void aRateOfATenthRoundsWhereAQuarterDoesNot() {
        int[] whole = Perceptron.fit(CORNERS, AND, Options.defaults()).mistakes();
        assertThat(Perceptron.fit(CORNERS, AND, new Options(0.25, 1000)).mistakes()).isEqualTo(whole);
        Perceptron tenth = Perceptron.fit(CORNERS, AND, new Options(0.1, 1000));
        assertThat(Arrays.stream(whole).sum()).isEqualTo(18);
        assertThat(Arrays.stream(tenth.mistakes()).sum()).isEqualTo(8);
        assertThat(tenth.bias() + tenth.weights()[0]).isNegative().isEqualTo(0, within(5e-17));
    }

    @Test
    void theLearningRateChangesNoAnswer() {
        int[] or = {0, 1, 1, 1};
        Perceptron slow = Perceptron.fit(CORNERS, or, new Options(0.25, 100));
        Perceptron fast = Perceptron.fit(CORNERS, or, Options.defaults());
        assertThat(slow.mistakes()).isEqualTo(fast.mistakes());
        assertThat(slow.weights()[0]).isEqualTo(fast.weights()[0] / 4);
    }

    // Novikoff: at most (R/γ)² mistakes
    @Test
    void mistakesAreBoundedByTheMargin() {
        SplittableRandom random = new SplittableRandom(6);
        for (int trial = 0; trial < 20; trial++) {
            double[][] x = new double[40][];
            int[] y = new int[40];
            double margin = 0.05 + 0.02 * trial;
            double radius = 0;
            for (int i = 0; i < x.length; i++) {
                do {
                    x[i] = new double[] {random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
                } while (Math.abs(0.6 * x[i][0] + 0.8 * x[i][1]) < margin);
                y[i] = 0.6 * x[i][0] + 0.8 * x[i][1] > 0 ? 1 : 0;
                radius = Math.max(radius, 1 + x[i][0] * x[i][0] + x[i][1] * x[i][1]);       // the 1 is the bias's input
            }
            Perceptron fit = Perceptron.fit(Matrix.of(x), y, Options.defaults());
            assertThat(fit.separatedAfter()).isPresent();
            assertThat((double) Arrays.stream(fit.mistakes()).sum()).isLessThanOrEqualTo(radius / (margin * margin));
            assertThat(fit.predict(Matrix.of(x))).isEqualTo(y);
        }
    }

    @Test
    void badInputIsRefused() {
        refused(() -> Perceptron.fit(CORNERS, new int[3], Options.defaults()), "x has 4 rows, 3 labels");
        refused(() -> Perceptron.fit(CORNERS, new int[] {0, 1, 2, 0}, Options.defaults()), "label 2 of row 2");
        refused(() -> Perceptron.fit(Matrix.wrap(1, 1, new double[] {Double.NaN}), new int[1], Options.defaults()), "NaN");
        refused(() -> new Options(0, 1), "learningRate");
        refused(() -> new Options(1, 0), "maxEpochs");
        refused(() -> Perceptron.fit(CORNERS, new int[4], Options.defaults()).predict(Matrix.zeros(1, 3)), "x has 3 columns");
        assertThat(Perceptron.fit(CORNERS, new int[4], Options.defaults()).separatedAfter()).hasValue(2);    // one class alone
    }

    private static void refused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }
}
