package scratch.stats.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @Test
    void fourValuesByHand() {
        double[] values = {4, 7, 13, 16};
        double[] means = {4, 5.5, 8, 10};
        double[] squares = {0, 4.5, 42, 90};
        var moments = new Moments();
        for (int i = 0; i < values.length; i++) {
            moments.accept(values[i]);
            assertThat(moments.mean()).isEqualTo(means[i]);
            assertThat(moments.populationVariance() * (i + 1)).isEqualTo(squares[i], within(1e-13));
        }
        assertThat(moments.variance()).isEqualTo(30);
        assertThat(moments.standardDeviation()).isEqualTo(Math.sqrt(30));
        assertThat(moments.count()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 500, 999, 1000})
    void theMergeOfPartsIsTheWhole(int cut) {
        double[] x = RandomGeneratorFactory.of("L64X128MixRandom").create(3).doubles(1000, 1e6, 1e6 + 1).toArray();
        var first = new Moments();
        var second = new Moments();
        for (int i = 0; i < x.length; i++) {
            (i < cut ? first : second).accept(x[i]);
        }
        first.merge(second);

        assertThat(first.count()).isEqualTo(1000);
        assertThat(first.mean()).isEqualTo(Descriptive.mean(x), within(1e-9));
        assertThat(first.variance()).isEqualTo(Descriptive.variance(x), within(1e-11));
    }

    @Test
    void theDistanceBetweenTheMeansIsSpreadToo() {
        var left = new Moments();
        left.accept(1);
        left.accept(2);
        var right = new Moments();
        right.accept(11);
        right.accept(12);
        left.merge(right);

        assertThat(left.variance()).isEqualTo(101.0 / 3, within(1e-13));
        assertThat(left.mean()).isEqualTo(6.5);
        left.merge(new Moments());
        assertThat(left.count()).isEqualTo(4);
        var nothing = new Moments();
        nothing.merge(new Moments());
        nothing.accept(3);
        assertThat(nothing.mean()).isEqualTo(3);
    }

    @Test
    void tooFewValuesHaveNoAnswer() {
        var moments = new Moments();
        assertThatThrownBy(moments::mean).isInstanceOf(IllegalStateException.class)
                .hasMessage("mean: n = 0: needs at least 1 value");
        moments.accept(3);
        assertThat(moments.mean()).isEqualTo(3);
        assertThatThrownBy(moments::variance).isInstanceOf(IllegalStateException.class)
                .hasMessage("variance: n = 1: needs at least 2 values");
        DescriptiveTest.refused(() -> moments.accept(Double.NaN), "Moments.accept: x = NaN: values must be finite");
    }
}
