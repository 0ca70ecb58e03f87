package scratch.classic.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scratch.classic.preprocess.ScalerTest.refused;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Target;

class MutualInformationTest {
    // without ties: a = i³·0.732… mod 1, two classes and a number that follow from it
    private static final double[] A = cubes(0.7320508075688772);
    private static final int[] CLASSES = IntStream.range(0, 60)
            .map(i -> A[i] + 0.5 * cubes(0.7548776662466927)[i] > 0.75 ? 1 : 0).toArray();
    private static final double[] B = IntStream.range(0, 60)
            .mapToDouble(i -> A[i] * A[i] + 0.2 * cubes(0.5698402909980532)[i]).toArray();

    private static double[] cubes(double step) {
        return IntStream.rangeClosed(1, 60).mapToDouble(i -> (double) i * i * i * step % 1).toArray();
    }

    @Test
    void ofCategoriesByHand() {
        // a: 0 0 1 1, b: 0 0 0 1: ½ ln(½/(½·¾)) + ¼ ln(¼/(½·¾)) + ¼ ln(¼/(½·¼))
        double expected = 0.5 * Math.log(4 / 3.0) + 0.25 * Math.log(2 / 3.0) + 0.25 * Math.log(2);
        assertThat(MutualInformation.ofCategories(new int[] {0, 0, 1, 1}, new int[] {0, 0, 0, 1}))
                .isCloseTo(expected, within(1e-15));
        // sklearn.metrics.mutual_info_score
        assertThat(MutualInformation.ofCategories(new int[] {0, 0, 1, 1, 2, 2, 0, 1}, new int[] {0, 0, 1, 1, 1, 0, 1, 1}))
                .isCloseTo(0.249583629907441, within(1e-14));
        assertThat(MutualInformation.ofCategories(new int[] {0, 1, 0, 1}, new int[] {0, 0, 1, 1})).isZero();
        assertThat(MutualInformation.ofCategories(new int[] {0, 1, 2}, new int[] {2, 1, 0}))
                .isCloseTo(Math.log(3), within(1e-15));      // knowing one is knowing the other
    }

    @Test
    void ofANumberAndAClassAsInScikitLearn() {
        // sklearn.feature_selection.mutual_info_classif, n_neighbors 3 and 5
        assertThat(MutualInformation.ofClasses(A, CLASSES, 3)).isCloseTo(0.449667770573, within(1e-12));
        assertThat(MutualInformation.ofClasses(A, CLASSES, 5)).isCloseTo(0.446343263906, within(1e-12));
        int[] lonely = CLASSES.clone();
        lonely[5] = 3;                                        // a class of one row is left out
        assertThat(MutualInformation.ofClasses(A, lonely, 3)).isCloseTo(0.441700124022, within(1e-12));
        assertThat(MutualInformation.ofClasses(new double[] {1, 2}, new int[] {0, 1}, 3)).isZero();
        // with a class of 7 rows scikit-learn 1.2 says 0.740652376470: for so few it takes distances from ‖a‖² − 2ab + ‖b‖²,
        // whose rounding moves the k-th neighbour across its own radius; this is the formula in fractions
        int[] three = IntStream.range(0, 60).map(i -> CLASSES[i] + (A[i] > 0.9 ? 1 : 0)).toArray();
        assertThat(MutualInformation.ofClasses(A, three, 3)).isCloseTo(0.75731904313658, within(1e-13));
    }

    @Test
    void ofTwoNumbersAsInScikitLearn() {
        // sklearn.feature_selection.mutual_info_regression, n_neighbors 3 and 7
        assertThat(MutualInformation.ofNumbers(A, B, 3)).isCloseTo(1.54787148595, within(1e-11));
        assertThat(MutualInformation.ofNumbers(A, B, 7)).isCloseTo(1.38653273927, within(1e-11));
        assertThat(MutualInformation.ofNumbers(B, A, 3)).isCloseTo(1.54787148595, within(1e-11));
    }

