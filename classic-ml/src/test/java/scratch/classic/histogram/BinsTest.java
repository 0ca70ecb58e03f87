package scratch.classic.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.classic.decisiontree.Feature;
import scratch.math.Matrix;

class BinsTest {
    private static final List<Feature> ONE = List.of(new Feature("a", List.of()));

    private static int[] bins(int maxBins, double... values) {
        Matrix x = Matrix.wrap(values.length, 1, values);
        BinnedMatrix binned = BinnedMatrix.of(Bins.of(x, ONE, maxBins), x);
        return IntStream.range(0, values.length).map(i -> binned.get(i, 0)).toArray();
    }

    @Test
    void aFewValuesHaveABinEach() {
        assertThat(bins(255, 3, 1, Double.NaN, 1, 7, -0.0, 0.0)).containsExactly(2, 1, 255, 1, 3, 0, 0);
    }

    @Test
    void aCutLiesHalfWayAndBelongsToTheLowerBin() {
        Bins bins = Bins.of(Matrix.wrap(3, 1, new double[] {1, 2, 4}), ONE, 255);
        assertThat(bins.size(0)).isEqualTo(3);
        assertThat(new double[] {bins.upper(0, 0), bins.upper(0, 1), bins.upper(0, 2)}).containsExactly(1.5, 3,
                Double.POSITIVE_INFINITY);
        BinnedMatrix later = BinnedMatrix.of(bins, Matrix.wrap(5, 1, new double[] {1.5, 1.6, 3, -1e300, 1e300}));
        assertThat(IntStream.range(0, 5).map(i -> later.get(i, 0)).toArray()).containsExactly(0, 1, 1, 0, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 64, 255})
    void manyValuesFillTheBinsEvenly(int maxBins) {
        double[] values = new SplittableRandom(1).doubles(5000).map(v -> v * v * v).toArray();
        var sizes = Arrays.stream(bins(maxBins, values)).boxed().collect(Collectors.groupingBy(b -> b, Collectors.counting()));
        assertThat(sizes).hasSize(maxBins);
        assertThat(sizes.values()).allMatch(size -> Math.abs(size - 5000.0 / maxBins) <= 1);
    }

    @Test
    void oneValueOfHalfTheRowsHasABinOfItsOwn() {
        double[] values = IntStream.range(0, 2000).mapToDouble(i -> i % 2 == 0 ? 0.5 : i / 2000.0 + 1e-7).toArray();
        int[] bins = bins(16, values);
        int its = bins[0];
        assertThat(IntStream.range(0, 2000).filter(i -> bins[i] == its && values[i] != 0.5).count()).isLessThan(70);
        assertThat(Arrays.stream(bins).max().orElseThrow()).isBetween(13, 15);
    }

    @Test
    void neighboursBetweenWhichThereIsNoNumberAreToldApart() {
        double one = 1;
        assertThat(bins(255, one, Math.nextUp(one), Double.MAX_VALUE, -Double.MAX_VALUE)).containsExactly(1, 2, 3, 0);
    }

    @Test
    void aConstantColumnAndAnEmptyOneHaveOneBin() {
        Matrix x = Matrix.of(new double[][] {{5, Double.NaN}, {5, Double.NaN}});
        Bins bins = Bins.of(x, List.of(new Feature("a", List.of()), new Feature("b", List.of())), 255);
        assertThat(bins.size(0)).isEqualTo(1);
        assertThat(bins.size(1)).isEqualTo(1);
        assertThat(BinnedMatrix.of(bins, x).get(1, 1)).isEqualTo(Bins.MISSING);
    }

    @Test
    void aCategoryIsItsOwnBinAndAnUnknownOneIsMissing() {
        List<Feature> feature = List.of(new Feature("colour", List.of("red", "green", "blue")));
        Bins bins = Bins.of(Matrix.wrap(3, 1, new double[] {2, 0, Double.NaN}), feature, 255);
        BinnedMatrix later = BinnedMatrix.of(bins, Matrix.wrap(4, 1, new double[] {2, 3, -1, 1}));
        assertThat(IntStream.range(0, 4).map(i -> later.get(i, 0)).toArray()).containsExactly(2, 255, 255, 1);
    }

    @Test
    void whatIsNoNumberAndNoCodeIsRefused() {
        assertThatThrownBy(() -> Bins.of(Matrix.wrap(2, 1, new double[] {1, Double.POSITIVE_INFINITY}), ONE, 255))
                .hasMessage("Bins.of: row 1, column 'a': Infinity: must be finite, or NaN where it is missing");
        List<Feature> colour = List.of(new Feature("colour", List.of("red", "green")));
        assertThatThrownBy(() -> Bins.of(Matrix.wrap(2, 1, new double[] {1, 2}), colour, 255))
                .hasMessage("Bins.of: row 1, column 'colour': 2.0: must be a code from 0 to 1, or NaN");
        assertThatThrownBy(() -> Bins.of(Matrix.wrap(2, 1, new double[] {0.5, 1}), colour, 255))
                .hasMessage("Bins.of: row 0, column 'colour': 0.5: must be a code from 0 to 1, or NaN");
        List<Feature> cities = List.of(new Feature("city", IntStream.range(0, 256).mapToObj(Integer::toString).toList()));
        assertThatThrownBy(() -> Bins.of(Matrix.wrap(1, 1, new double[] {1}), cities, 255))
                .hasMessage("Bins.of: column 'city': 256 categories: must be at most 255, encode it otherwise");
        assertThatThrownBy(() -> Bins.of(Matrix.wrap(1, 1, new double[] {1}), ONE, 256))
                .hasMessage("Bins.of: maxBins = 256: must be from 2 to 255");
        assertThatThrownBy(() -> Bins.of(Matrix.zeros(1, 2), ONE, 255))
                .hasMessage("Bins.of: 1 features, 2 columns: each column needs one");
    }
}
