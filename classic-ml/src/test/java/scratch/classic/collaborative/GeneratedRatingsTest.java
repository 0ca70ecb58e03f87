package scratch.classic.collaborative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import scratch.classic.collaborative.GeneratedRatings.Options;

class GeneratedRatingsTest {
    private static final Options OPTIONS = new Options(500, 200, 4, 40, 1, 0.5, 0.5, 1);
    private static final GeneratedRatings GENERATED = GeneratedRatings.of(OPTIONS);

    @Test
    void theErrorOfTheTruthIsTheNoise() {
        Ratings ratings = GENERATED.ratings();
        assertThat(GENERATED.oracle().rmse(ratings)).isEqualTo(0.5, within(3 * 0.5 / Math.sqrt(2.0 * ratings.size())));
    }

    @Test
    void theSameSeedGivesTheSameRatings() {
        assertThat(GeneratedRatings.of(OPTIONS).ratings().values()).containsExactly(GENERATED.ratings().values());
        assertThat(GeneratedRatings.of(new Options(500, 200, 4, 40, 1, 0.5, 0.5, 2)).ratings().values())
                .isNotEqualTo(GENERATED.ratings().values());
    }

    @Test
    void aFewItemsGetMostOfTheRatings() {
        assertThat(shareOfTopTenth(GENERATED)).isBetween(0.3, 0.6);
        assertThat(shareOfTopTenth(GeneratedRatings.of(new Options(500, 200, 4, 40, 0, 0, 0.5, 1)))).isLessThan(0.14);
    }

    private static double shareOfTopTenth(GeneratedRatings generated) {
        Ratings ratings = generated.ratings();
        int[] counts = IntStream.range(0, ratings.items()).map(item -> -ratings.countOfItem(item)).sorted().toArray();
        return -Arrays.stream(counts).limit(counts.length / 10).sum() / (double) ratings.size();
    }

    @Test
    void whatIsWatchedIsLikedMore() {
        Ratings ratings = GENERATED.ratings();
        double all = Arrays.stream(GENERATED.truth()).flatMapToDouble(Arrays::stream).average().orElseThrow();
        assertThat(ratings.mean()).isGreaterThan(all + 0.2);
        assertThat(IntStream.range(0, 500).map(ratings::countOfUser)).allMatch(count -> count >= 5 && count <= 100);
    }

    @Test
    void whatCannotBeMadeIsRefused() {
        refused(() -> new Options(0, 200, 4, 40, 1, 0.5, 0.5, 1), "GeneratedRatings.Options: users = 0: must be at least 1");
        refused(() -> new Options(1, 9, 4, 40, 1, 0.5, 0.5, 1), "GeneratedRatings.Options: items = 9: must be at least 10");
        refused(() -> new Options(1, 20, 0, 5, 1, 0.5, 0.5, 1), "GeneratedRatings.Options: rank = 0: must be at least 1");
        refused(() -> new Options(1, 20, 4, 11, 1, 0.5, 0.5, 1),
                "GeneratedRatings.Options: perUser = 11 of 20 items: must be from 5 to half of them");
        refused(() -> new Options(1, 20, 4, 5, -1, 0.5, 0.5, 1),
                "GeneratedRatings.Options: popularity = -1.0: must be finite and not negative");
        refused(() -> new Options(1, 20, 4, 5, 1, -1, 0.5, 1),
                "GeneratedRatings.Options: taste = -1.0: must be finite and not negative");
        refused(() -> new Options(1, 20, 4, 5, 1, 0.5, -1, 1),
                "GeneratedRatings.Options: noise = -1.0: must be finite and not negative");
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
