package scratch.example.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventCountsTest {
    @Test
    void unitsAndEventsAddUpToThePublishedTotals() {
        assertThat(units(EventCounts.horseKicks())).isEqualTo(200);
        assertThat(events(EventCounts.horseKicks())).isEqualTo(122);
        assertThat(units(EventCounts.flyingBombs())).isEqualTo(576);
        assertThat(events(EventCounts.flyingBombs())).isEqualTo(537);
    }

    @Test
    void cardsTellUnitsSourceAndLicence() {
        assertThat(EventCounts.cards()).extracting(DataCard::rows).containsExactly(200, 576);
        assertThat(EventCounts.cards()).allSatisfy(card -> {
            assertThat(card.licence()).isNotBlank();
            assertThat(card.citation()).isNotBlank();
            assertThat(card.text()).contains(card.headline(), card.units());
        });
    }

    @Test
    void callersCannotSpoilEachOthersData() {
        EventCounts.horseKicks()[0] = -1;

        assertThat(EventCounts.horseKicks()[0]).isEqualTo(109);
    }

    private static long units(long[] frequencies) {
        return IntStream.range(0, frequencies.length).mapToLong(k -> frequencies[k]).sum();
    }

    private static long events(long[] frequencies) {
        return IntStream.range(0, frequencies.length).mapToLong(k -> k * frequencies[k]).sum();
    }
}
