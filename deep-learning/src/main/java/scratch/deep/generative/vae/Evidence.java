package scratch.deep.generative.vae;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.math.Matrix;

/// The evidence lower bound of rows under a trained network, with its parts, in nats a row.
///
/// @param reconstruction the mean of ln p(x|z) over draws of the code, constants included
/// @param divergence     KL(q(z|x) ‖ p(z))
/// @param byUnit         the divergence of each unit of the code, a mean over the rows: (k)
public record Evidence(double reconstruction, double divergence, double[] byUnit) {
    /// A unit whose divergence is below this carries nothing.
    static final double COLLAPSED = 0.02;

    /// One draw for every row.
    public static Evidence of(VAE vae, Matrix x, RandomGenerator random) {
        Matrix[] code = vae.encode(x);
        Matrix z = code[0].copy();
        double[] byUnit = new double[z.columns()];
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < z.columns(); j++) {
                double mean = code[0].get(i, j);
                double logVariance = code[1].get(i, j);
                z.set(i, j, mean + Math.exp(logVariance / 2) * random.nextGaussian());
                byUnit[j] += (mean * mean + Math.exp(logVariance) - logVariance - 1) / 2 / z.rows();
            }
        }
        Matrix back = vae.decode(z);
        double sum = 0;
        for (int i = 0; i < x.rows(); i++) {
            sum += logLikelihood(x.row(i), back.row(i), vae.options().spread()) / x.rows();
        }
        return new Evidence(sum, Arrays.stream(byUnit).sum(), byUnit);
    }

    /// ln p(x|z) of a row, if the decoder gives x̂ for z.
    static double logLikelihood(double[] x, double[] back, double spread) {
        double squares = 0;
        for (int j = 0; j < x.length; j++) {
            squares += (x[j] - back[j]) * (x[j] - back[j]);
        }
        return -squares / (2 * spread * spread) - x.length * Math.log(2 * Math.PI * spread * spread) / 2;
    }

    /// The bound with K draws for every row, a mean over the rows.
    public static double importanceWeighted(VAE vae, Matrix x, int draws, RandomGenerator random) {
        Matrix[] code = vae.encode(x);
        double sum = 0;
        for (int i = 0; i < x.rows(); i++) {
            GaussianCode q = new GaussianCode(code[0].row(i), code[1].row(i));
            Matrix z = Matrix.zeros(draws, q.mean().length);
            double[][] drawn = new double[draws][];
            for (int k = 0; k < draws; k++) {
                drawn[k] = q.draw(random);
                System.arraycopy(drawn[k], 0, z.data(), k * z.columns(), z.columns());
            }
            Matrix back = vae.decode(z);                       // all draws of the row at once
            double[] logs = new double[draws];
            double[] row = x.row(i);
            Arrays.setAll(logs, k -> logLikelihood(row, back.row(k), vae.options().spread()) + GaussianCode.logPrior(drawn[k])
                    - q.logDensity(drawn[k]));
            sum += Bounds.logMeanExp(logs) / x.rows();
        }
        return sum;
    }

    /// The bound on ln p(x).
    public double bound() {
        return reconstruction - divergence;
    }

    /// How many units carry something.
    public int active() {
        return (int) Arrays.stream(byUnit).filter(unit -> unit > COLLAPSED).count();
    }
}
