package scratch.classic.linear.multivariate;

import java.util.Arrays;

import scratch.classic.data.Shuffle;
import scratch.classic.linearmodel.LinearRegression;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.check.Require;
import scratch.math.decomposition.LU;
import scratch.math.decomposition.QR;
import scratch.math.decomposition.SVD;

/// The ways to the coefficients of least squares. On paper they are one; in doubles they keep different numbers of digits.
///
/// A way through XᵀX loses twice as many as one through X, since κ(XᵀX) = κ(X)². What is done to the columns before,
/// centring and scaling, changes κ(X) itself. Golub and Van Loan, *Matrix Computations*, section 5.3.
public enum Way {
    /// XᵀX b = Xᵀy with a column of ones, the numbers as they come.
    NORMAL("normal equation", false, false),
    /// The same on what is left of each column when its mean is taken off; no column of ones is needed then.
    CENTRED("+ centred", true, false),
    /// The same in standard deviations: XᵀX is the matrix of correlations.
    SCALED("+ scaled", true, true),
    /// Solved, and what rounding left in the residuals solved for again: [LinearRegression].
    REFINED("+ refined", true, true),
    /// X = QR, R b = Qᵀy with a column of ones: XᵀX is never formed.
    QR_RAW("QR", false, false),
    /// The same on centred columns.
    QR_CENTRED("QR, centred", true, false);

    private static final int ORDERS = 51;

    private final String words;
    private final boolean centred;
    private final boolean scaled;

    Way(String words, boolean centred, boolean scaled) {
        this.words = words;
        this.centred = centred;
        this.scaled = scaled;
    }

    /// What it is called in tables.
    public String words() {
        return words;
    }

    /// b₀ and b.
    ///
    /// @param x (n, d), n at least d + 1
    /// @param y (n)
    /// @throws ArithmeticException if rounding has made the system singular
    public double[] solve(Matrix x, double[] y) {
        Require.that(x.rows() == y.length && x.rows() > x.columns(), "Way.solve: x is (%d, %d), y has %d values: needs a y for"
                + " each row, and more rows than columns", x.rows(), x.columns(), y.length);
        return switch (this) {
            case NORMAL -> throughGram(x.withOnesColumn(), y);
            case CENTRED, SCALED -> withIntercept(throughGram(prepared(x), y), x, y);
            case REFINED -> {
                LinearRegression fit = LinearRegression.fit(x, y);
                yield withFirst(fit.intercept(), fit.coefficients());
            }
            case QR_RAW -> throughQr(x.withOnesColumn(), y);
            case QR_CENTRED -> withIntercept(throughQr(prepared(x), y), x, y);
        };
    }

    /// κ of the matrix that the way works on: X as prepared for it, or XᵀX.
    public double condition(Matrix x) {
        return squared(SVD.of(prepared(x)).condition());
    }

    /// The same after each column, that of ones too, is divided by its length: what is left when units no longer count.
    /// Both ways are blind to units, which change no rounding error, so this is what costs digits.
    public double conditionWithoutUnits(Matrix x) {
        Matrix prepared = prepared(x);
        for (int j = 0; j < prepared.columns(); j++) {
            double length = Vectors.norm(prepared.column(j));
            for (int i = 0; i < prepared.rows(); i++) {
                prepared.set(i, j, prepared.get(i, j) / length);
            }
        }
        return squared(SVD.of(prepared).condition());
    }

    private double squared(double condition) {
        return this == QR_RAW || this == QR_CENTRED ? condition : condition * condition;
    }

    /// The median of [#digits] over orders of the rows. On paper the order means nothing; in doubles each has its own luck.
    ///
    /// @param right b₀ and b
    public double typicalDigits(Matrix x, double[] y, double[] right) {
        double[] digits = new double[ORDERS];
        for (int seed = 0; seed < ORDERS; seed++) {
            int[] order = Shuffle.of(y.length, seed);
            double[] answers = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
            try {
                digits[seed] = digits(solve(x.selectRows(order), answers), right);
            } catch (ArithmeticException singular) {
                digits[seed] = 0;
            }
        }
        Arrays.sort(digits);
        return digits[ORDERS / 2];
    }

    private static double[] throughGram(Matrix x, double[] y) {
        return LU.of(x.gram()).solve(x.transposeMultiply(y));
    }

    private static double[] throughQr(Matrix x, double[] y) {
        return QR.of(x).solve(y);
    }

    // The columns as the way sees them: with ones, or centred, or centred and in standard deviations.
    private Matrix prepared(Matrix x) {
        if (!centred) {
            return x.withOnesColumn();
        }
        Matrix prepared = x.copy();
        for (int j = 0; j < x.columns(); j++) {
            double mean = Vectors.mean(x.column(j));
            double unit = scaled ? deviation(x.column(j), mean) : 1;
            for (int i = 0; i < x.rows(); i++) {
                prepared.set(i, j, (x.get(i, j) - mean) / unit);
            }
        }
        return prepared;
    }

    private static double deviation(double[] column, double mean) {
        return Math.sqrt(Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum() / column.length);
    }

    // From the prepared columns back to those of x, and b₀ = ȳ − bᵀx̄.
    private double[] withIntercept(double[] b, Matrix x, double[] y) {
        double intercept = Vectors.mean(y);
        for (int j = 0; j < b.length; j++) {
            double mean = Vectors.mean(x.column(j));
            b[j] /= scaled ? deviation(x.column(j), mean) : 1;
            intercept -= b[j] * mean;
        }
        return withFirst(intercept, b);
    }

    private static double[] withFirst(double first, double[] rest) {
        double[] all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    /// −log₁₀ of the largest relative error: how many digits of every coefficient are right, from 0 to 16.
    public static double digits(double[] found, double[] right) {
        double worst = 0;
        for (int j = 0; j < right.length; j++) {
            worst = Math.max(worst, Math.abs(found[j] - right[j]) / Math.abs(right[j]));
        }
        return Math.clamp(-Math.log10(worst), 0, 16);
    }
}
