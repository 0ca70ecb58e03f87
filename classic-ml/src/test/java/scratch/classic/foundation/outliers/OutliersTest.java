package scratch.classic.foundation.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import scratch.classic.data.Table;
import scratch.classic.preprocess.Fences;
import scratch.classic.preprocess.Mahalanobis;
import scratch.classic.preprocess.MahalanobisClipper;
import scratch.classic.preprocess.OutlierClipper;
import scratch.classic.preprocess.OutlierRule;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.distribution.Normal;

/// Every number of the README that the example does not print, and what must always hold.
class OutliersTest {
    private static final Offset<Double> ROUNDED = within(0.005);
    private static final double[] SEVEN = {2, 3, 4, 5, 6, 7, 99};
    private static final Table WINES = Ex305Outliers.wines();

    @Test
    void sevenValuesByHand() {
        Fences z = OutlierRule.Z.fences(SEVEN, 3);
        assertThat(z.lower()).isCloseTo(-81.32, ROUNDED);
        assertThat(z.upper()).isCloseTo(117.32, ROUNDED);
        assertThat(OutlierRule.IQR.fences(SEVEN, 1.5)).isEqualTo(new Fences(-1, 11));
        Fences mad = OutlierRule.MAD.fences(SEVEN, 3.5);
        assertThat(mad.lower()).isCloseTo(-5.38, ROUNDED);
        assertThat(mad.upper()).isCloseTo(15.38, ROUNDED);
        assertThat(z.marks(99.0)).isFalse();
        assertThat(mad.marks(99.0)).isTrue();
        assertThat((99 - 18) / Math.sqrt(1096)).isCloseTo(2.4467, within(5e-5)).isLessThan(Math.sqrt(6));
    }

    @Test
    void twoPointsByHand() {
        Mahalanobis distance = Mahalanobis.of(new double[] {0, 0}, Matrix.of(new double[][] {{4, 3}, {3, 9}}));
        assertThat(distance.squaredDistance(2, 3)).isCloseTo(36 / 27.0, within(1e-14));
        assertThat(distance.squaredDistance(2, -3)).isCloseTo(108 / 27.0, within(1e-14));
    }

    @Test
    void normalValuesAreSeldomMarked() {
        double quartile = Normal.STANDARD.quantile(0.75);
        assertThat(2 * Normal.STANDARD.survival(3)).isCloseTo(0.0027, within(5e-5));
        assertThat(2 * Normal.STANDARD.survival(4 * quartile)).isCloseTo(0.0070, within(5e-5));
        assertThat(2 * Normal.STANDARD.survival(3.5)).isCloseTo(0.0005, within(5e-5));
        assertThat(1 / quartile).isCloseTo(OutlierRule.NORMAL_MAD, within(1e-12));
    }

    // σ of the others is small beside 117: with a share p wrong the z of a wrong value is √((1 − p)/p), which is 3 at 10 %
    @Test
    void aTenthOfWrongValuesHidesFromThreeDeviations() {
        for (int wrong : new int[] {1, 10, 20, 40}) {
            double[] values = new double[200];
            Arrays.fill(values, 0, wrong, 1000);
            double p = wrong / 200.0;
            double limit = Math.sqrt((1 - p) / p);
            assertThat(OutlierRule.Z.fences(values, limit * 1.0001).marks(1000.0)).isFalse();
            assertThat(OutlierRule.Z.fences(values, limit * 0.9999).marks(1000.0)).isTrue();
        }
        assertThat(Math.sqrt(0.9 / 0.1)).isCloseTo(3, within(1e-12));
    }

    @Test
    void withTwoDeviationsFifteenOfThirtySixAreFound() {
        assertThat(Bottles.decimalPoints(WINES, "alcohol", 36, 1).by(OutlierRule.Z, 2)).isEqualTo(new Bottles.Marked(15, 0));
        assertThat(Bottles.decimalPoints(WINES, "alcohol", 53, 1).by(OutlierRule.Z, 2)).isEqualTo(new Bottles.Marked(0, 0));
    }

    @Test
    void markedUnjustlyIsSaid() {
        assertThat(Bottles.labels(WINES, 12).by(OutlierRule.IQR, 1.5)).hasToString("12 + 2");
        assertThat(Bottles.labels(WINES, 12).byMahalanobis(0.999)).isEqualTo(new Bottles.Marked(0, 0)).hasToString("0");
        assertThat(Bottles.labels(WINES, 12).byRobustDistance(0.999)).isEqualTo(new Bottles.Marked(12, 1));
    }

    // The cause of the collapse is not the number of wrong values but of rows with one.
    @Test
    void fivePercentOfTheValuesSpoilHalfOfTheRows() {
        assertThat(1 - Math.pow(0.95, 12)).isCloseTo(0.46, ROUNDED);
        Table rows = WINES.without("alcohol");
        Table spoilt = Bottles.everywhere(rows, 0.05, 7);
        int values = 0;
        int touched = 0;
        for (int i = 0; i < rows.rows(); i++) {
            boolean any = false;
            for (String name : rows.names()) {
                boolean wrong = rows.numeric(name).value(i) != spoilt.numeric(name).value(i);
                values += wrong ? 1 : 0;
                any |= wrong;
            }
            touched += any ? 1 : 0;
        }
        assertThat(values / (12.0 * 178)).isBetween(0.035, 0.065);
        assertThat(touched / 178.0).isBetween(0.36, 0.56);
        assertThat(Bottles.everywhere(rows, 0, 7).toMatrix()).isEqualTo(rows.toMatrix());
    }

    @Test
    void withoutWrongValuesClippingCostsLittle() {
        double asTheyAre = new Ex305Outliers.Way("", rows -> same -> same, 0).scores(WINES).mean();
        for (OutlierRule rule : OutlierRule.values()) {
            double k = new double[] {3, 1.5, 3.5}[rule.ordinal()];
            assertThat(new Ex305Outliers.Way("", Ex305Outliers.by(OutlierClipper.of(rule, k)), 0).scores(WINES).mean())
                    .isBetween(asTheyAre - 0.012, asTheyAre);
        }
    }

    @Test
    void onePercentIsRepaired() {
        double asTheyAre = new Ex305Outliers.Way("", rows -> same -> same, 0.01).scores(WINES).mean();
        double clipped = new Ex305Outliers.Way("", Ex305Outliers.by(OutlierClipper.of(OutlierRule.MAD, 3.5)), 0.01)
                .scores(WINES).mean();
        double byDistance = new Ex305Outliers.Way("", Ex305Outliers.by(MahalanobisClipper.of(0.999)), 0.01).scores(WINES)
                .mean();
        assertThat(asTheyAre).isCloseTo(0.401, within(5e-4));
        assertThat(clipped).isCloseTo(0.525, within(5e-4));
        assertThat(byDistance).isCloseTo(0.457, within(5e-4));
    }

    @Test
    void sixtyFiveOfTwoHundredAndTwelveMalignantTumoursWouldGo() {
        var data = Datasets.breastCancer();
        int malignant = 0;
        for (int label : data.y()) {
            malignant += data.classNames().get(label).equals("malignant") ? 1 : 0;
        }
        assertThat(malignant).isEqualTo(212);
        assertThat(65 / 212.0).isCloseTo(0.31, ROUNDED);
    }
}
