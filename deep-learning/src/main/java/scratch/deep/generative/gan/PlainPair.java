package scratch.deep.generative.gan;

import java.util.random.RandomGenerator;

/// Generator and discriminator with one hidden layer each, forward and backward in plain loops: the definition that the
/// networks of [GAN] are held to.
///
/// Generator: `h = tanh(z·W + b)`, `x = h·U + c`. Discriminator: `k = leaky(x·A + a)`, `s = k·v + e`.
public final class PlainPair {
    private static final int POINT = 2;
    static final double LEAK = 0.2;

    final int latent;
    final int hidden;
    final double[] generator;                                  // W (latent, hidden), b, U (hidden, 2), c: one after the other
    final double[] discriminator;                              // A (2, hidden), a, v (hidden), e

    PlainPair(int latent, int hidden, RandomGenerator random) {
        this.latent = latent;
        this.hidden = hidden;
        generator = random.doubles((latent + 1L + POINT) * hidden + POINT, -1, 1).toArray();
        discriminator = random.doubles((POINT + 1L + 1) * hidden + 1, -1, 1).toArray();
    }

    /// A loss and its gradient, in the order of the parameters.
    record Slope(double loss, double[] gradient) { }

    /// Mean −ln D of the real points (n, 2) plus mean −ln(1 − D) of those made from the noise (m, latent), and its gradient
    /// at the discriminator's parameters.
    Slope ofDiscriminator(double[] real, double[] noise) {
        double[] gradient = new double[discriminator.length];
        double loss = 0;
        int n = real.length / POINT;
        int m = noise.length / latent;
        for (int i = 0; i < n; i++) {
            double s = logit(real, i);
            loss += TwoPlayerGame.softplus(-s) / n;
            judgeBackward(real, i, -TwoPlayerGame.sigmoid(-s) / n, gradient, null);
        }
        double[] made = generate(noise);
        for (int i = 0; i < m; i++) {
            double s = logit(made, i);
            loss += TwoPlayerGame.softplus(s) / m;
            judgeBackward(made, i, TwoPlayerGame.sigmoid(s) / m, gradient, null);
        }
        return new Slope(loss, gradient);
    }

    /// The generator's mean loss on the noise (m, latent), and its gradient at the generator's parameters: through the
    /// discriminator to the point, and from the point to the generator.
    Slope ofGenerator(GeneratorLoss kind, double... noise) {
        double[] gradient = new double[generator.length];
        double[] made = generate(noise);
        double[] atPoint = new double[made.length];            // ∂L/∂x, (m, 2)
        double[] unused = new double[discriminator.length];
        double loss = 0;
        int m = noise.length / latent;
        for (int i = 0; i < m; i++) {
            double s = logit(made, i);
            loss += kind.of(s) / m;
            judgeBackward(made, i, kind.derivative(s) / m, unused, atPoint);
            generateBackward(noise, i, atPoint, gradient);
        }
        return new Slope(loss, gradient);
    }

    /// Points (m, 2) from noise (m, latent).
    double[] generate(double... noise) {
        int m = noise.length / latent;
        double[] x = new double[m * POINT];
        int u = (latent + 1) * hidden;
        for (int i = 0; i < m; i++) {
            for (int axis = 0; axis < POINT; axis++) {
                x[i * POINT + axis] = generator[u + hidden * POINT + axis];
                for (int j = 0; j < hidden; j++) {
                    x[i * POINT + axis] += hiddenUnit(noise, i, j) * generator[u + j * POINT + axis];
                }
            }
        }
        return x;
    }

    private double hiddenUnit(double[] noise, int i, int j) {
        double sum = generator[latent * hidden + j];
        for (int l = 0; l < latent; l++) {
            sum += noise[i * latent + l] * generator[l * hidden + j];
        }
        return Math.tanh(sum);
    }

    private void generateBackward(double[] noise, int i, double[] atPoint, double[] gradient) {
        int u = (latent + 1) * hidden;
        for (int j = 0; j < hidden; j++) {
            double h = hiddenUnit(noise, i, j);
            double atHidden = 0;
            for (int axis = 0; axis < POINT; axis++) {
                double g = atPoint[i * POINT + axis];
                gradient[u + j * POINT + axis] += g * h;
                atHidden += g * generator[u + j * POINT + axis];
            }
            double atSum = atHidden * (1 - h * h);             // tanh' = 1 − tanh²
            gradient[latent * hidden + j] += atSum;
            for (int l = 0; l < latent; l++) {
                gradient[l * hidden + j] += atSum * noise[i * latent + l];
            }
        }
        for (int axis = 0; axis < POINT; axis++) {
            gradient[u + hidden * POINT + axis] += atPoint[i * POINT + axis];
        }
    }

    private double sum(double[] x, int i, int j) {
        return x[i * POINT] * discriminator[j] + x[i * POINT + 1] * discriminator[hidden + j]
                + discriminator[POINT * hidden + j];
    }

    private double logit(double[] x, int i) {
        double s = discriminator[(POINT + 2) * hidden];
        for (int j = 0; j < hidden; j++) {
            double sum = sum(x, i, j);
            s += (sum > 0 ? sum : LEAK * sum) * discriminator[(POINT + 1) * hidden + j];
        }
        return s;
    }

    /// From the derivative at the logit of point i to the discriminator's parameters, and if wanted to the point.
    private void judgeBackward(double[] x, int i, double atLogit, double[] gradient, double[] atPoint) {
        gradient[(POINT + 2) * hidden] += atLogit;
        for (int j = 0; j < hidden; j++) {
            double sum = sum(x, i, j);
            int v = (POINT + 1) * hidden + j;
            gradient[v] += atLogit * (sum > 0 ? sum : LEAK * sum);
            double atSum = atLogit * discriminator[v] * (sum > 0 ? 1 : LEAK);
            gradient[POINT * hidden + j] += atSum;
            for (int axis = 0; axis < POINT; axis++) {
                gradient[axis * hidden + j] += atSum * x[i * POINT + axis];
                if (atPoint != null) {
                    atPoint[i * POINT + axis] += atSum * discriminator[axis * hidden + j];
                }
            }
        }
    }
}
