package scratch.classic.data;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.classic.data.TableTest.refused;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void eachRowIsInOnePart() {
        Split split = Split.random(10, 0.25, 1);
        assertThat(split.test()).hasSize(3);
        assertThat(split.train()).hasSize(7);
        assertThat(IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test())).sorted().toArray())
                .isEqualTo(IntStream.range(0, 10).toArray());
        assertThat(Split.random(10, 0.25, 1).test()).isEqualTo(split.test());
        assertThat(Split.random(10, 0.25, 2).test()).isNotEqualTo(split.test());
    }

    @Test
    void eachRowIsTestedAsOftenAsAnyOther() {
        int[] tested = new int[6];
        for (int seed = 0; seed < 3000; seed++) {
            for (int row : Split.random(6, 0.5, seed).test()) {
                tested[row]++;
            }
        }
        assertThat(Arrays.stream(tested).boxed().toList()).allMatch(count -> Math.abs(count - 1500) < 5 * 27.4);   // 5 sd
    }

    @Test
    void eachClassHasItsShareOfBothParts() {
        int[] labels = new int[100];
        Arrays.fill(labels, 60, 90, 1);
        Arrays.fill(labels, 90, 100, 2);
        Split split = Split.stratified(labels, 0.2, 7);
        assertThat(counts(labels, split.test())).containsExactly(12, 6, 2);
        assertThat(counts(labels, split.train())).containsExactly(48, 24, 8);
    }

    @Test
    void aRareClassIsInBothParts() {
        int[] labels = new int[100];
        labels[3] = 1;
        labels[77] = 1;
        for (int seed = 0; seed < 20; seed++) {
            assertThat(counts(labels, Split.stratified(labels, 0.1, seed).test())).containsExactly(9, 1);
        }
    }

    @Test
    void groupsStayWhole() {
        int[] groups = {5, 5, 5, -2, -2, 9, 9, 9, 9, 11};
        for (int seed = 0; seed < 30; seed++) {
            Split split = Split.grouped(groups, 0.3, seed);
            for (int row : split.test()) {
                assertThat(Arrays.stream(split.train()).map(other -> groups[other])).doesNotContain(groups[row]);
            }
            assertThat(split.test().length).isGreaterThanOrEqualTo(3);
            assertThat(split.train()).isNotEmpty();
        }
        assertThat(Split.grouped(new int[] {1, 2}, 0.9, 3).test()).hasSize(1);
    }

    @Test
    void theFutureIsTested() {
        Split split = Split.byTime(new double[] {1, 2, 3, 4, 4, 4, 5}, 0.3);
        assertThat(split.train()).containsExactly(0, 1, 2);      // the rows of time 4 stay together
        assertThat(split.test()).containsExactly(3, 4, 5, 6);
    }

    @Test
    void validationIsAPartOfWhatIsLearnedFrom() {
        Split split = Split.random(20, 0.25, 1);
        Split inner = split.validation(Split.random(split.train().length, 0.2, 2));
        assertThat(inner.test()).hasSize(3);
        assertThat(Arrays.stream(inner.test()).boxed().toList())
                .allMatch(row -> Arrays.binarySearch(split.train(), row) >= 0);
        assertThat(inner.train()).hasSize(12);
    }

    @Test
    void impossibleSplitsAreRefused() {
        refused(() -> Split.random(1, 0.5, 1), "Split.random: 1 rows: must be at least 2");
        refused(() -> Split.random(10, 1, 1), "share of the test 1.0: must lie between 0 and 1");
        refused(() -> Split.random(10, Double.NaN, 1), "NaN");
        refused(() -> Split.stratified(new int[] {0, 0, 1}, 0.5, 1), "class 1 has 1 row");
        refused(() -> Split.stratified(new int[] {0, -1}, 0.5, 1), "label -1 of row 1");
        refused(() -> Split.stratified(new int[] {0, 0, 1, 1, 2, 2}, 0.2, 1), "1 rows to test");
        refused(() -> Split.grouped(new int[] {4, 4, 4}, 0.5, 1), "1 group: must be at least 2");
        refused(() -> Split.byTime(new double[] {1, 3, 2}, 0.5), "row 2 is at 2.0, the row before at 3.0:"
                + " rows must be sorted by time");
        refused(() -> Split.byTime(new double[] {1, Double.NaN}, 0.5), "time of row 1: NaN: must be finite");
        refused(() -> Split.byTime(new double[] {1, 1, 1}, 0.5), "must be earlier");
        refused(() -> new Split(new int[] {1, 2}, new int[] {2}), "row 2: must not be in both parts");
        refused(() -> new Split(new int[] {1, 2}, new int[0]), "each part needs one");
        refused(() -> new Split(new int[] {0, 1, 2}, new int[] {3}).validation(new Split(new int[] {0, 3}, new int[] {1})),
                "Split.validation: row 3: there are 3 rows to learn from");
    }

    static int[] counts(int[] labels, int[] rows) {
        int[] counts = new int[Arrays.stream(labels).max().orElseThrow() + 1];
        Arrays.stream(rows).forEach(row -> counts[labels[row]]++);
        return counts;
    }
}