    @Test
    void unitsAndOrderDoNotMatter() {
        double[] other = Arrays.stream(A).map(v -> 1000 * v + 5).toArray();
        assertThat(MutualInformation.ofNumbers(other, B, 3)).isCloseTo(MutualInformation.ofNumbers(A, B, 3), within(1e-12));
        double[] mirrored = Arrays.stream(A).map(v -> -v).toArray();
        assertThat(MutualInformation.ofClasses(mirrored, CLASSES, 3))
                .isCloseTo(MutualInformation.ofClasses(A, CLASSES, 3), within(1e-12));
    }

    @Test
    void normalNumbersTellAboutEachOtherWhatTheFormulaSays() {
        // of normal numbers with correlation r: −½ ln(1 − r²)
        SplittableRandom random = new SplittableRandom(3);
        double[] x = new double[1500];
        double[] y = new double[1500];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian();
            y[i] = 0.8 * x[i] + 0.6 * random.nextGaussian();
        }
        assertThat(MutualInformation.ofNumbers(x, y, 3)).isCloseTo(-0.5 * Math.log(0.36), within(0.05));
    }

    @Test
    void aColumnOfFewValuesIsNearTheTable() {
        // ties: the estimate of neighbours approaches that of the table, and does not depend on noise that breaks them
        SplittableRandom random = new SplittableRandom(8);
        int[] a = random.ints(2000, 0, 3).toArray();
        int[] b = Arrays.stream(a).map(v -> random.nextInt(10) < 7 ? v : random.nextInt(3)).toArray();
        double table = MutualInformation.ofCategories(a, b);
        double[] numbers = Arrays.stream(a).asDoubleStream().toArray();
        assertThat(MutualInformation.ofClasses(numbers, b, 3)).isCloseTo(table, within(0.005));
        assertThat(MutualInformation.ofNumbers(numbers, Arrays.stream(b).asDoubleStream().toArray(), 3))
                .isCloseTo(table, within(0.005));
        assertThat(MutualInformation.ofClasses(new double[20], new int[20], 3)).isZero();
    }

    @Test
    void itSeesWhatNoCorrelationSees() {
        double[] x = IntStream.range(-50, 50).mapToDouble(i -> i + 0.3 * Math.sin(i)).toArray();
        double[] square = Arrays.stream(x).map(v -> v * v).toArray();
        Target target = new Target.Numbers(square);
        NumericColumn column = new NumericColumn("x", x);
        assertThat(Relevance.correlationF().of(column, target).pValue()).isGreaterThan(0.5);
        assertThat(Relevance.mutualInformation(3).of(column, target).statistic()).isGreaterThan(1.5);
    }

    @Test
    void eachPairOfTypesFindsItsEstimate() {
        CategoricalColumn words = new CategoricalColumn("w", CLASSES, List.of("p", "q"));
        NumericColumn numbers = new NumericColumn("x", A);
        Target.Labels labels = new Target.Labels(CLASSES, List.of("p", "q"));
        Relevance relevance = Relevance.mutualInformation(3);
        assertThat(relevance.of(words, labels).statistic()).isEqualTo(MutualInformation.ofCategories(CLASSES, CLASSES));
        assertThat(relevance.of(numbers, labels).statistic()).isEqualTo(MutualInformation.ofClasses(A, CLASSES, 3));
        assertThat(relevance.of(words, new Target.Numbers(A)).statistic())
                .isEqualTo(MutualInformation.ofClasses(A, CLASSES, 3));
        assertThat(relevance.of(numbers, new Target.Numbers(B)).statistic()).isEqualTo(MutualInformation.ofNumbers(A, B, 3));
        assertThat(relevance.of(numbers, labels).pValue()).isNaN();
    }

    @Test
    void badInputIsRefused() {
        refused(() -> MutualInformation.ofCategories(new int[2], new int[3]), "2 and 3 values");
        refused(() -> MutualInformation.ofCategories(new int[] {0, -1}, new int[2]), "label -1 of row 1");
        refused(() -> MutualInformation.ofClasses(new double[] {1, Double.NaN}, new int[2], 3), "NaN");
        refused(() -> MutualInformation.ofClasses(new double[2], new int[2], 0), "neighbours");
        refused(() -> MutualInformation.ofNumbers(new double[3], new double[3], 3), "3 neighbours of 3 rows");
        refused(() -> MutualInformation.ofNumbers(new double[0], new double[0], 3), "0 and 0 values");
    }
}
