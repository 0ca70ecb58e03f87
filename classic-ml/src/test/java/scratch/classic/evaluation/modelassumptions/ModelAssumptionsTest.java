package scratch.classic.evaluation.modelassumptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import scratch.classic.diagnostics.Autocorrelation;
import scratch.classic.diagnostics.Influence;
import scratch.classic.linearmodel.LinearRegression;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

class ModelAssumptionsTest {
    private static final Matrix X = Matrix.wrap(5, 1, new double[] {1, 2, 3, 4, 10});
    private static final double[] Y = {1, 2, 3, 4, 5};

    @Test
    void theFiveRowsOfTheReadmeByHand() {
        LinearRegression fit = LinearRegression.fit(X, Y);
        assertThat(fit.coefficients()[0]).isCloseTo(0.4, within(1e-15));
        assertThat(fit.intercept()).isCloseTo(1.4, within(1e-14));
        assertThat(fit.residuals()).containsExactly(new double[] {-0.8, -0.2, 0.4, 1, -0.4}, within(1e-14));
        assertThat(fit.residualSumOfSquares()).isCloseTo(2, within(1e-14));
        Influence influence = Influence.of(fit, X);
        assertThat(influence.leverages()).containsExactly(new double[] {0.38, 0.28, 0.22, 0.2, 0.92}, within(1e-14));
        double[] squared = Arrays.stream(influence.studentized()).map(r -> r * r).toArray();
        assertThat(squared[4]).isCloseTo(3, within(1e-12));
        assertThat(squared[3]).isCloseTo(1.875, within(1e-13));
        assertThat(influence.cooksDistances()[4]).isCloseTo(17.25, within(1e-11));
        assertThat(influence.cooksDistances()[3]).isCloseTo(0.234375, within(1e-14));
        assertThat(LinearRegression.fit(Matrix.wrap(4, 1, new double[] {1, 2, 3, 4}), new double[] {1, 2, 3, 4})
                .coefficients()[0]).isCloseTo(1, within(1e-14));
        // (0.36 + 0.36 + 0.36 + 1.96)/2
        assertThat(Autocorrelation.durbinWatson(fit.residuals())).isCloseTo(1.52, within(1e-14));
    }

    @Test
    void soundStudiesKeepThePromise() {
        Coverage sound = Coverage.of(World.SOUND, 1000, 0.8, 1);
        assertThat(sound.slope()).isBetween(0.93, 0.97);
        assertThat(sound.lastMean()).isBetween(0.93, 0.97);
        for (int alarm : new int[] {0, 1}) {
            assertThat(sound.alarms()[alarm]).isBetween(0.03, 0.08);
        }
    }

    @Test
    void normalityIsTheAssumptionThatIntervalsNeedLeast() {
        Coverage skewed = Coverage.of(World.SKEWED, 500, 0.8, 42);
        assertThat(skewed.slope()).isBetween(0.93, 0.975);
        assertThat(skewed.alarms()[3]).isGreaterThan(0.95);
    }

    @Test
    void dependentErrorsCostHalfOfThePromise() {
        Coverage dependent = Coverage.of(World.DEPENDENT, 1000, 0.8, 42);
        assertThat(dependent.slope()).isBetween(0.4, 0.55);
        assertThat(dependent.alarms()[2]).isGreaterThan(0.98);
        assertThat(Coverage.of(World.DEPENDENT, 500, 0, 42).slope()).isBetween(0.92, 0.98);
        assertThat(Coverage.of(World.DEPENDENT, 1000, 0.5, 42).slope()).isCloseTo(0.738, within(1e-9));
    }

    // σ²(1 + φ)/(1 − φ) is the variance of a long sum of such errors: standard errors are √9 = 3 times too small, and
    // P(|Z| < 1.96/3) = 0.486
    @Test
    void theLossIsWhatTheFormulaOfThePageSays() {
        assertThat(Coverage.of(World.DEPENDENT, 1000, 0.8, 3).slope()).isCloseTo(0.486, within(0.05));
    }

