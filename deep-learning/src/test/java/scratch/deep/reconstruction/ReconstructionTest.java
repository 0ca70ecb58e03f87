package scratch.deep.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import scratch.deep.layer.Activation;
import scratch.deep.loss.Loss;
import scratch.math.Matrix;

class ReconstructionTest {
    private static final Matrix X = Matrix.of(new double[][]{{1, 0, 0.5, 0}, {0, 1, 0, 0.5}, {1, 1, 0.5, 0.5}});

    private static Autoencoder small(long seed) {
        return Autoencoder.of(Activation.TANH, new SplittableRandom(seed), 4, 3, 2);
    }

    @Test
    void widthsGoDownAndUpAgain() {
        Autoencoder model = small(1);
        assertThat(model.parameters().keySet()).containsExactly("encoder.0.weight", "encoder.0.bias", "encoder.2.weight",
                "encoder.2.bias", "decoder.0.weight", "decoder.0.bias", "decoder.2.weight", "decoder.2.bias");
        assertThat(model.parameterCount()).isEqualTo(4 * 3 + 3 + 3 * 2 + 2 + 2 * 3 + 3 + 3 * 4 + 4);
        assertThat(model.encode(X).columns()).isEqualTo(2);
        assertThat(model.decode(model.encode(X))).isEqualTo(model.reconstruct(X));
        assertThat(model.errors(X)).containsExactly(Rows.squaredDistances(X, model.reconstruct(X)));
        assertThat(Autoencoder.of(Activation.RELU, new SplittableRandom(1), 4, 2).parameterCount()).isEqualTo(10 + 12);
    }

    @Test
    void trainingLowersTheErrorAndIsRepeatable() {
        Autoencoder first = new Fitting(400, 3, 0.02, 5).run(small(1), Loss.meanSquared(), Fitting.itself(X));
        Autoencoder again = new Fitting(400, 3, 0.02, 5).run(small(1), Loss.meanSquared(), Fitting.itself(X));
        assertThat(again.reconstruct(X)).isEqualTo(first.reconstruct(X));
        double[] centre = {2.0 / 3, 2.0 / 3, 1.0 / 3, 1.0 / 3};
        assertThat(Rows.lostShare(X, first.reconstruct(X), centre)).isLessThan(0.05);
    }

    @Test
    void aShareIsRelativeToTheCentre() {
        Matrix rows = Matrix.of(new double[][]{{1, 1}, {3, 5}});
        assertThat(Rows.squaredDistances(rows, Matrix.zeros(2, 2))).containsExactly(2, 34);
        assertThat(Rows.lostShare(rows, Matrix.of(new double[][]{{2, 3}, {2, 3}}), 2, 3)).isEqualTo(1);
        assertThat(Rows.lostShare(rows, Matrix.of(new double[][]{{1, 1}, {3, 4}}), 2, 3)).isEqualTo(0.1, within(1e-15));
    }

    @Test
    void theIntervalIsStudents() {
        OverSeeds over = OverSeeds.of(1, 2, 3, 4, 5);
        assertThat(over.mean()).isEqualTo(3);
        assertThat(over.half()).isEqualTo(2.776 * Math.sqrt(2.5 / 5), within(1e-12));
        assertThat(over.upper() - over.lower()).isEqualTo(2 * over.half(), within(1e-12));
        assertThat(OverSeeds.of(2, 2).half()).isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Autoencoder.of(Activation.TANH, new SplittableRandom(1), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Autoencoder.of: 1 widths: needs at least those of the input and of the code");
        assertThatThrownBy(() -> new Fitting(0, 1, 1, 1)).hasMessage("Fitting: epochs = 0: must be at least 1");
        assertThatThrownBy(() -> new Fitting(1, 0, 1, 1)).hasMessage("Fitting: batch size = 0: must be at least 1");
        assertThatThrownBy(() -> new Fitting(1, 1, Double.NaN, 1)).hasMessageContaining("Fitting: rate = NaN");
        assertThatThrownBy(() -> OverSeeds.of(1)).hasMessage("OverSeeds: 1 scores: must be from 2 to 10");
        assertThatThrownBy(() -> Rows.squaredDistances(X, Matrix.zeros(3, 3)))
                .hasMessage("Rows.squaredDistances: (3, 4) and (3, 3): must be equal");
        assertThatThrownBy(() -> small(1).encode(Matrix.zeros(2, 5))).isInstanceOf(IllegalArgumentException.class);
    }
}
