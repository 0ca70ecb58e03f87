package scratch.classic.projection.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.math.Matrix;

/// The numbers of the page of lesson 352.
class ReductionTest {

    @Test
    void whatToKeepByHand() {
        assertThat(Denoising.expectedErrors(new double[] {6, 1}, 2)).containsExactly(7, 3, 4);
        assertThat(Denoising.worthKeeping(new double[] {6 + 2, 1 + 2}, 2)).isEqualTo(1);
    }

    @Test
    void ofFourComponentsTwoAreWorthKeeping() {
        double[] errors = Denoising.expectedErrors(new double[] {10, 4, 2, 1}, 3);
        assertThat(errors[2]).isEqualTo(9);
        assertThat(errors[4]).isEqualTo(12);
        assertThat(Denoising.worthKeeping(new double[] {13, 7, 5, 4}, 3)).isEqualTo(2);
    }

    @Test
    void theSmallestExpectedErrorIsWhereTheRuleSays() {
        double[] variances = {9, 5, 3, 1.5, 0.5, 0};
        for (double noise : new double[] {0, 0.4, 1, 2, 4, 20}) {
            double[] errors = Denoising.expectedErrors(variances, noise);
            double least = Arrays.stream(errors).min().orElseThrow();
            double[] noisy = Arrays.stream(variances).map(variance -> variance + noise).toArray();
            assertThat(errors[Denoising.worthKeeping(noisy, noise)]).isEqualTo(least);
        }
    }

    @Test
    void fourPointsOfTwoClassesByHand() {
        Matrix x = Matrix.of(new double[][] {{-4, -1}, {4, -1}, {-4, 1}, {4, 1}});
        PrincipalComponents fit = PrincipalComponents.fit(x, Options.all());
        assertThat(fit.variances()).containsExactly(new double[] {64.0 / 3, 4.0 / 3}, within(1e-14));
        assertThat(fit.ratios()[0]).isCloseTo(0.9412, within(5e-5));
        Matrix scores = fit.transform(x);
        assertThat(scores.column(0)).containsExactly(new double[] {-4, 4, -4, 4}, within(1e-14));
        assertThat(scores.column(1)).containsExactly(new double[] {-1, -1, 1, 1}, within(1e-14));
    }

    @Test
    void theNoiseIsAsLargeAsItSays() {
        Matrix x = Matrix.zeros(500, 40);
        assertThat(Denoising.meanSquare(Denoising.withNoise(x, 3, 1), x)).isCloseTo(9, within(0.3));
        assertThat(Denoising.withNoise(x, 3, 1)).isEqualTo(Denoising.withNoise(x, 3, 1)).isNotEqualTo(
                Denoising.withNoise(x, 3, 2));
    }

    @Test
    void moreNoiseLeavesFewerComponentsWorthKeeping() {
        assertThat(best(4, errors(4))).containsExactly(18, 18);
        double[] errors = errors(8);
        assertThat(best(8, errors)).containsExactly(5, 6);
        assertThat(errors[6 - 1] / errors[5 - 1]).isCloseTo(1.02, within(0.005));
    }

    /// The best number of components, and that of the rule.
    private static int[] best(double noise, double[] errors) {
        PrincipalComponents learned = Denoising.learn(Denoising.withNoise(Ex352PcaUses.half(0), noise, 42));
        return new int[] {Ex352PcaUses.best(errors), Denoising.worthKeeping(learned.variances(), noise * noise)};
    }

    private static double[] errors(double noise) {
        Matrix noisy = Denoising.withNoise(Ex352PcaUses.half(1), noise, 43);
        PrincipalComponents learned = Denoising.learn(Denoising.withNoise(Ex352PcaUses.half(0), noise, 42));
        return IntStream.rangeClosed(1, 64)
                .mapToDouble(k -> Denoising.error(learned, k, noisy, Ex352PcaUses.half(1))).toArray();
    }

    @Test
    void packedRowsComeBackWithinHalfAStep() {
        Matrix x = Ex352PcaUses.digits();
        Compression packed = Compression.fit(x, 64);
        byte[] codes = packed.compress(x);
        assertThat(codes).hasSize(64 * 1797);
        Matrix back = packed.decompress(codes);
        double largest = IntStream.range(0, x.data().length).mapToDouble(i -> Math.abs(back.data()[i] - x.data()[i])).max()
                .orElseThrow();
        assertThat(largest).isLessThan(0.6);             // 64 scores, each off by at most half a step
        assertThat(Math.sqrt(Denoising.meanSquare(back, x))).isLessThan(0.1);
        assertThat(Compression.fit(x, 20).sharedBytes()).isEqualTo(4 * (64 + 20 * 64 + 20));
        assertThatIllegalArgumentException().isThrownBy(() -> packed.decompress(new byte[63]))
                .withMessage("Compression.decompress: 63 codes: must be 64 for each row");
    }

    @Test
    void scoresLargerThanAnySeenAreCutOff() {
        Matrix x = Matrix.of(new double[][] {{-1, 0}, {1, 0}});
        Compression packed = Compression.fit(x, 1);
        assertThat(packed.compress(Matrix.of(new double[][] {{50, 0}, {-50, 0}, {0.5, 0}}))).containsExactly(127, -127, 64);
    }

    @Test
    void constantDirectionsAreCodedAsZero() {
        Matrix x = Matrix.of(new double[][] {{1, 1}, {2, 2}, {4, 4}});
        Compression packed = Compression.fit(x, 2);
        assertThat(packed.decompress(packed.compress(x)).data()).containsExactly(x.data(), within(0.02));
    }

    @Test
    void deflateIsWithoutLossAndSmallerThanThirtyComponents() {
        assertThat(Ex352PcaUses.deflated()).isBetween(40_000, 46_000);
        Compression packed = Compression.fit(Ex352PcaUses.digits(), 30);
        assertThat(1797 * 30 + packed.sharedBytes()).isEqualTo(61_966);
    }
}
