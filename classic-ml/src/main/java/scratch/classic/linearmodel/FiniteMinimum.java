package scratch.classic.linearmodel;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.Cholesky;
import scratch.math.decomposition.QR;
import scratch.math.decomposition.SymmetricEigen;
import scratch.math.optimize.Result;

/// Whether a fit without a penalty has found weights that are the best, and if not, why there are none.
///
/// A likelihood has one maximum unless a column is made up by others, so that many weights are equally good, or a plane has
/// all rows of a class on one side (some may lie on it), so that larger weights are always better. In both cases a step of
/// Newton's method is still long, or cannot be made, where the gradient is as good as 0.
/// Albert and Anderson 1984, "On the existence of maximum likelihood estimates in logistic regression models",
/// Biometrika 71(1).
final class FiniteMinimum {
    private static final double LONG_STEP = 0.1;
    private static final double ILL_CONDITIONED = 1e12;
    private static final double ROUNDING = 1e-6;

    private FiniteMinimum() {
    }

    /// Returns the factored Hessian at the end of a course.
    ///
    /// @param operation  what messages begin with
    /// @param rowWeights (n), or null
    /// @param course     how the loss fell, which may have run out of iterations
    /// @throws ArithmeticException if no weights are the best: with the columns, or the separation, or the length of the step
    static Cholesky require(String operation, Likelihood loss, Matrix x, double[] rowWeights, Result course) {
        Matrix hessian = loss.identifiedHessian(course.point());
        double[] gradient = loss.gradient(course.point());
        Cholesky factor = factor(hessian);
        boolean safe = factor != null && condition(hessian) < ILL_CONDITIONED;
        if (safe && Vectors.norm(factor.solve(gradient)) <= LONG_STEP) {
            return factor;
        }
        int[] dependent = dependentColumns(x, rowWeights);
        if (dependent.length > 0) {
            throw new ArithmeticException(operation + ": without a penalty: rank " + (x.columns() - dependent.length) + " of "
                    + x.columns() + " columns: columns " + Arrays.toString(dependent) + " are constant or made up by others:"
                    + " leave them out, or add a penalty");
        }
        if (isSeparated(loss, course.point(), hessian)) {
            throw new ArithmeticException(operation + ": without a penalty: a class can be separated from the others by a"
                    + " plane, so no weights are the best: add a penalty, or leave columns out");
        }
        if (factor == null || Vectors.norm(factor.solve(gradient)) > LONG_STEP) {
            throw new ArithmeticException(operation + ": without a penalty: " + course.summary() + ", where the next step of"
                    + " Newton's method is still longer than " + LONG_STEP + ": allow more iterations, or add a penalty");
        }
        return factor;
    }

    private static Cholesky factor(Matrix hessian) {
        try {
            return Cholesky.of(hessian);
        } catch (ArithmeticException notPositiveDefinite) {
            return null;
        }
    }

    // Of the Hessian with ones on its diagonal: units do not count.
    private static double condition(Matrix hessian) {
        Matrix scaled = hessian.copy();
        for (int j = 0; j < hessian.rows(); j++) {
            for (int k = 0; k < hessian.rows(); k++) {
                scaled.set(j, k, hessian.get(j, k) / Math.sqrt(hessian.get(j, j)) / Math.sqrt(hessian.get(k, k)));
            }
        }
        Cholesky factor = factor(scaled);
        return factor == null ? Double.POSITIVE_INFINITY : factor.condition();
    }

    private static int[] dependentColumns(Matrix x, double[] rowWeights) {
        Matrix counting = rowWeights == null ? x
                : x.selectRows(IntStream.range(0, x.rows()).filter(i -> rowWeights[i] > 0).toArray());
        QR qr = QR.pivoted(ColumnScales.of("FiniteMinimum", counting).standardised(counting));
        int[] dependent = Arrays.copyOfRange(qr.pivots(), qr.rank(), x.columns());
        Arrays.sort(dependent);
        return dependent;
    }

    // A plane that separates is where the weights have gone in the directions in which the loss is no longer bent: what is
    // left of them in the flattest one, the two flattest ones, and so on to all.
    private static boolean isSeparated(Likelihood loss, double[] point, Matrix hessian) {
        Matrix directions = SymmetricEigen.of(hessian).vectors();      // the most bent one first
        double[] flat = new double[point.length];
        for (int j = point.length - 1; j >= 0; j--) {
            double[] direction = directions.column(j);
            Vectors.axpyInPlace(Vectors.dot(direction, point), direction, flat);
            if (separates(loss, flat)) {
                return true;
            }
        }
        return false;
    }

    // Whether in this direction no row moves away from its class towards another one, and some move the other way.
    private static boolean separates(Likelihood loss, double[] direction) {
        double[] margins = loss.margins(direction);
        double most = Arrays.stream(margins).max().orElseThrow();
        return most > 0 && Arrays.stream(margins).min().orElseThrow() >= -ROUNDING * most;
    }
}
