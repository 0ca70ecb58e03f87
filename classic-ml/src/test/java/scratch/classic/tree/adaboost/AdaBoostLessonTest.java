package scratch.classic.tree.adaboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import scratch.classic.boosting.AdaBoost;
import scratch.classic.data.Split;
import scratch.classic.decisiontree.TreeOptions;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// Every number of the README that the example does not print, and the rounds as scikit-learn has them.
class AdaBoostLessonTest {
    private static final NoisyTumours CLEAN = Ex346AdaBoost.tumours(0, 42);

    private static double[] groups(double first, double second, double third, double last) {
        return DoubleStream.of(first, first, first, second, second, second, third, third, third, last).toArray();
    }

    @Test
    void tenValuesByHand() {
        TenPoints ten = TenPoints.of(3);
        List<TenPoints.Round> rounds = ten.rounds();
        assertThat(rounds.stream().mapToDouble(TenPoints.Round::threshold)).containsExactly(2.5, 8.5, 5.5);
        assertThat(doubles(rounds.stream().mapToDouble(TenPoints.Round::error))).containsExactly(new double[] {3 / 10.0,
            3 / 14.0, 4 / 22.0}, within(1e-12));
        assertThat(doubles(rounds.stream().mapToDouble(TenPoints.Round::factor))).containsExactly(new double[] {7 / 3.0,
            11 / 3.0, 9 / 2.0}, within(1e-12));
        assertThat(rounds.get(0).after()).containsExactly(groups(1 / 14.0, 1 / 14.0, 1 / 6.0, 1 / 14.0), within(1e-12));
        assertThat(rounds.get(1).after()).containsExactly(groups(1 / 22.0, 1 / 6.0, 7 / 66.0, 1 / 22.0), within(1e-12));
        assertThat(rounds.get(2).after()).containsExactly(groups(1 / 8.0, 11 / 108.0, 7 / 108.0, 1 / 8.0), within(1e-12));
        assertThat(rounds.stream().mapToInt(TenPoints.Round::wrong)).containsExactly(3, 3, 0);
        assertThat(ten.model().votes(TenPoints.X).row(0)).containsExactly(new double[] {Math.log(7 / 3.0) + Math.log(11 / 3.0),
            Math.log(4.5)}, within(1e-12));
        assertThat(ten.model().predict(TenPoints.X)).containsExactly(TenPoints.LABELS);
    }

    private static double[] doubles(DoubleStream numbers) {
        return numbers.toArray();
    }

    @Test
    void noQuestionIsRightAboutMoreThanSeven() {
        int most = 0;
        for (double threshold = -0.5; threshold < 10; threshold++) {
            for (int below = 0; below < 2; below++) {
                double t = threshold;
                int yes = below;
                most = Math.max(most, (int) IntStream.range(0, 10).filter(i -> (i <= t ? yes : 1 - yes) == TenPoints.LABELS[i])
                        .count());
            }
        }
        assertThat(most).isEqualTo(7);
    }

    @Test
    void aStumpIsNoBetterThanChanceOnWhatItLeaves() {
        for (TenPoints.Round round : TenPoints.of(12).rounds()) {
            double wrong = IntStream.range(0, 10).filter(i -> round.said()[i] != TenPoints.LABELS[i])
                    .mapToDouble(i -> round.after()[i]).sum();
            assertThat(wrong).isCloseTo(0.5, within(1e-12));
        }
    }

    @Test
    void theThreeQuestionsComeAgain() {
        List<TenPoints.Round> rounds = TenPoints.of(12).rounds();
        assertThat(rounds.stream().mapToDouble(TenPoints.Round::threshold)).containsExactly(2.5, 8.5, 5.5, 2.5, 8.5, 5.5, 2.5,
                8.5, 5.5, 2.5, 8.5, 5.5);
        assertThat(rounds.stream().allMatch(round -> round.bound() < 1)).isTrue();
        assertThat(rounds.get(11).error()).isCloseTo(0.1910, within(5e-5));
    }

