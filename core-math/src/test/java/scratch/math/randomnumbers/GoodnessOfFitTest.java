package scratch.math.randomnumbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GoodnessOfFitTest {
    @Test
    void theDieOfTheReadmeByHand() {
        assertThat(GoodnessOfFit.chiSquare(8, 12, 9, 11, 6, 14)).isEqualTo(4.2, within(1e-14));
    }

    @Test
    void theStaircaseOfThreeNumbersByHand() {
        // 0.1, 0.5, 0.6 against the diagonal: the steps end at 1/3, 2/3, 1; the widest gap is 1 − 0.6.
        assertThat(GoodnessOfFit.kolmogorovSmirnov(new double[]{0.6, 0.1, 0.5}, x -> x)).isEqualTo(0.4, within(1e-15));
        // 0.7 alone: the gap below the step, 0.7 − 0, is the larger one.
        assertThat(GoodnessOfFit.kolmogorovSmirnov(new double[]{0.7}, x -> x)).isEqualTo(0.7);
    }

    @Test
    void tailsThatTablesKnow() {
        assertThat(GoodnessOfFit.chiSquareTail(5.991465, 2)).isEqualTo(0.05, within(1e-7));
        assertThat(GoodnessOfFit.chiSquareTail(18.307038, 10)).isEqualTo(0.05, within(1e-7));
        assertThat(GoodnessOfFit.chiSquareTail(124.342113, 100)).isEqualTo(0.05, within(1e-7));
        assertThat(GoodnessOfFit.chiSquareTail(0, 100)).isEqualTo(1);
        assertThat(GoodnessOfFit.chiSquareTail(5000, 5000)).isEqualTo(0.4973, within(5e-4));
        assertThat(GoodnessOfFit.chiSquareTail(1e9, 100)).isZero();
        assertThat(GoodnessOfFit.kolmogorovTail(1.3581 / Math.sqrt(1e9), 1_000_000_000)).isEqualTo(0.05, within(1e-5));
        assertThat(GoodnessOfFit.kolmogorovTail(0, 10)).isEqualTo(1);
        assertThat(GoodnessOfFit.kolmogorovTail(1, 1000)).isZero();
    }

    @Test
    void oneStreamIsEvenAndFirstNumbersOfNeighbouringSeedsAreNot() {
        assertThat(tail(new Random(42).doubles(Experiments.DRAWS).toArray())).isBetween(0.001, 0.999);
        assertThat(tail(Experiments.firstDoubles(Random::new, Experiments.DRAWS))).isLessThan(1e-300);
        assertThat(tail(Experiments.firstDoubles(SplitMix64::new, Experiments.DRAWS))).isBetween(0.001, 0.999);
        assertThat(tail(Experiments.counted())).isGreaterThan(0.999999);
    }

    @Test
    void anHonestTestIsRedOnceInTwenty() {
        int red = 0;
        for (long seed = 0; seed < 1000; seed++) {
            red += Experiments.rejects(seed) ? 1 : 0;
        }
        // Standard error √(1000·0.05·0.95) = 6.9; four of them.
        assertThat(red).isBetween(50 - 28, 50 + 28);
        assertThat(1 - Math.pow(0.95, 20)).isEqualTo(0.64, within(5e-3));
        // Twenty tests whose bands are four standard errors wide: 1 − (1 − 6.3e-5)^20.
        assertThat(1 - Math.pow(1 - 6.334e-5, 20)).isEqualTo(0.0013, within(5e-5));
    }

    private static double tail(double[] u) {
        return GoodnessOfFit.chiSquareTail(GoodnessOfFit.chiSquare(Experiments.boxes(u)), Experiments.BOXES - 1);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> GoodnessOfFit.chiSquare(3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GoodnessOfFit.chiSquare: [3]: needs at least 2 counts, none below 0");
        assertThatThrownBy(() -> GoodnessOfFit.chiSquare(3, -1)).hasMessageContaining("[3, -1]");
        assertThatThrownBy(() -> GoodnessOfFit.chiSquare(0, 0, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GoodnessOfFit.chiSquare: 3 empty boxes: nothing was counted");
        assertThatThrownBy(() -> GoodnessOfFit.chiSquareTail(4.2, 5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GoodnessOfFit.chiSquareTail: chi-square 4.2, 5 degrees: must be 0 or more, and a"
                + " positive even number");
        assertThatThrownBy(() -> GoodnessOfFit.chiSquareTail(Double.NaN, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GoodnessOfFit.kolmogorovSmirnov(new double[0], x -> x))
                .hasMessage("GoodnessOfFit.kolmogorovSmirnov: no values: needs at least 1");
        assertThatThrownBy(() -> GoodnessOfFit.kolmogorovSmirnov(new double[]{1, Double.NaN}, x -> x))
                .hasMessage("GoodnessOfFit.kolmogorovSmirnov: a value is NaN: it has no place in an order");
        assertThatThrownBy(() -> GoodnessOfFit.kolmogorovTail(1.5, 10))
                .hasMessage("GoodnessOfFit.kolmogorovTail: D = 1.5, n = 10: D must lie between 0 and 1, n must be positive");
    }
}
