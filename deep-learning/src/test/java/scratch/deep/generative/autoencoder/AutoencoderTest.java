package scratch.deep.generative.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import scratch.deep.reconstruction.Autoencoder;
import scratch.deep.reconstruction.Rows;
import scratch.math.Matrix;
import scratch.math.Vectors;

class AutoencoderTest {
    private static final Matrix POINTS = Matrix.of(new double[][]{{-3, -2}, {-1, 0}, {0, 0}, {1, 2}, {3, 0}});

    private static LinearAutoencoder linear(double e0, double e1, double d0, double d1) {
        return new LinearAutoencoder(new double[2], Matrix.of(new double[][]{{e0}, {e1}}), Matrix.of(new double[][]{{d0, d1}}));
    }

    @Test
    void theTableOfTheReadme() {
        LinearAutoencoder a = linear(0.4, 0.2, 2, 1);
        assertThat(a.encode(POINTS).data()).containsExactly(new double[]{-1.6, -0.4, 0, 0.8, 1.2}, within(1e-12));
        assertThat(Rows.squaredDistances(POINTS, a.reconstruct(POINTS)))
                .containsExactly(new double[]{0.2, 0.2, 0, 1.8, 1.8}, within(1e-12));
        assertThat(a.loss(POINTS)).isEqualTo(0.8, within(1e-12));
        assertThat(a.gradient(POINTS).encoder().data()).containsExactly(new double[2], within(1e-12));
        assertThat(a.gradient(POINTS).decoder().data()).containsExactly(new double[2], within(1e-12));
        LinearAutoencoder b = linear(0.5, 0, 2, 0);
        assertThat(b.loss(POINTS)).isEqualTo(1.6, within(1e-12));
        assertThat(b.gradient(POINTS).encoder().data()).containsExactly(new double[2], within(1e-12));
        assertThat(b.gradient(POINTS).decoder().data()).containsExactly(new double[]{0, -1.6}, within(1e-12));
        assertThat(Rows.lostShare(POINTS, a.reconstruct(POINTS), 0, 0)).isEqualTo(4.0 / 28, within(1e-12));
    }

    @Test
    void theSecondComponentIsASaddle() {
        LinearAutoencoder second = linear(-0.2, 0.4, -1, 2);
        assertThat(second.loss(POINTS)).isEqualTo(24.0 / 5, within(1e-12));
        assertThat(second.gradient(POINTS).encoder().data()).containsExactly(new double[2], within(1e-12));
        assertThat(second.gradient(POINTS).decoder().data()).containsExactly(new double[2], within(1e-12));
        assertThat(linear(-0.2 + 0.04, 0.4 + 0.02, -1 + 0.2, 2 + 0.1).loss(POINTS)).isLessThan(24.0 / 5);      // towards (2, 1)
        assertThat(linear(-0.21, 0.42, -1, 2).loss(POINTS)).isGreaterThan(24.0 / 5);                           // along itself
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theBestLinearAutoencoderIsPca(long seed) {
        var random = new SplittableRandom(seed);
        Matrix x = Matrix.zeros(40, 6);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = 5 + (6 - i % 6) * random.nextGaussian();
        }
        LinearAutoencoder fitted = LinearAutoencoder.fit(x, LinearAutoencoder.Options.of(2, seed));
        PrincipalSubspace plane = PrincipalSubspace.of(x, 2);
        assertThat(PrincipalSubspace.angles(fitted.decoder().transpose(), plane.basis())[0]).isLessThan(1e-6);
        assertThat(fitted.reconstruct(x).data()).containsExactly(plane.reconstruct(x).data(), within(1e-5));
        // no random autoencoder of the same width is better
        double best = fitted.loss(PrincipalSubspace.minus(x, fitted.mean()));
        for (int i = 0; i < 50; i++) {
            Matrix w = Matrix.wrap(6, 2, random.doubles(12, -1, 1).toArray());
            assertThat(new LinearAutoencoder(fitted.mean(), w, w.transpose())
                    .loss(PrincipalSubspace.minus(x, fitted.mean()))).isGreaterThan(best);
        }
    }

    @Test
    void gradientsAreFiniteDifferences() {
        var random = new SplittableRandom(4);
        Matrix x = Matrix.wrap(5, 4, random.doubles(20, -1, 1).toArray());
        var network = new LinearAutoencoder(new double[4], Matrix.wrap(4, 2, random.doubles(8, -1, 1).toArray()),
                Matrix.wrap(2, 4, random.doubles(8, -1, 1).toArray()));
        LinearAutoencoder.Gradient gradient = network.gradient(x);
        for (int i = 0; i < 8; i++) {
            int at = i;
            assertThat(gradient.encoder().data()[i]).isEqualTo(difference(network.encoder().data(), at, () -> network.loss(x)),
                    within(1e-8));
            assertThat(gradient.decoder().data()[i]).isEqualTo(difference(network.decoder().data(), at, () -> network.loss(x)),
                    within(1e-8));
        }
        PlainAutoencoder plain = PlainAutoencoder.random(3, 4, 3, 2);
        double[][] rows = {x.row(0), x.row(1), x.row(2)};
        PlainAutoencoder.Gradient ours = plain.gradient(rows);
        for (int l = 0; l < plain.biases().length; l++) {
            for (int j = 0; j < plain.biases()[l].length; j++) {
                assertThat(ours.biases()[l][j]).isEqualTo(difference(plain.biases()[l], j, () -> plain.gradient(rows).loss()),
                        within(1e-8));
                for (int i = 0; i < plain.weights()[l].length; i++) {
                    assertThat(ours.weights()[l][i][j]).isEqualTo(difference(plain.weights()[l][i], j,
                            () -> plain.gradient(rows).loss()), within(1e-8));
                }
            }
        }
    }