    // scikit-learn 1.2.1: AdaBoostClassifier(DecisionTreeClassifier(max_depth=1), n_estimators=20, algorithm="SAMME") on all
    // 569, estimator_errors_, estimator_weights_, mistakes of staged_predict
    @Test
    void twentyStumpsAsScikitLearn() {
        AdaBoost model = CLEAN.fit(20);
        assertThat(model.errors()).containsExactly(new double[] {0.07732864674868191, 0.11859307359307358, 0.1556584179042982,
            0.2418095795570559, 0.2051478020800458, 0.2742204703144986, 0.30018167888935277, 0.27628603066990354,
            0.4088192057598612, 0.3529698929359434, 0.30596008854705026, 0.30332379019015576, 0.3180266331343548,
            0.26486371534364006, 0.28035385389749495, 0.3551544276977907, 0.3192890926016568, 0.3259491715497055,
            0.29440036295153205, 0.3596879793891873}, within(1e-12));
        assertThat(model.alphas()).containsExactly(new double[] {2.479208628673362, 2.005821327341225, 1.690893153153913,
            1.1427840133136817, 1.3544254776946223, 0.9733138715598912, 0.8464328724316308, 0.9629595722475965,
            0.3688488644367884, 0.6060100625848911, 0.8190748042905069, 0.831519905052262, 0.7628554742962816,
            1.020840491349695, 0.9427070582442891, 0.5964581628558383, 0.7570407653304427, 0.7265640674809577,
            0.8741073705997248, 0.576718658044016}, within(1e-12));
        int[][] stages = model.stagedPredictions(CLEAN.x());
        assertThat(Arrays.stream(stages).mapToInt(stage -> (int) IntStream.range(0, 569)
                .filter(i -> stage[i] != CLEAN.right()[i]).count())).containsExactly(44, 44, 20, 20, 18, 16, 16, 12, 12, 11, 11,
                        11, 10, 9, 7, 9, 6, 6, 5, 6);
    }

    // scikit-learn 1.2.1: score 0.7451 on the digits that were learned from, first error 0.8019
    @Test
    void tenDigitsFromStumpsThatAreMostlyWrong() {
        var digits = Datasets.digits();
        Matrix x = Matrix.of(digits.x());
        AdaBoost model = AdaBoost.fit(x, digits.y(), AdaBoost.Options.stumps(50));
        assertThat(model.errors()[0]).isCloseTo(0.80189204, within(1e-8));
        int[] said = model.predict(x);
        double share = IntStream.range(0, said.length).filter(i -> said[i] == digits.y()[i]).count() / (double) said.length;
        assertThat(share).isCloseTo(0.745, within(5e-4));
    }

    // scikit-learn 1.2.1 gives the same first tree the weight ln 5 = 1.609, the second, which is right about all, 1: one wrong
    @Test
    void aPerfectTreeIsNotOutvoted() {
        Matrix x = Matrix.of(new double[][] {{3, 3}, {1, 2}, {1, 3}, {0, 4}, {0, 0}, {1, 2}});
        int[] labels = {0, 1, 0, 1, 0, 1};
        var options = new AdaBoost.Options(1, 1, TreeOptions.depth(2));
        assertThat(AdaBoost.fit(x, labels, options).alphas()).containsExactly(new double[] {Math.log(5)}, within(1e-12));
        AdaBoost two = AdaBoost.fit(x, labels, new AdaBoost.Options(20, 1, TreeOptions.depth(2)));
        assertThat(two.errors()).containsExactly(0);
        assertThat(two.predict(x)).containsExactly(labels);
    }

    // what it claims of its wrong answers in ten folds
    @Test
    void probabilitiesAreTooSure() {
        double claimed = 0;
        int wrong = 0;
        for (Split fold : CLEAN.folds()) {
            int[] labels = IntStream.of(fold.train()).map(i -> CLEAN.right()[i]).toArray();
            Matrix said = AdaBoost.fit(CLEAN.x().selectRows(fold.train()), labels, AdaBoost.Options.stumps(100))
                    .predictProbabilities(CLEAN.x().selectRows(fold.test()));
            for (int i = 0; i < said.rows(); i++) {
                double right = said.get(i, CLEAN.right()[fold.test()[i]]);
                wrong += right < 0.5 ? 1 : 0;
                claimed += right < 0.5 ? 1 - right : 0;
            }
        }
        assertThat(wrong).isEqualTo(17);
        assertThat(claimed / wrong).isCloseTo(0.87, within(5e-3));
    }

    // over seeds of Smile's draws
    @Test
    void smileIsRightAsOften() {
        double ours = CLEAN.study(30).last().mean();
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(Peers346.smile(CLEAN, 30, seed)).isCloseTo(ours, within(0.02));
        }
    }
}