    @Test
    void aCurveKeepsTheSlopeAndLosesTheEnds() {
        Coverage curved = Coverage.of(World.CURVED, 200, 0.8, 42);
        assertThat(curved.slope()).isGreaterThan(0.99);
        assertThat(curved.lastMean()).isZero();
        assertThat(curved.alarms()[0]).isLessThan(0.05);
    }

    @Test
    void aHighR2SaysNothingOfAssumptions() {
        assertThat(World.CURVED.draw(new SplittableRandom(42), 0.8).fit().r2()).isCloseTo(0.86, within(0.005));
        assertThat(World.DEPENDENT.draw(new SplittableRandom(42), 0.8).fit().r2()).isCloseTo(0.98, within(0.005));
    }

    @Test
    void overlapIsHonestAndWide() {
        Coverage overlap = Coverage.of(World.OVERLAP, 500, 0.8, 42);
        assertThat(overlap.slope()).isBetween(0.92, 0.98);
        assertThat(overlap.width()).isGreaterThan(8 * Coverage.of(World.SOUND, 100, 0.8, 42).width());
        assertThat(overlap.alarms()[5]).isEqualTo(1);
    }

    @Test
    void growingSpreadShortensIntervalsAndATypoRuinsThem() {
        Coverage unequal = Coverage.of(World.UNEQUAL, 500, 0.8, 42);
        assertThat(unequal.slope()).isBetween(0.84, 0.91);
        assertThat(unequal.lastMean()).isBetween(0.72, 0.83);
        Coverage typo = Coverage.of(World.TYPO, 50, 0.8, 42);
        assertThat(typo.slope()).isZero();
        assertThat(typo.alarms()[4]).isEqualTo(1);
    }

    @Test
    void theIntervalOfTheLastMeanIsThatOfACentredFit() {
        Study study = World.SOUND.draw(new SplittableRandom(5), 0.8);
        Matrix moved = study.x().copy();
        for (int i = 0; i < World.ROWS; i++) {
            moved.set(i, 0, moved.get(i, 0) - 10);                        // then the intercept is the mean at the last row
        }
        Interval intercept = LinearRegression.fit(moved, study.y()).inference().interval(0, 0.95);
        Interval last = study.lastMean(study.fit());
        assertThat(last.lower()).isCloseTo(intercept.lower(), within(1e-12));
        assertThat(last.upper()).isCloseTo(intercept.upper(), within(1e-12));
    }

    @Test
    void errorsRememberAsMuchAsTheyAreTold() {
        SplittableRandom random = new SplittableRandom(9);
        double product = 0;
        double square = 0;
        for (int s = 0; s < 300; s++) {
            double[] y = World.DEPENDENT.draw(random, 0.6).y();
            for (int i = 1; i < y.length; i++) {
                double at = 10.0 * i / 59;
                double before = 10.0 * (i - 1) / 59;
                product += (y[i] - 1 - 2 * at) * (y[i - 1] - 1 - 2 * before);
                square += Math.pow(y[i] - 1 - 2 * at, 2);
            }
        }
        assertThat(product / square).isCloseTo(0.6, within(0.03));
        assertThat(square / 300 / 59).isCloseTo(1, within(0.06));
    }

    @Test
    void rowsDrawnAgainAgreeWithTheFormulaForThePatients() {
        Matrix x = Matrix.of(Ex317ModelAssumptions.DIABETES.x());
        Interval t = LinearRegression.fit(x, Ex317ModelAssumptions.DIABETES.y()).inference().interval(1, 0.95);
        Interval drawn = Ex317ModelAssumptions.bootstrap(x, Ex317ModelAssumptions.DIABETES.y());
        assertThat(drawn.lower()).isCloseTo(t.lower(), within(15.0));
        assertThat(drawn.upper()).isCloseTo(t.upper(), within(15.0));
    }

    @Test
    void badInputIsRefused() {
        SplittableRandom random = new SplittableRandom(1);
        assertThatIllegalArgumentException().isThrownBy(() -> World.SOUND.draw(random, 1))
                .withMessage("World.draw: memory 1.0: must be at least 0 and below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Coverage.of(World.SOUND, 0, 0.5, 1))
                .withMessageContaining("studies");
    }
}
