package scratch.classic.margin.kerneltrick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import scratch.classic.supportvector.Kernel;
import scratch.classic.supportvector.KernelSVM;
import scratch.classic.supportvector.PlattScaling;
import scratch.classic.supportvector.SMO;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

class KernelTrickTest {
    private static final Kernel SQUARE = Kernel.polynomial(2, 1, 1);

    private static SMO xor(double c) {
        return new SMO(Ex365KernelTrick.gram(SQUARE, Ex365KernelTrick.CORNERS), new double[] {-1, 1, 1, -1},
                new double[] {-c, 0, 0, -c}, new double[] {0, c, c, 0});
    }

    @Test
    void theKernelTableOfTheReadmeByHand() {
        Matrix gram = Ex365KernelTrick.gram(SQUARE, Ex365KernelTrick.CORNERS);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(gram.get(i, j)).isEqualTo(i == j ? 9 : 1);
            }
        }
        Matrix phi = Ex365KernelTrick.squares(Ex365KernelTrick.CORNERS);
        Matrix products = phi.multiply(phi.transpose());
        for (int i = 0; i < 16; i++) {
            assertThat(products.data()[i]).isCloseTo(gram.data()[i], within(1e-12));
        }
    }

    @Test
    void twoStepsOfTheReadmeByHand() {
        SMO smo = xor(1);
        smo.step(1e-9);
        assertThat(smo.amount()).isEqualTo(0.125);
        assertThat(smo.beta()).containsExactly(-0.125, 0.125, 0, 0);
        assertThat(smo.gradient()).containsExactly(0, 0, 1, -1);
        smo.step(1e-9);
        assertThat(smo.beta()).containsExactly(-0.125, 0.125, 0.125, -0.125);
        assertThat(smo.gradient()).containsExactly(0, 0, 0, 0);
        assertThat(smo.objective()).isEqualTo(0.25);
        assertThat(smo.step(1e-9)).isFalse();
    }

    @Test
    void withASmallCTheStepsAreCutAtTheBound() {
        SMO smo = xor(0.1);
        assertThat(smo.run(1e-9, 100)).isEqualTo(2);
        assertThat(smo.beta()).containsExactly(-0.1, 0.1, 0.1, -0.1);
        KernelSVM svm = KernelSVM.fit(Ex365KernelTrick.CORNERS, new int[] {0, 1, 1, 0}, KernelSVM.Options.of(SQUARE, 0.1));
        assertThat(svm.predict(Ex365KernelTrick.CORNERS)).containsExactly(0, 1, 1, 0);
    }

    // f = −x₁x₂
    @Test
    void theMachineOfXorIsTheProduct() {
        KernelSVM svm = KernelSVM.fit(Ex365KernelTrick.CORNERS, new int[] {0, 1, 1, 0}, KernelSVM.Options.of(SQUARE, 1));
        double[] f = svm.decisions(Matrix.of(new double[][] {{0.5, 3}, {-2, 2}, {7, 0}})).data();
        assertThat(f).containsExactly(new double[] {-1.5, 4, 0}, within(1e-9));
        assertThat(svm.squaredLength(0)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void theMapAndTheKernelAreTheSameMachine() {
        Matrix x = Ex365KernelTrick.ringPoints(42);
        int[] labels = Ex365KernelTrick.ringLabels();
        Matrix phi = Ex365KernelTrick.squares(x);
        KernelSVM map = Ex365KernelTrick.fit(phi, labels, Kernel.linear(), 1);
        KernelSVM trick = Ex365KernelTrick.fit(x, labels, SQUARE, 1);
        assertThat(Ex365KernelTrick.difference(map, phi, trick, x)).isLessThan(1e-4);
        assertThat(Ex365KernelTrick.right(trick, x, labels)).isGreaterThan(0.9);
    }

    // with a huge gamma each row is like no other: all are support vectors, and what was learned is known by heart
    @Test
    void aLargeGammaLearnsByHeart() {
        Matrix x = Ex365KernelTrick.tumours();
        int[] labels = Datasets.breastCancer().y();
        KernelSVM svm = Ex365KernelTrick.fit(x, labels, Kernel.rbf(1), 1);
        assertThat(svm.supportRows().length).isGreaterThan(550);
        assertThat(Ex365KernelTrick.right(svm, x, labels)).isEqualTo(1);
    }

    @Test
    void plattByHand() {
        PlattScaling scaling = new PlattScaling(-2, 0.5);
        assertThat(scaling.ofOne(0)).isCloseTo(0.378, within(0.001));
        assertThat(scaling.ofOne(1)).isCloseTo(0.818, within(0.001));
        assertThat(scaling.ofOne(0.25)).isEqualTo(0.5);
    }

    @Test
    void theProbabilityAndTheVoteMayDisagree() {
        Matrix x = Ex365KernelTrick.ringPoints(42).selectRows(IntStream.range(0, 61).toArray());
        int[] labels = IntStream.range(0, 61).map(i -> i % 4 == 1 ? 1 : 0).toArray();
        KernelSVM svm = KernelSVM.fit(x, labels, KernelSVM.Options.of(Kernel.rbf(1), 1).withProbabilities());
        double edge = -svm.scalings().getFirst().intercept() / svm.scalings().getFirst().slope();
        assertThat(edge).isNotZero();       // where p = 1/2; the vote changes at 0
    }
}
