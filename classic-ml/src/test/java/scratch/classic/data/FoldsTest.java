package scratch.classic.data;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.classic.data.SplitTest.counts;
import static scratch.classic.data.TableTest.refused;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class FoldsTest {
    @Test
    void eachRowIsTestedOnce() {
        for (List<Split> splits : List.of(Folds.kFold(11, 3, 5), Folds.leaveOneOut(11),
                Folds.stratified(new int[] {0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1}, 3, 5),
                Folds.grouped(new int[] {1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4}, 3))) {
            int[] tested = splits.stream().flatMapToInt(split -> Arrays.stream(split.test())).sorted().toArray();
            assertThat(tested).isEqualTo(IntStream.range(0, 11).toArray());
            assertThat(splits).allMatch(split -> split.train().length + split.test().length == 11);
        }
    }

    @Test
    void foldsAreOfOneSizeOneMoreOrLess() {
        assertThat(Folds.kFold(11, 3, 5).stream().map(split -> split.test().length)).containsExactlyInAnyOrder(4, 4, 3);
        int[] labels = IntStream.range(0, 50).map(i -> i % 7 == 0 ? 1 : 0).toArray();
        assertThat(Folds.stratified(labels, 4, 1).stream().map(split -> split.test().length)).allMatch(n -> n == 12 || n == 13);
        int[] threeTimesFive = IntStream.range(0, 15).map(i -> i % 3).toArray();
        assertThat(Folds.stratified(threeTimesFive, 4, 1).stream().map(split -> split.test().length)).containsOnly(3, 4);
    }

    @Test
    void eachFoldHasEachClassInProportion() {
        int[] labels = IntStream.range(0, 90).map(i -> i < 60 ? 0 : i < 80 ? 1 : 2).toArray();
        for (Split split : Folds.stratified(labels, 10, 3)) {
            assertThat(counts(labels, split.test())).containsExactly(6, 2, 1);
        }
    }

    @Test
    void largeGroupsAreSharedOutFirst() {
        int[] groups = {7, 7, 7, 7, 8, 8, 8, 9, 9, 10};
        assertThat(Folds.grouped(groups, 2).stream().map(split -> split.test().length)).containsExactly(5, 5);
        assertThat(Folds.grouped(groups, 2).getFirst().test()).containsExactly(0, 1, 2, 3, 9);
    }

    @Test
    void timeOnlyMovesForward() {
        List<Split> splits = Folds.timeSeries(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 3);
        assertThat(splits).hasSize(3);
        assertThat(splits.get(0).train()).containsExactly(0, 1);
        assertThat(splits.get(0).test()).containsExactly(2, 3);
        assertThat(splits.get(2).train()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(splits.get(2).test()).containsExactly(6, 7);
    }

    @Test
    void rowsOfOneTimeStayTogether() {
        for (Split split : Folds.timeSeries(new double[] {1, 1, 1, 1, 2, 3, 3, 4, 5}, 2)) {
            assertThat(split.train()[split.train().length - 1]).isNotEqualTo(5);
            assertThat(split.test()[0]).isNotIn(1, 2, 3, 6);
        }
    }

    @Test
    void impossibleFoldsAreRefused() {
        refused(() -> Folds.kFold(10, 1, 0), "Folds.kFold: 1 folds of 10 rows: must be from 2 to 10");
        refused(() -> Folds.kFold(3, 4, 0), "4 folds of 3 rows");
        refused(() -> Folds.stratified(new int[] {0, 0, 0, 1, 1}, 3, 0),
                "class 1 has 2 rows: must have one for each of 3 folds");
        refused(() -> Folds.grouped(new int[] {1, 1, 2, 2}, 3), "3 folds of 2 groups");
        refused(() -> Folds.leaveOneOut(1), "1 folds of 1 rows");
        refused(() -> Folds.timeSeries(new double[] {2, 1}, 1), "rows must be sorted by time");
        refused(() -> Folds.timeSeries(new double[] {1, 2}, 2), "2 tests of 2 rows: must be from 1 to 1");
        refused(() -> Folds.timeSeries(new double[] {1, 1, 1, 1}, 2), "too many rows have one time");
    }
}
