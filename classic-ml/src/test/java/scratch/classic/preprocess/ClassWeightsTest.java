package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import scratch.example.data.Datasets;

class ClassWeightsTest {

    @Test
    void everyClassCountsAlike() {
        int[] labels = {0, 0, 0, 0, 0, 0, 1, 1, 1, 2};
        ClassWeights weights = ClassWeights.balanced(labels);
        assertThat(weights.weights()).containsExactly(new double[] {10 / 18.0, 10 / 9.0, 10 / 3.0}, within(1e-15));
        assertThat(Arrays.stream(weights.ofRows(labels)).sum()).isCloseTo(10, within(1e-14));
        assertThat(weights.ofRows(new int[] {2, 0})).containsExactly(weights.weights()[2], weights.weights()[0]);
        // scikit-learn 1.2: compute_class_weight("balanced", classes=[0, 1], y=breast cancer)
        assertThat(ClassWeights.balanced(Datasets.breastCancer().y()).weights())
                .containsExactly(new double[] {1.34198113, 0.79691877}, within(1e-8));
    }

    @Test
    void badInputIsRefused() {
        refused(() -> ClassWeights.balanced(new int[] {0, 2}), "class 1 of 0 to 2 has no rows");
        refused(() -> ClassWeights.balanced(new int[] {0, -1}), "label -1 of row 1");
        refused(() -> ClassWeights.balanced(new int[0]), "0 weights: needs one a class");
        refused(() -> ClassWeights.of(1), "1 weights: needs one a class, at least 2");
        refused(() -> ClassWeights.of(1, 0), "weight 0.0 of class 1: must be positive");
        refused(() -> ClassWeights.of(1, Double.NaN), "weight NaN of class 1");
        refused(() -> ClassWeights.of(1, 2).ofRows(new int[] {1, 2}), "label 2 of row 1: must be from 0 to 1");
    }
}
