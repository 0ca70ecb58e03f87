package scratch.deep.convolution.conv2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.deep.convolution.conv2d.Peers411.Answer;
import scratch.deep.convolution.conv2d.Peers411.Case;

/// Loops, one product and our layers against ND4J in double: outputs, and gradients by image, filters and bias.
class Conv2dParityTest {
    @ParameterizedTest
    @CsvSource({"1,0,1,3", "1,1,1,3", "1,2,1,5", "2,0,1,3", "2,1,1,3", "2,2,1,5", "3,1,1,3", "1,0,2,3", "1,2,2,3", "2,2,2,3",
        "1,0,1,1", "2,0,1,1", "1,3,3,3", "2,0,1,2"})
    void convolutionsAreNd4js(int stride, int padding, int dilation, int size) {
        var at = new Placement(stride, padding, dilation);
        for (long seed = 1; seed <= 3; seed++) {
            Case c = Case.random(at, seed, 3, 8, 11, 4, size);
            Answer theirs = Peers411.bySameDiff(c);
            Answer ours = Peers411.byLayer(c);
            assertThat(Peers411.flat(Convolution.layer(c.x(), c.filters(), c.bias(), at)))
                    .containsExactly(theirs.output(), within(1e-12));
            assertThat(Columns.layer(c.x(), c.filters(), c.bias(), at).data())
                    .containsExactly(theirs.output(), within(1e-12));
            close(ours.output(), theirs.output());
            close(ours.toX(), theirs.toX());
            close(ours.toFilters(), theirs.toFilters());
            close(ours.toBias(), theirs.toBias());
        }
    }

    @ParameterizedTest
    @CsvSource({"2,2,0", "3,2,0", "3,1,0", "3,1,1", "3,2,1", "2,1,1", "4,4,0", "1,2,0"})
    void poolingIsNd4js(int size, int stride, int padding) {
        var at = new Placement(stride, padding, 1);
        for (long seed = 1; seed <= 3; seed++) {
            Case c = Case.random(at, seed, 2, 9, 8, 2, size);
            double[][][] x = c.x();
            Answer max = Peers411.maxBySameDiff(x, size, at, c.toOutput());
            Answer ours = Peers411.maxByLayer(x, size, at, c.toOutput());
            assertThat(Peers411.flat(new double[][][] {Pooling.max(x[0], size, at), Pooling.max(x[1], size, at)}))
                    .containsExactly(max.output());
            close(ours.output(), max.output());
            close(ours.toX(), max.toX());
            Answer mean = Peers411.meanBySameDiff(x, size, at, c.toOutput());
            assertThat(Peers411.flat(new double[][][] {Pooling.mean(x[0], size, at, false),
                Pooling.mean(x[1], size, at, false)})).containsExactly(mean.output(), within(1e-12));
            Answer ourMean = Peers411.meanByLayer(x, size, at, c.toOutput());
            close(ourMean.output(), Peers411.flat(new double[][][] {Pooling.mean(x[0], size, at, true),
                Pooling.mean(x[1], size, at, true)}));
            if (padding == 0) {
                close(ourMean.toX(), mean.toX());
            }
        }
    }

    private static void close(double[] ours, double[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as("number %d", i).isCloseTo(theirs[i], within(1e-5 * Math.max(1, Math.abs(theirs[i]))));
        }
    }
}
