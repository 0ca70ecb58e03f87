package scratch.classic.neighbor.naivebayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import scratch.classic.bayes.BernoulliNaiveBayes;
import scratch.classic.bayes.GaussianNaiveBayes;
import scratch.classic.bayes.MultinomialNaiveBayes;
import scratch.classic.metrics.CalibrationCurve;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.example.data.Generators;
import scratch.math.Matrix;
import scratch.stats.distribution.Normal;

/// Every number of the README that the example does not print, and what copies do, exactly.
class NaiveBayesLessonTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Offset<Double> PRINTED = within(5e-5);
    private static final Copies LEARN = Copies.draw(1000, Generators.random(42));
    private static final Copies OTHERS = Copies.draw(20_000, Generators.random(43));

    @Test
    void fourteenDaysByHand() {
        assertThat(Days.counts(1)).containsExactly(4, 3, 3);
        assertThat(Days.counts(0)).containsExactly(0, 4, 3);
        BernoulliNaiveBayes model = Ex362NaiveBayes.tennis(1);
        double yes = 9 / 14.0 * 5 / 11 * 4 / 11 * 4 / 11;
        double no = 5 / 14.0 * 1 / 7 * 5 / 7 * 4 / 7;
        assertThat(yes).isCloseTo(0.03864, within(5e-6));
        assertThat(no).isCloseTo(0.02082, within(5e-6));
        double p = model.predictProbabilities(Days.asked()).get(0, 1);
        assertThat(p).isCloseTo(yes / (yes + no), EXACT).isCloseTo(0.6498, PRINTED);
        double[] logs = model.logJoint(Days.asked()).row(0);
        assertThat(logs[1] - logs[0]).isCloseTo(0.5878 + 1.1575 - 0.6751 - 0.4520, within(2e-4)).isCloseTo(0.6181, PRINTED);
    }

    // the prediction exercise: neither overcast, nor humid, nor windy
    @Test
    void aDryCalmDayWithoutCloudsIsPlayedWithSeventyNinePercent() {
        double yes = 9 / 14.0 * 6 / 11 * 7 / 11 * 7 / 11;
        double no = 5 / 14.0 * 6 / 7 * 2 / 7 * 3 / 7;
        double p = Ex362NaiveBayes.tennis(1).predictProbabilities(Matrix.zeros(1, 3)).get(0, 1);
        assertThat(p).isCloseTo(yes / (yes + no), EXACT).isCloseTo(0.7912, PRINTED);
    }

    @Test
    void copiesMultiplyTheLogOddsAndLeaveTheClasses() {
        Copies learn = Copies.draw(200, Generators.random(3));
        Copies others = Copies.draw(500, Generators.random(4));
        Judged once = learn.judge(others, 1);
        Judged often = learn.judge(others, 7);
        for (int i = 0; i < 500; i++) {
            double odds = once.logs().get(i, 1) - once.logs().get(i, 0);
            assertThat(often.logs().get(i, 1) - often.logs().get(i, 0)).isCloseTo(7 * odds, within(1e-9));
        }
        assertThat(often.said()).isEqualTo(once.said());
        assertThat(often.expected()).isGreaterThan(once.expected());
        assertThat(often.right()).isEqualTo(once.right());
    }

    // both means lie 0.7·√2 from the border
    @Test
    void nobodyIsRightMoreOftenThanTheTruthAllows() {
        assertThat(Normal.STANDARD.cdf(0.7 * Math.sqrt(2))).isCloseTo(0.839, within(5e-4));
        assertThat(LEARN.judge(OTHERS, 1).right().estimate()).isCloseTo(0.839, within(0.006));
    }

    // odds of 0.15 / 0.85 that are said are the fifth power of odds of 0.414 / 0.586
    @Test
    void fiveCopiesTakeTheFifthPowerOfTheOdds() {
        CalibrationCurve curve = Ex362NaiveBayes.calibration(LEARN.judge(OTHERS, 5));
        assertThat(1 / (1 + Math.pow(0.85 / 0.15, 0.2))).isCloseTo(0.414, within(5e-4));
        CalibrationCurve.Bin second = curve.bins().get(1);
        CalibrationCurve.Bin ninth = curve.bins().get(8);
        assertThat(new double[] {second.predicted(), second.observed(), ninth.predicted(), ninth.observed()})
                .containsExactly(new double[] {0.15, 0.41, 0.85, 0.59}, within(0.05));
    }

    @Test
    void tokyoTwiceIsTwoFactors() {
        Matrix texts = Matrix.of(new double[][] {{2, 1, 0}, {0, 1, 2}});
        MultinomialNaiveBayes model = RealRows.multinomial(texts, new int[] {0, 1}, 1);
        double[] logs = model.logJoint(Matrix.of(new double[][] {{2, 0, 0}})).row(0);
        assertThat(logs[0] - logs[1]).isCloseTo(2 * Math.log(3), EXACT);
    }

    // scikit-learn's GaussianNB adds a billionth of the largest variance of all columns to each of them
    @Test
    void aFloorOfTheLargestColumnIsMoreThanSevenColumnsOfTumoursVary() {
        ClassificationData data = Datasets.breastCancer();
        Matrix x = Matrix.of(data.x());
        double[] variances = IntStream.range(0, 30).mapToDouble(j -> {
            double mean = Arrays.stream(x.column(j)).average().orElseThrow();
            return Arrays.stream(x.column(j)).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        }).toArray();
        double floor = 1e-9 * Arrays.stream(variances).max().orElseThrow();
        assertThat(Arrays.stream(variances).filter(v -> v < floor).count()).isEqualTo(7);
    }

    // pixels that a digit never has: their variance in its class is the floor
    @Test
    void aHigherFloorReadsMoreDigits() {
        RealRows digits = Ex362NaiveBayes.digits(42);
        Judged low = digits.judge((x, y) -> RealRows.gaussian(x, y, 1e-9));
        Judged high = digits.judge((x, y) -> RealRows.gaussian(x, y, 0.1));
        assertThat(high.hits()).isGreaterThan(low.hits() + 30);
        assertThat(low.logLoss().estimate()).isGreaterThan(1e9);
        GaussianNaiveBayes model = RealRows.gaussian(digits.train(), digits.labels(), 1e-9);
        assertThat(model.variances().get(0, 0)).isZero();
    }

    @Test
    void judgedCountsAndAverages() {
        Judged judged = new Judged(Matrix.of(new double[][] {{Math.log(0.8), Math.log(0.2)}, {Math.log(0.4), Math.log(0.6)}}),
                new int[] {0, 1}, new int[] {0, 0});
        assertThat(judged.hits()).isEqualTo(1);
        assertThat(judged.error()).isEqualTo(0.5);
        assertThat(judged.expected()).isCloseTo(0.7, EXACT);
        assertThat(judged.probabilities(1)).containsExactly(new double[] {0.2, 0.6}, EXACT);
        assertThat(judged.logLoss().estimate()).isCloseTo(-(Math.log(0.8) + Math.log(0.4)) / 2, EXACT);
    }

    @Test
    void fewRowsHoldTheSameDrawsForBoth() {
        Matrix pixels = Matrix.of(Datasets.digits().x());
        int[] y = Datasets.digits().y();
        FewRows few = FewRows.draw(pixels, y, 20, 1, 42);
        FewRows again = FewRows.draw(pixels, y, 20, 1, 42);
        assertThat(few.counts()).hasSize(FewRows.DRAWS).isEqualTo(again.counts());
        assertThat(few.softmax()).isEqualTo(again.softmax());
        assertThat(few.gain().estimate()).isCloseTo(FewRows.mean(few.softmax()) - FewRows.mean(few.counts()), EXACT);
    }
}
