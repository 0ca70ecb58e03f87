package scratch.deep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataTest {
    private static final Data SIX = Data.classes(new float[] {0, 1, 2, 3, 4, 5}, new int[] {1},
            new int[] {0, 1, 2, 3, 4, 5});

    @Test
    void aBatchHoldsTheNamedRowsInOrder() {
        Batch batch = Data.numbers(new double[][] {{1, 2}, {3, 4}, {5, 6}}, new double[][] {{7}, {8}, {9}}).batch(2, 0);
        assertThat(batch.inputs().shape()).containsExactly(2, 2);
        assertThat(batch.inputs().data().toArray()).containsExactly(5, 6, 1, 2);
        assertThat(batch.targets().data().toArray()).containsExactly(9, 7);
        assertThat(SIX.batch(4, 1).labels()).containsExactly(4, 1);
    }

    @Test
    void aSplitKeepsEveryRowOnce() {
        Data[] parts = SIX.split(0.67, 3);
        assertThat(parts[0].size()).isEqualTo(4);
        assertThat(IntStream.concat(Arrays.stream(parts[0].labels()), Arrays.stream(parts[1].labels())).sorted())
                .containsExactly(0, 1, 2, 3, 4, 5);
        float[] x = parts[0].batch(0, 1, 2, 3).inputs().data().toArray();
        assertThat(IntStream.range(0, 4).allMatch(i -> x[i] == parts[0].labels()[i])).isTrue();
    }

    @Test
    void everyOrderIsEquallyLikely() {
        int[] counts = new int[27];
        for (int seed = 0; seed < 6000; seed++) {
            int[] p = Data.permutation(3, seed);
            counts[9 * p[0] + 3 * p[1] + p[2]]++;
        }
        assertThat(Arrays.stream(counts).filter(c -> c > 0)).hasSize(6).allMatch(c -> Math.abs(c - 1000) < 130);
    }

    @Test
    void rowsCanBecomeImages() {
        Data images = Data.classes(new double[2][64], new int[2]).reshape(1, 8, 8);
        assertThat(images.batch(0, 1).inputs().shape()).containsExactly(2, 1, 8, 8);
        assertThatThrownBy(() -> images.reshape(63)).hasMessage(
                "Data.reshape: rows of (1, 8, 8) as (63): must hold equally many numbers");
    }

    @Test
    void badDataAreRefused() {
        assertThatThrownBy(() -> Data.classes(new double[0][], new int[0])).hasMessageContaining("no rows");
        assertThatThrownBy(() -> Data.classes(new double[][] {{1}, {2}}, new int[] {0}))
                .hasMessage("Data: 2 inputs with 1 labels: must be equally many");
        assertThatThrownBy(() -> Data.classes(new double[][] {{1}, {2, 3}}, new int[2]))
                .hasMessageContaining("row 1 has 2 columns");
        assertThatThrownBy(() -> Data.classes(new double[][] {{1}, {Double.NaN}}, new int[2]))
                .hasMessage("Data: inputs row 1, number 0: NaN: must be finite");
        assertThatThrownBy(() -> Data.classes(new double[][] {{1e39}}, new int[1])).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> Data.classes(new double[][] {{1}}, new int[] {-1})).hasMessageContaining("label -1");
        assertThatThrownBy(() -> SIX.split(0, 1)).hasMessageContaining("both parts");
        assertThatThrownBy(() -> Data.numbers(new double[][] {{1}}, new double[][] {{1}}).labels())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRowThatIsNotThereIsNamed() {
        Data data = Data.classes(new double[][] {{1}, {2}}, new int[] {0, 1});
        assertThatThrownBy(() -> data.batch(0, 99)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Data: batch: row 99 of 2: must be from 0 to 1");
        assertThatThrownBy(() -> data.select(-1)).hasMessage("Data: select: row -1 of 2: must be from 0 to 1");
    }
}
