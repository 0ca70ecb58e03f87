package scratch.classic.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import scratch.math.Matrix;

class HistogramTest {
    private static final int N = 5000;
    private static final int D = 3;

    private final SplittableRandom random = new SplittableRandom(3);
    private final Matrix values = Matrix.wrap(N, D, random.doubles(N * D).map(v -> v < 0.1 ? Double.NaN : v).toArray());
    private final BinnedMatrix x = BinnedMatrix.of(Bins.of(values, HistogramRegressor.features(values), 100), values);

    private GradientPairs pairs(double scale) {
        GradientPairs pairs = new GradientPairs(N);
        for (int i = 0; i < N; i++) {
            pairs.data()[2 * i] = (float) ((random.nextDouble() - 0.5) * scale);
            pairs.data()[2 * i + 1] = (float) (random.nextDouble() * scale);
        }
        pairs.chooseUnits();
        return pairs;
    }

    private Histogram counted(GradientPairs pairs, int from, int to) {
        Histogram histogram = Histogram.counting(D);
        histogram.add(x, new int[] {0, 1, 2}, pairs, IntStream.range(0, N).toArray(), from, to);
        return histogram;
    }

    @ParameterizedTest
    @CsvSource({"1e-30", "1", "1e30"})
    void theSumsAreThoseOfTheRows(double scale) {
        GradientPairs pairs = pairs(scale);
        Histogram histogram = counted(pairs, 0, N);
        for (int j = 0; j < D; j++) {
            for (int b = 0; b < 256; b++) {
                int column = j;
                int bin = b;
                double g = IntStream.range(0, N).filter(i -> x.get(i, column) == bin).mapToDouble(i -> pairs.data()[2 * i])
                        .sum();
                double h = IntStream.range(0, N).filter(i -> x.get(i, column) == bin).mapToDouble(i -> pairs.data()[2 * i + 1])
                        .sum();
                assertThat(pairs.gradient(histogram.gradient(j, b))).isCloseTo(g, within(1e-12 * scale));
                assertThat(pairs.hessian(histogram.hessian(j, b))).isCloseTo(h, within(1e-12 * scale));
            }
        }
    }

    @Test
    void theSiblingIsWhatTheParentHasMoreToTheLastBit() {
        GradientPairs pairs = pairs(0.37);
        Histogram rest = counted(pairs, 0, N);
        Histogram child = counted(pairs, 0, 1234);
        Histogram sibling = counted(pairs, 1234, N);
        for (int j = 0; j < D; j++) {
            rest.subtract(child, j);
            for (int b = 0; b < 256; b++) {
                assertThat(rest.gradient(j, b)).isEqualTo(sibling.gradient(j, b));
                assertThat(rest.hessian(j, b)).isEqualTo(sibling.hessian(j, b));
            }
        }
    }

    @Test
    void someOfTheColumnsCanBeCounted() {
        GradientPairs pairs = pairs(1);
        Histogram two = Histogram.counting(2);
        two.add(x, new int[] {0, 2}, pairs, IntStream.range(0, N).toArray(), 0, N);
        Histogram all = counted(pairs, 0, N);
        for (int b = 0; b < 256; b++) {
            assertThat(two.gradient(0, b)).isEqualTo(all.gradient(0, b));
            assertThat(two.hessian(1, b)).isEqualTo(all.hessian(2, b));
        }
    }

    @Test
    void theSmallestHessianStillSaysThatThereIsARow() {
        GradientPairs pairs = new GradientPairs(N);
        for (int i = 0; i < N; i++) {
            pairs.data()[2 * i + 1] = i == 0 ? 1e30f : 1e-16f;
        }
        pairs.chooseUnits();
        Histogram histogram = counted(pairs, 1, 2);
        assertThat(histogram.hessian(0, x.get(1, 0))).isEqualTo(1);
    }

    @Test
    void theLargestSumsFit() {
        GradientPairs pairs = new GradientPairs(N);
        Arrays.fill(pairs.data(), Math.nextDown(2f));
        pairs.chooseUnits();
        long all = 0;
        Histogram histogram = counted(pairs, 0, N);
        for (int b = 0; b < 256; b++) {
            all += histogram.gradient(0, b);
        }
        assertThat(pairs.gradient(all)).isCloseTo(2 * N, within(1e-2));
        assertThat(all).isBetween(1L << 60, 1L << 62);
    }

    @Test
    void aDerivativeThatIsNoFloatIsRefused() {
        GradientPairs pairs = new GradientPairs(2);
        pairs.data()[2] = Float.POSITIVE_INFINITY;
        pairs.data()[1] = 1;
        assertThatThrownBy(pairs::chooseUnits).isInstanceOf(ArithmeticException.class).hasMessage("GradientPairs.chooseUnits:"
                + " largest gradient Infinity, hessian 1.0: must be finite, scale y or the weights down");
    }

    @Test
    void rowsAreDividedAndKeepTheirOrder() {
        int n = 100_000;                                             // several chunks
        Matrix one = Matrix.wrap(n, 1, new SplittableRandom(5).doubles(n).toArray());
        BinnedMatrix binned = BinnedMatrix.of(Bins.of(one, HistogramRegressor.features(one), 255), one);
        boolean[] toLeft = new boolean[256];
        new SplittableRandom(6).ints(80, 0, 255).forEach(b -> toLeft[b] = true);
        RowPartition rows = new RowPartition(n);
        boolean[] in = new boolean[n];
        IntStream.range(0, n).forEach(i -> in[i] = i % 3 > 0);
        rows.begin(in);
        int middle = rows.divide(10, rows.size() - 7, binned, 0, toLeft);
        int[] before = IntStream.range(0, n).filter(i -> in[i]).toArray();
        int[] expected = IntStream.concat(IntStream.concat(IntStream.range(0, 10).map(i -> before[i]),
                IntStream.range(10, before.length - 7).map(i -> before[i]).filter(i -> toLeft[binned.get(i, 0)])),
                IntStream.concat(IntStream.range(10, before.length - 7).map(i -> before[i])
                        .filter(i -> !toLeft[binned.get(i, 0)]), IntStream.concat(
                        IntStream.range(before.length - 7, before.length).map(i -> before[i]),
                        IntStream.range(0, n).filter(i -> !in[i])))).toArray();
        assertThat(rows.rows()).isEqualTo(expected);
        assertThat(middle).isEqualTo(10 + (int) IntStream.range(10, before.length - 7)
                .filter(i -> toLeft[binned.get(before[i], 0)]).count());
    }
}
