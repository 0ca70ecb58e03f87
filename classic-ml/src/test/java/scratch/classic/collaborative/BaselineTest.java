package scratch.classic.collaborative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaselineTest {
    @Test
    void biasesByHand() {
        Ratings ratings = Ratings.ofIndices(3, 3, new int[] {0, 0, 1}, new int[] {0, 1, 0}, new double[] {1, 4, 4});
        Baseline model = Baseline.fit(ratings, new Baseline.Options(1, 2));

        assertThat(model.mean()).isEqualTo(3);
        assertThat(model.itemBias(0)).isEqualTo((-2 + 1) / 4.0);
        assertThat(model.itemBias(1)).isEqualTo(1 / 3.0, within(1e-15));
        assertThat(model.userBias(0)).isEqualTo((-2 + 0.25 + 1 - 1 / 3.0) / 3, within(1e-15));
        assertThat(model.userBias(1)).isEqualTo((1 + 0.25) / 2);
        assertThat(model.predict(1, 0)).isEqualTo(3 - 0.25 + 0.625);
        assertThat(model.predict(2, 0)).as("an empty row").isEqualTo(2.75).isEqualTo(model.predict(Ratings.UNKNOWN, 0));
        assertThat(model.predict(Ratings.UNKNOWN, 2)).isEqualTo(3);
    }

    @Test
    void whatItCannotUseIsRefused() {
        Ratings ratings = SmallTable.of(SmallTable.SIX);
        assertThatThrownBy(() -> Baseline.fit(ratings.subset(), Baseline.Options.standard()))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("Baseline.fit: no ratings: at least one is needed");
        assertThatThrownBy(() -> new Baseline.Options(-1, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Baseline.Options: userShrinkage = -1.0: must be finite and not negative");
        assertThatThrownBy(() -> Baseline.fit(ratings, Baseline.Options.standard()).predict(0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Baseline: item 5: must be below 5, or Ratings.UNKNOWN");
    }
}
