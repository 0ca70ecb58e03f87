package scratch.classic.data;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.classic.data.TableTest.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BadDataTest {
    @Test
    void labelsThatAreNoClassesAreRefusedByRow() {
        refused(() -> Folds.stratified(new int[] {-2, -2, -3, -3}, 2, 1),
                "Folds.stratified: label -2 of row 0: must be 0 or more");
        refused(() -> Split.stratified(new int[] {0, 0, 1, -3}, 0.5, 1),
                "Split.stratified: label -3 of row 3: must be 0 or more");
        refused(() -> Split.stratified(new int[] {0, Integer.MAX_VALUE, 0, 0}, 0.5, 1),
                "Split.stratified: label 2147483647 of row 1: classes are counted from 0");
    }

    @Test
    void classesThatDoNotOccurAreCountedAsNone() {
        assertThat(ClassCounts.of("x", new int[] {3, 0, 3})).containsExactly(1, 0, 0, 2);
        assertThat(ClassCounts.of("x", new int[0])).isEmpty();
    }

    @Test
    void moreIndicesThanCanBeKeptAreRefusedAtOnce() {
        refused(() -> Folds.leaveOneOut(100_000), "Folds.leaveOneOut: 100000 folds of 100000 rows: every fold lists all rows");
        assertThat(Folds.leaveOneOut(100)).hasSize(100);
    }

    @Test
    void targetsOfRowsThatAreNotThereAreRefused() {
        refused(() -> new Target.Numbers(new double[] {1, 2}).select(new int[] {2}),
                "Target.Numbers.select: row 2: must be from 0 to 1");
        refused(() -> new Target.Labels(new int[] {0}, List.of("a")).select(new int[] {-1}), "Target.Labels.select: row -1");
    }

    @Test
    void ofManyCategoriesTheOneThatOccursTwiceIsNamed() {
        List<String> categories = new ArrayList<>(IntStream.range(0, 1000).mapToObj(i -> "c" + i).toList());
        categories.add("c7");
        refused(() -> new CategoricalColumn("w", new int[] {0}, categories),
                "CategoricalColumn: column 'w': category 'c7' occurs twice among 1001");
    }
}
