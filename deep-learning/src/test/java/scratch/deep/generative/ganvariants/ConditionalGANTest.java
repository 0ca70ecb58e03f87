package scratch.deep.generative.ganvariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import scratch.deep.data.Data;
import scratch.deep.generative.ganvariants.ConditionalGAN.Options;

class ConditionalGANTest {
    private static final Data DIGITS = Ex436GanVariants.digits();

    @Test
    void theStampOfTheReadmeByHand() {
        assertThat(Ex436GanVariants.stamped()).containsExactly(1, 10, 102, 20, 200);
    }

    @Test
    void loopsLayerAndSameDiffAgreeOnATransposedConvolution() {
        Peers436.Transposed loops = Peers436.loops();
        Peers436.Transposed layer = Peers436.layer();
        Peers436.Transposed theirs = Peers436.sameDiff();
        assertThat(loops.output()).containsExactly(theirs.output(), within(1e-12)).hasSize(72);
        assertThat(loops.ofInput()).containsExactly(theirs.ofInput(), within(1e-12)).hasSize(27);
        assertThat(loops.ofFilters()).containsExactly(theirs.ofFilters(), within(1e-12)).hasSize(96);
        assertThat(layer.output()).containsExactly(loops.output(), within(1e-5));
        assertThat(layer.ofInput()).containsExactly(loops.ofInput(), within(1e-5));
        assertThat(layer.ofFilters()).containsExactly(loops.ofFilters(), within(1e-5));
    }

    @Test
    void badWindowsAreNamed() {
        assertThatThrownBy(() -> new PlainTransposed(1, 1, 3, 0, 0)).hasMessage("PlainTransposed: stride = 0: must be at "
                + "least 1");
        assertThatThrownBy(() -> new PlainTransposed(1, 1, 3, 1, 3)).hasMessage(
                "PlainTransposed: padding 3 with filters of 3: must be from 0 and smaller");
    }

    /// Weights of the three layers and two normalisations, counted by hand: 26·128 + 128, 64, 32·16·16 + 16, 32, 16·16 + 1.
    @Test
    void theParametersAreCounted() {
        assertThat(new ConditionalGAN(DIGITS, Options.of(true, 1)).parameterCounts()).containsExactly(
                26 * 128 + 128 + 64 + 32 * 16 * 16 + 16 + 32 + 16 * 16 + 1, 11 * 16 * 16 + 16 + 16 * 32 * 16 + 32 + 128 + 1);
    }

    @Test
    void drawingMovesNothingAndSeedsDecide() {
        ConditionalGAN watched = new ConditionalGAN(DIGITS, new Options(4, 4, true, 8, 1e-3, 1e-3, 5));
        ConditionalGAN alone = new ConditionalGAN(DIGITS, new Options(4, 4, true, 8, 1e-3, 1e-3, 5));
        for (int i = 0; i < 4; i++) {
            watched.run(1);
            watched.draw(i, 1, 2, 3);
        }
        alone.run(4);
        float[] picture = alone.draw(9, 7);
        assertThat(watched.draw(9, 7)).containsExactly(picture).hasSize(64);
        assertThat(alone.draw(9, 8)).isNotEqualTo(picture);                            // same noise, other label
        for (float pixel : picture) {
            assertThat(pixel).isBetween(0f, 1f);
        }
    }

    /// After a few steps the label already decides much of the picture: pictures of one label are nearer to each other than to
    /// those of another one.
    @Test
    void theLabelIsHeard() {
        ConditionalGAN gan = new ConditionalGAN(DIGITS, Options.of(true, 2));
        gan.run(60);
        float[] zeros = mean(gan.draw(1, new int[50]));
        float[] ones = mean(gan.draw(1, IntStream.range(0, 50).map(i -> 1).toArray()));
        float[] again = mean(gan.draw(2, new int[50]));
        assertThat(distance(zeros, ones)).isGreaterThan(3 * distance(zeros, again));
    }

    private static float[] mean(float... pictures) {
        float[] mean = new float[64];
        for (int i = 0; i < pictures.length; i++) {
            mean[i % 64] += pictures[i] * 64 / pictures.length;
        }
        return mean;
    }

    private static double distance(float[] a, float[] b) {
        return Math.sqrt(IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum());
    }

    @Test
    void theReaderReadsRealDigits() {
        int[] rows = IntStream.range(0, 500).toArray();
        int[] read = DigitReader.fit(DIGITS, 1).read(DIGITS.batch(rows).inputs().data().toArray());
        int[] labels = DIGITS.labels();
        assertThat(IntStream.range(0, 500).filter(i -> read[i] == labels[i]).count()).isGreaterThan(480);
    }

    @Test
    void badLabelsAndDataAreNamed() {
        ConditionalGAN gan = new ConditionalGAN(DIGITS, new Options(4, 4, true, 8, 1e-3, 1e-3, 5));
        assertThatThrownBy(() -> gan.draw(1, 3, 10)).hasMessage(
                "ConditionalGAN.draw: label 10 at position 1: must be from 0 to 9");
        assertThatThrownBy(() -> gan.draw(1)).hasMessage("ConditionalGAN.draw: no labels: needs at least one");
        assertThatThrownBy(() -> new Options(4, 4, true, 1, 1e-3, 1e-3, 5)).hasMessage(
                "ConditionalGAN.Options: batch size = 1: must be at least 2");
        assertThatThrownBy(() -> new ConditionalGAN(Data.classes(new float[64], new int[]{64}, new int[]{12}),
                Options.of(true, 1))).hasMessage("ConditionalGAN: 1 rows: must have labels from 0 to 9");
    }
}
