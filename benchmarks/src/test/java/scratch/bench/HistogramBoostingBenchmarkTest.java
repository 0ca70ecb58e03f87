package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

class HistogramBoostingBenchmarkTest {
    @Test
    void bothLearnTheSameFromTheSameRows() {
        BoostingData rows = BoostingData.of(3000, 60);
        BoostingData unseen = BoostingData.of(2000, 70);
        double ours = unseen.loss(rows.ours());
        assertThat(ours).isBetween(0.4, 0.6);
        assumeTrue(isThere(), "XGBoost's native library does not run on this machine");
        assertThat(unseen.loss(rows.xgboost(2))).isCloseTo(ours, within(0.03));
    }

    private static boolean isThere() {
        try {
            new DMatrix(new float[] {1}, 1, 1, Float.NaN).dispose();
            return true;
        } catch (XGBoostError | LinkageError | RuntimeException e) {
            return false;
        }
    }

    // the first numbers of benchmarks/python/histogram_boosting.py
    @Test
    void theNumbersAreThoseOfTheOtherSide() {
        BoostingData rows = BoostingData.of(200, 60);
        assertThat(rows.x().get(0, 0)).isEqualTo(-0.7401103210379265);
        int ones = 0;
        for (int label : rows.labels()) {
            ones += label;
        }
        assertThat(ones).isEqualTo(95);
    }
}
