package scratch.classic.collaborative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import scratch.classic.collaborative.Ratings.Duplicates;
import scratch.classic.data.Split;

class LeaveOutTest {
    private static final Ratings TIMED = Ratings.of(new long[] {1, 1, 1, 2, 2, 3}, new long[] {1, 2, 3, 1, 2, 1},
            new double[] {1, 2, 3, 4, 5, 6}, new long[] {50, 90, 20, 30, 30, 90}, Duplicates.REFUSE);

    @Test
    void eachUserGivesAsManyRatings() {
        Ratings ratings = GeneratedRatings.of(new GeneratedRatings.Options(50, 40, 2, 10, 1, 0, 1, 1)).ratings();
        Split split = LeaveOut.randomOfEachUser(ratings, 5, 8);
        Ratings test = ratings.subset(split.test());

        assertThat(split.train().length + split.test().length).isEqualTo(ratings.size());
        assertThat(IntStream.range(0, 50)).allMatch(user -> test.countOfUser(user) == (ratings.countOfUser(user) > 5 ? 5 : 0));
        assertThat(LeaveOut.randomOfEachUser(ratings, 5, 8).test()).containsExactly(split.test());
        assertThat(LeaveOut.randomOfEachUser(ratings, 5, 9).test()).isNotEqualTo(split.test());
    }

    @Test
    void theLastOfEachUserAreTested() {
        assertThat(LeaveOut.lastOfEachUser(TIMED, 1).test()).as("of equal times the higher item").containsExactly(1, 4);
        assertThat(LeaveOut.lastOfEachUser(TIMED, 2).test()).as("user 2 has no more than two").containsExactly(0, 1);
    }

    @Test
    void theLatestOfAllAreTested() {
        assertThat(LeaveOut.latest(TIMED, 0.3).test()).containsExactly(1, 5);
        assertThat(LeaveOut.latest(TIMED, 0.6).test()).as("30 is not torn apart").containsExactly(0, 1, 3, 4, 5);
    }

    @Test
    void whatLeavesNothingIsRefused() {
        assertThatThrownBy(() -> LeaveOut.lastOfEachUser(TIMED, 3)).isInstanceOf(IllegalArgumentException.class).hasMessage(
                "LeaveOut.lastOfEachUser: no user has more ratings than are left out: nothing to be judged by");
        assertThatThrownBy(() -> LeaveOut.randomOfEachUser(TIMED, 0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LeaveOut.randomOfEachUser: count = 0: must be at least 1");
    }
}