    private static double difference(double[] weights, int i, java.util.function.DoubleSupplier loss) {
        double value = weights[i];
        weights[i] = value + 1e-5;
        double above = loss.getAsDouble();
        weights[i] = value - 1e-5;
        double below = loss.getAsDouble();
        weights[i] = value;
        return (above - below) / 2e-5;
    }

    @Test
    void aPixelThatNeverVariedKeepsItsRandomWeight() {
        var random = new SplittableRandom(5);
        Matrix x = Matrix.zeros(30, 3);
        for (int i = 0; i < 30; i++) {
            x.set(i, 0, random.nextGaussian());
            x.set(i, 1, 2 * random.nextGaussian());
        }
        LinearAutoencoder fitted = LinearAutoencoder.fit(x, LinearAutoencoder.Options.of(1, 6));
        assertThat(Math.abs(fitted.encoder().get(2, 0))).isGreaterThan(0.01);
        assertThat(fitted.gradient(PrincipalSubspace.minus(x, fitted.mean())).encoder().get(2, 0)).isZero();
        assertThat(PrincipalSubspace.of(x, 1).basis().get(2, 0)).isEqualTo(0, within(1e-15));
    }

    @Test
    void anglesAreThoseOfGeometry() {
        Matrix a = Matrix.of(new double[][]{{1, 0}, {0, 1}, {0, 0}});
        Matrix tilted = Matrix.of(new double[][]{{1, 0}, {0, Math.cos(0.3)}, {0, Math.sin(0.3)}});
        assertThat(PrincipalSubspace.angles(a, tilted)).containsExactly(new double[]{0.3, 0}, within(1e-12));
        Matrix nearly = Matrix.of(new double[][]{{1, 0}, {0, 1}, {0, 1e-9}});
        assertThat(PrincipalSubspace.angles(a, nearly)[0]).isEqualTo(1e-9, within(1e-15));
        Matrix mixed = a.multiply(Matrix.of(new double[][]{{3, 1}, {-2, 5}}));
        assertThat(PrincipalSubspace.angles(a, mixed)[0]).isLessThan(1e-14);
    }

    @Test
    void theAreaIsAProbability() {
        assertThat(Anomalies.area(new double[]{3, 4}, 1, 2)).isEqualTo(1);
        assertThat(Anomalies.area(new double[]{1, 2}, 3, 4)).isZero();
        assertThat(Anomalies.area(new double[]{2, 5}, 1, 2, 3)).isEqualTo((1.5 + 3) / 6, within(1e-15));
    }

    @Test
    void theBentOneIsBetterOnHeldOutRowsAndHalfContrastGoesUnnoticed() {
        Ex431Autoencoder.Split data = Ex431Autoencoder.Split.of(1);
        PrincipalSubspace plane = PrincipalSubspace.of(data.train(), 8);
        Autoencoder network = Ex431Autoencoder.fit(data.train(), 8, 20, 1);
        assertThat(Rows.lostShare(data.test(), network.reconstruct(data.test()), plane.mean()))
                .isLessThan(Rows.lostShare(data.test(), plane.reconstruct(data.test()), plane.mean()) - 0.03);
        double[][] errors = Ex431Autoencoder.errors(data, 40, 6, 1);
        assertThat(Anomalies.area(errors[1], errors[0])).isGreaterThan(0.9);
        assertThat(Anomalies.area(errors[2], errors[0])).isGreaterThan(0.99);
        assertThat(Anomalies.area(errors[4], errors[0])).isLessThan(0.45);
        assertThat(Vectors.mean(errors[4])).isLessThan(Vectors.mean(errors[0]));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> LinearAutoencoder.Options.of(0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LinearAutoencoder.Options: units = 0: must be at least 1");
        assertThatThrownBy(() -> LinearAutoencoder.fit(POINTS, LinearAutoencoder.Options.of(3, 1)))
                .hasMessage("LinearAutoencoder.fit: (5, 2) with 3 units: needs a row, and at most one unit a column");
        assertThatThrownBy(() -> LinearAutoencoder.fit(Matrix.of(new double[][]{{1, Double.NaN}}),
                LinearAutoencoder.Options.of(1, 1))).hasMessage("LinearAutoencoder.fit: element (0, 1) is NaN: must be finite");
        assertThatThrownBy(() -> new LinearAutoencoder(new double[2], Matrix.zeros(2, 1), Matrix.zeros(2, 2)))
                .hasMessage("LinearAutoencoder: mean (2), encoder (2, 1), decoder (2, 2): must be (d), (d, k), (k, d)");
        assertThatThrownBy(() -> PrincipalSubspace.of(POINTS, 3)).hasMessage(
                "PrincipalSubspace.of: (5, 2) with k = 3: must be from 1 to the smaller of rows and columns");
        assertThatThrownBy(() -> PrincipalSubspace.angles(POINTS, Matrix.zeros(5, 1)))
                .hasMessage("PrincipalSubspace.angles: (5, 2) and (5, 1): must be equal");
        assertThatThrownBy(() -> PlainAutoencoder.random(1, 4))
                .hasMessage("PlainAutoencoder.random: 1 widths: needs at least those of the input and of the code");
        assertThatThrownBy(() -> Anomalies.area(new double[0], 1))
                .hasMessage("Anomalies.area: 0 strange and 1 usual rows: needs both");
    }
}
