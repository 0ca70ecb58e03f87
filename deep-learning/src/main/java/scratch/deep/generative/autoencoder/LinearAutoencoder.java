package scratch.deep.generative.autoencoder;

import java.util.Arrays;
import java.util.SplittableRandom;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.optimize.LBFGS;
import scratch.math.optimize.Objective;

/// An autoencoder without activations, its gradients by hand: the code is `Z = X·W`, what comes back `X̂ = Z·V`.
/// Minimises `L = (1/n)·Σ‖xᵢ − x̂ᵢ‖²` over centred rows. The best one keeps exactly the plane of the first k principal
/// components; every other plane of k components is a saddle, and there are no other resting points.
/// Cost of a gradient 8·n·d·k. Baldi and Hornik 1989, *Neural Networks* 2.
///
/// @param mean    of the rows it was fitted to: (d)
/// @param encoder W, (d, k)
/// @param decoder V, (k, d)
public record LinearAutoencoder(double[] mean, Matrix encoder, Matrix decoder) {
    private static final int MEMORY = 20;

    /// @param units      k, the width of the code
    /// @param iterations of L-BFGS, at most
    /// @param tolerance  the length of the gradient at which to stop
    /// @param seed       of the first weights
    public record Options(int units, int iterations, double tolerance, long seed) {
        public Options {
            Require.atLeast(1, "LinearAutoencoder.Options", "units", units);
            Require.atLeast(1, "LinearAutoencoder.Options", "iterations", iterations);
            Require.notNegative("LinearAutoencoder.Options", "tolerance", tolerance);
        }

        public static Options of(int units, long seed) {
            return new Options(units, 500, 1e-7, seed);
        }
    }

    /// The derivatives of the loss by both matrices, in their shapes.
    public record Gradient(Matrix encoder, Matrix decoder) { }

    public LinearAutoencoder {
        Require.that(encoder.rows() == mean.length && decoder.columns() == mean.length
                        && encoder.columns() == decoder.rows(),
                "LinearAutoencoder: mean (%d), encoder (%d, %d), decoder (%d, %d): must be (d), (d, k), (k, d)", mean.length,
                encoder.rows(), encoder.columns(), decoder.rows(), decoder.columns());
    }

    public static LinearAutoencoder fit(Matrix x, Options options) {                   // x: (n, d)
        Require.that(x.rows() >= 1 && x.columns() >= options.units,
                "LinearAutoencoder.fit: (%d, %d) with %d units: needs a row, and at most one unit a column", x.rows(),
                x.columns(), options.units);
        Require.finite("LinearAutoencoder.fit", x.columns(), x.data());
        double[] mean = PrincipalSubspace.mean(x);
        Matrix centred = PrincipalSubspace.minus(x, mean);
        int d = x.columns();
        Objective objective = Objective.of(w -> unpack(w, mean, options.units).loss(centred),
                w -> pack(unpack(w, mean, options.units).gradient(centred)));
        var random = new SplittableRandom(options.seed);
        double[] start = new double[2 * d * options.units];
        for (int i = 0; i < start.length; i++) {
            start[i] = random.nextGaussian() / Math.sqrt(d);
        }
        var stop = new scratch.math.optimize.Options(options.iterations, options.tolerance, false);
        return unpack(LBFGS.minimize(objective, start, MEMORY, stop).point(), mean, options.units);
    }

    /// The mean squared distance between centred rows and what comes back.
    public double loss(Matrix centred) {
        double norm = Vectors.norm(centred.minus(centred.multiply(encoder).multiply(decoder)).data());
        return norm * norm / centred.rows();
    }

    public Gradient gradient(Matrix centred) {
        Matrix code = centred.multiply(encoder);                                       // (n, d) x (d, k) -> (n, k)
        Matrix error = code.multiply(decoder).minus(centred).times(2.0 / centred.rows());      // dL/dX̂, (n, d)
        Matrix byDecoder = code.transposeMultiply(error);                              // Zᵀ·E, (k, d)
        Matrix byCode = error.multiply(decoder.transpose());                           // E·Vᵀ, (n, k)
        return new Gradient(centred.transposeMultiply(byCode), byDecoder);             // Xᵀ·E·Vᵀ, (d, k)
    }

    /// The code of each row: (n, k).
    public Matrix encode(Matrix x) {
        return PrincipalSubspace.minus(x, mean).multiply(encoder);
    }

    /// What comes back: (n, d).
    public Matrix reconstruct(Matrix x) {
        return PrincipalSubspace.plus(encode(x).multiply(decoder), mean);
    }

    private static double[] pack(Gradient gradient) {
        double[] e = gradient.encoder.data();
        double[] both = Arrays.copyOf(e, e.length + gradient.decoder.data().length);
        System.arraycopy(gradient.decoder.data(), 0, both, e.length, gradient.decoder.data().length);
        return both;
    }

    private static LinearAutoencoder unpack(double[] both, double[] mean, int k) {
        int half = mean.length * k;
        return new LinearAutoencoder(mean, Matrix.wrap(mean.length, k, Arrays.copyOf(both, half)),
                Matrix.wrap(k, mean.length, Arrays.copyOfRange(both, half, 2 * half)));
    }
}
