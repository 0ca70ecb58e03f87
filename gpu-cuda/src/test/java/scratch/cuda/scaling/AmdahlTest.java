package scratch.cuda.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AmdahlTest {
    /// 100 seconds, 90 of them ten times as fast: 10 + 9 = 19.
    @Test
    void nineTenthsTenTimesAsFastByHand() {
        assertThat(Amdahl.speedUp(0.9, 10)).isCloseTo(100.0 / 19, within(1e-12));
    }

    @Test
    void theRowsOfThePage() {
        double factor = Peers807.PROCESSOR.seconds(Work.product(1024)) / Peers807.GPU.seconds(Work.product(1024).resident());
        assertThat(factor).isCloseTo(56.7, within(0.05));
        assertThat(Amdahl.speedUp(0.5, factor)).isCloseTo(1.97, within(0.005));
        assertThat(Amdahl.speedUp(0.9, factor)).isCloseTo(8.63, within(0.005));
        assertThat(Amdahl.speedUp(0.99, factor)).isCloseTo(36.43, within(0.005));
    }

    @Test
    void theRestIsTheLimit() {
        assertThat(Amdahl.speedUp(0.75, Double.POSITIVE_INFINITY)).isEqualTo(4);
        assertThat(Amdahl.speedUp(1, Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Amdahl.speedUp(0, 50)).isEqualTo(1);
        assertThat(Amdahl.speedUp(0.3, 1)).isCloseTo(1, within(1e-15));
        assertThat(Amdahl.speedUp(0.5, 0.5)).as("a slower part slows the whole").isCloseTo(1 / 1.5, within(1e-15));
    }

    @Test
    void badNumbersAreRefused() {
        assertThatThrownBy(() -> Amdahl.speedUp(1.5, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share");
        assertThatThrownBy(() -> Amdahl.speedUp(0.5, 0)).hasMessage("Amdahl.speedUp: factor 0.0: must be positive");
        assertThatThrownBy(() -> Amdahl.speedUp(0.5, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
