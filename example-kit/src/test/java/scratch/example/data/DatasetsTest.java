package scratch.example.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DatasetsTest {

    @Test
    void irisHasFiftyFlowersOfEachSpecies() {
        ClassificationData iris = Datasets.iris();

        assertThat(iris.x()).hasDimensions(150, 4);
        assertThat(iris.x()[0]).containsExactly(5.1, 3.5, 1.4, 0.2);
        assertThat(counts(iris)).containsExactly(50, 50, 50);
        assertThat(iris.classNames()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(iris.featureNames()).containsExactly(
            "sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)");
    }

    @Test
    void wineHasThreeCultivars() {
        assertThat(Datasets.wine().x()).hasDimensions(178, 13);
        assertThat(counts(Datasets.wine())).containsExactly(59, 71, 48);
    }

    @Test
    void breastCancerHasMalignantFirst() {
        ClassificationData cancer = Datasets.breastCancer();

        assertThat(cancer.x()).hasDimensions(569, 30);
        assertThat(counts(cancer)).containsExactly(212, 357);
        assertThat(cancer.classNames()).containsExactly("malignant", "benign");
        assertThat(cancer.featureNames().getFirst()).isEqualTo("mean radius");
    }

    @Test
    void diabetesIsScaledToUnitSumOfSquares() {
        RegressionData diabetes = Datasets.diabetes();

        assertThat(diabetes.x()).hasDimensions(442, 10);
        for (int j = 0; j < 10; j++) {
            double squares = Arrays.stream(diabetes.column(j)).map(v -> v * v).sum();
            assertThat(squares).isCloseTo(1, within(1e-9));
        }
        assertThat(Arrays.stream(diabetes.y()).average().orElseThrow()).isCloseTo(152.133484, within(1e-6));
    }

    @Test
    void digitsHaveSixteenShades() {
        ClassificationData digits = Datasets.digits();

        assertThat(digits.x()).hasDimensions(1797, 64);
        assertThat(Arrays.stream(digits.x()).flatMapToDouble(Arrays::stream).max()).hasValue(16);
        assertThat(counts(digits)).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    }

    @Test
    void everyCardTellsShapeAndLicence() {
        assertThat(Datasets.cards()).hasSize(5).allSatisfy(card -> {
            assertThat(card.licence()).isNotBlank();
            assertThat(card.citation()).isNotBlank();
            assertThat(card.text()).contains(card.sha256(), card.headline());
        });
        assertThat(Datasets.iris().card().headline()).isEqualTo("iris: 150 × 4");
    }

    @Test
    void aChangedFileIsRefused() {
        DataCard iris = Datasets.iris().card();

        assertThatThrownBy(() -> Datasets.verify(iris, "changed".getBytes(StandardCharsets.UTF_8)))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("iris.csv: checksum").hasMessageContaining(iris.sha256());
    }

    @Test
    void aColumnIsFoundByItsName() {
        ClassificationData petals = Datasets.iris().select("petal width (cm)", "petal length (cm)");

        assertThat(petals.x()).hasDimensions(150, 2);
        assertThat(petals.x()[0]).containsExactly(0.2, 1.4);
        assertThat(petals.column("petal length (cm)")[0]).isEqualTo(1.4);
        assertThatThrownBy(() -> petals.column("sepal")).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("iris: no feature 'sepal': there are [petal width (cm), petal length (cm)]");
    }

    @Test
    void callersCannotSpoilEachOthersData() {
        Datasets.iris().x()[0][0] = Double.NaN;

        assertThat(Datasets.iris().x()[0][0]).isEqualTo(5.1);
    }

    private static int[] counts(ClassificationData data) {
        int[] counts = new int[data.classNames().size()];
        for (int label : data.y()) {
            counts[label]++;
        }
        return counts;
    }
}
