package scratch.classic.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

class GaussianNaiveBayesTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final GaussianNaiveBayes.Options STANDARD = GaussianNaiveBayes.Options.standard();
    private static final ClassificationData WINE = Datasets.wine();
    private static final Matrix X = Matrix.of(WINE.x());

    // class 0: 1, 3 (mean 2, variance 1); class 1: 4, 6, 8 (mean 6, variance 8/3)
    @Test
    void fiveNumbersByHand() {
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(column(1, 3, 4, 6, 8), new int[] {0, 0, 1, 1, 1}, STANDARD);
        assertThat(model.means().data()).containsExactly(new double[] {2, 6}, EXACT);
        assertThat(model.variances().data()).containsExactly(new double[] {1, 8 / 3.0}, EXACT);
        double zero = 0.4 * Math.exp(-2) / Math.sqrt(2 * Math.PI);                             // at 4
        double one = 0.6 * Math.exp(-4 / (16 / 3.0)) / Math.sqrt(2 * Math.PI * 8 / 3);
        assertThat(model.predictProbabilities(column(4)).get(0, 1)).isCloseTo(one / (zero + one), EXACT);
        assertThat(model.logJoint(column(4)).data()).containsExactly(new double[] {Math.log(zero), Math.log(one)}, EXACT);
        assertThat(model.predict(column(3, 5))).containsExactly(0, 1);
    }

    @Test
    void rowsAddUpToOneAndAgreeWithTheirLogarithms() {
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(X, WINE.y(), STANDARD);
        Matrix p = model.predictProbabilities(X);
        Matrix logs = model.logProbabilities(X);
        for (int i = 0; i < p.rows(); i++) {
            assertThat(Arrays.stream(p.row(i)).sum()).isCloseTo(1, EXACT);
            for (int k = 0; k < 3; k++) {
                assertThat(p.get(i, k)).isCloseTo(Math.exp(logs.get(i, k)), EXACT);
            }
        }
        assertThat(model.predict(X)).isEqualTo(argmax(logs));
    }

    private static int[] argmax(Matrix logs) {
        int[] best = new int[logs.rows()];
        for (int i = 0; i < best.length; i++) {
            for (int k = 1; k < logs.columns(); k++) {
                best[i] = logs.get(i, k) > logs.get(i, best[i]) ? k : best[i];
            }
        }
        return best;
    }

    @Test
    void aRowOfWeightTwoIsTwoRowsAndAnyOrderWillDo() {
        double[] weights = new double[178];
        Arrays.setAll(weights, i -> i % 3);
        int[] copies = IntStream.range(0, 178).map(i -> 177 - i).flatMap(i -> IntStream.range(0, i % 3).map(copy -> i))
                .toArray();
        int[] labels = Arrays.stream(copies).map(i -> WINE.y()[i]).toArray();
        GaussianNaiveBayes weighted = GaussianNaiveBayes.fit(X, WINE.y(), weights, STANDARD);
        GaussianNaiveBayes copied = GaussianNaiveBayes.fit(X.selectRows(copies), labels, STANDARD);
        assertThat(weighted.logProbabilities(X).data()).containsExactly(copied.logProbabilities(X).data(), within(1e-9));
    }

    @Test
    void theUnitOfAColumnChangesNothing() {
        Matrix other = X.copy();
        for (int i = 0; i < other.rows(); i++) {
            for (int j = 0; j < other.columns(); j++) {
                other.set(i, j, other.get(i, j) * Math.pow(1000, j - 6));
            }
        }
        GaussianNaiveBayes.Options floor = new GaussianNaiveBayes.Options(Priors.learned(), 0.3);     // a floor that bites
        double[] here = GaussianNaiveBayes.fit(X, WINE.y(), floor).logProbabilities(X).data();
        double[] there = GaussianNaiveBayes.fit(other, WINE.y(), floor).logProbabilities(other).data();
        assertThat(there).containsExactly(here, within(1e-9));
    }

    // the column: 5, 5 in class 0, 1 and 3 in class 1; mean 3.5, variance (2.25 + 2.25 + 6.25 + 0.25)/4 = 2.75
    @Test
    void aColumnThatIsConstantWithinAClassGetsTheFloor() {
        int[] labels = {0, 0, 1, 1};
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(column(5, 5, 1, 3), labels,
                new GaussianNaiveBayes.Options(Priors.learned(), 0.01));
        assertThat(model.variances().data()).containsExactly(new double[] {0.0275, 1}, EXACT);
        assertThat(model.predict(column(5, 4, 2))).containsExactly(0, 1, 1);
        assertThatThrownBy(() -> GaussianNaiveBayes.fit(column(5, 5, 1, 3), labels,
                new GaussianNaiveBayes.Options(Priors.learned(), 0)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("GaussianNaiveBayes.fit: column 0 has variance 0.0 in class 0: needs a floorShare above 0, or a"
                        + " larger scale");
    }

    @Test
    void aColumnThatIsConstantOverAllRowsDecidesNothing() {
        int[] labels = {0, 0, 0, 1, 1};
        Matrix with = Matrix.of(new double[][] {{0.1, 1}, {0.1, 2}, {0.1, 3}, {0.1, 4}, {0.1, 6}});
        GaussianNaiveBayes one = GaussianNaiveBayes.fit(with.selectColumns(1), labels, STANDARD);
        GaussianNaiveBayes two = GaussianNaiveBayes.fit(with, labels, STANDARD);
        Matrix asked = Matrix.of(new double[][] {{0.1, 3}, {-7, 3.2}, {1e9, 5}});
        assertThat(two.variances().column(0)).containsExactly(0, 0);
        assertThat(two.logJoint(asked).data()).containsExactly(one.logJoint(asked.selectColumns(1)).data());
        GaussianNaiveBayes none = GaussianNaiveBayes.fit(with.selectColumns(0), labels, STANDARD);
        assertThat(none.predictProbabilities(with.selectColumns(0)).row(4)).containsExactly(new double[] {0.6, 0.4}, EXACT);
    }

    @Test
    void aRowOfWeightZeroDoesNotMakeAColumnVary() {
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(column(7, 0.1, 0.1, 0.1, 0.1, 0.1), new int[] {0, 0, 0, 1, 1, 1},
                new double[] {0, 1, 1, 1, 1, 1}, STANDARD);
        assertThat(model.variances().data()).containsExactly(0, 0);
        assertThat(model.means().data()).containsExactly(0.1, 0.1);
    }

    // σ = 1 in both: the difference of the squares is d·(0.5² − 1.5²) = −2d, halved −d
    @Test
    void tenThousandColumnsDoNotUnderflow() {
        int d = 10_000;
        double[][] rows = new double[4][d];
        for (int i = 0; i < 4; i++) {
            Arrays.fill(rows[i], new double[] {-1, 1, 1, 3}[i]);
        }
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(Matrix.of(rows), new int[] {0, 0, 1, 1}, STANDARD);
        double[] half = new double[d];
        Arrays.fill(half, 0.5);
        Matrix asked = Matrix.wrap(1, d, half);
        assertThat(model.logProbabilities(asked).row(0)).containsExactly(new double[] {0, -10_000}, within(1e-8));
        assertThat(model.predictProbabilities(asked).row(0)).containsExactly(1, 0);
    }

    @Test
    void hugeAndTinyNumbersAreHeldOrRefused() {
        int[] labels = {0, 0, 1, 1};
        assertThat(GaussianNaiveBayes.fit(column(1e150, 2e150, 4e150, 5e150), labels, STANDARD).predict(column(1e150, 6e150)))
                .containsExactly(0, 1);
        assertThat(GaussianNaiveBayes.fit(column(1e-150, 2e-150, 4e-150, 5e-150), labels, STANDARD)
                .predict(column(1e-150, 6e-150))).containsExactly(0, 1);
        assertThatThrownBy(() -> GaussianNaiveBayes.fit(column(1e200, 2e200, 4e200, 5e200), labels, STANDARD))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("GaussianNaiveBayes.fit: column 0: its variance is beyond a double: scale it first");
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(column(1, 2, 4, 5), labels, STANDARD);
        assertThatThrownBy(() -> model.predict(column(1, 1e200))).isInstanceOf(ArithmeticException.class)
                .hasMessage("NaiveBayes.predict: row 1: is so far from every class that a double cannot hold the logarithm of"
                        + " its probability");
        assertThatThrownBy(() -> model.predictProbabilities(column(-1e300))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void manyRowsAnswerAsEachAlone() {
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(X, WINE.y(), STANDARD);
        int[] many = new int[1000];
        Arrays.setAll(many, i -> (7 * i) % 178);
        Matrix all = model.logJoint(X.selectRows(many));
        for (int i = 0; i < many.length; i++) {
            assertThat(all.row(i)).containsExactly(model.logJoint(X.selectRows(many[i])).row(0));
        }
        assertThat(model.predict(Matrix.zeros(0, 13))).isEmpty();
    }

    @Test
    void badNumbersAreRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GaussianNaiveBayes.Options(Priors.learned(), 1))
                .withMessage("GaussianNaiveBayes.Options: floorShare = 1.0: must be at least 0 and below 1");
        GaussianNaiveBayes model = GaussianNaiveBayes.fit(column(1, 2, 4, 5), new int[] {0, 0, 1, 1}, STANDARD);
        assertThatIllegalArgumentException().isThrownBy(() -> model.predict(Matrix.zeros(1, 2)))
                .withMessage("GaussianNaiveBayes.predict: x has 2 columns: the model has 1");
        assertThatIllegalArgumentException().isThrownBy(() -> model.predict(column(1, Double.NaN)))
                .withMessageStartingWith("GaussianNaiveBayes.predict: ").withMessageContaining("NaN");
    }

    private static Matrix column(double... values) {
        return Matrix.wrap(values.length, 1, values);
    }
}
