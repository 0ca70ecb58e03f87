package scratch.deep.convolution.convbackward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scratch.deep.convolution.convbackward.ConvLayer.Gradients;
import scratch.deep.convolution.convbackward.Peers412.Answer;

/// Loops, full correlation and our layers against ND4J in double.
class ConvBackwardParityTest {
    @ParameterizedTest
    @CsvSource({"1,0,3", "1,1,3", "1,2,5", "2,0,3", "2,1,3", "2,2,5", "3,1,3", "1,0,1", "2,0,1", "2,0,2", "3,2,4"})
    void gradientsAreNd4js(int stride, int padding, int size) {
        for (long seed = 1; seed <= 3; seed++) {
            Cases c = Cases.random(stride, padding, seed, 3, 8, 11, 4, size);
            Answer theirs = Peers412.bySameDiff(c);
            Gradients ours = c.layer().backward(c.x(), c.g());
            assertThat(Cases.flat(ours.toInput())).containsExactly(theirs.toInput(), within(1e-12));
            assertThat(Cases.flat(FullCorrelation.toInput(c.layer(), c.g(), 8, 11)))
                    .containsExactly(theirs.toInput(), within(1e-12));
            assertThat(Cases.flat(ours.toFilters())).containsExactly(theirs.toFilters(), within(1e-12));
            assertThat(ours.toBias()).containsExactly(theirs.toBias(), within(1e-12));
            Answer library = Peers412.byLayer(c);
            close(library.toInput(), theirs.toInput());
            close(library.toFilters(), theirs.toFilters());
            close(library.toBias(), theirs.toBias());
        }
    }

    private static void close(double[] ours, double[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as("number " + i).isCloseTo(theirs[i], within(1e-5 * Math.max(1, Math.abs(theirs[i]))));
        }
    }
}
