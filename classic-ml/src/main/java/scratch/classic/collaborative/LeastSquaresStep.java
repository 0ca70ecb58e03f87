package scratch.classic.collaborative;

import java.util.Locale;

import scratch.math.kernel.Kernels;
import scratch.math.kernel.NormalKernels;

/// Solves for the factors of a row while the other side stands still: a ridge regression of its ratings on the factors of
/// what it rated, (XᵀX + λwI) f = Xᵀy.
///
/// Eight rows are solved at once, because a vector register has room for them. Holds the workspace of one thread; nothing is
/// allocated for a row.
final class LeastSquaresStep {
    private static final Kernels KERNELS = Kernels.active();
    private static final int TOGETHER = NormalKernels.WIDTH;

    private final AlternatingLeastSquares.Options options;
    private final double mean;
    private final int n;                   // unknowns: the factors, and the bias if there is one
    private final int width;               // n, rounded up
    private final double[] a;              // (width, width) of the row at hand: XᵀX
    private final double[] b;              // (width): Xᵀy
    private final double[] allA;           // (8, width, width)
    private final double[] allB;           // (8, width): Xᵀy, then the solution
    private final double[] work;
    private final int[] waiting = new int[TOGETHER];
    private int waitingRows;
    private double[] y = new double[256];

    LeastSquaresStep(AlternatingLeastSquares.Options options, double mean) {
        this.options = options;
        this.mean = mean;
        n = options.rank() + (options.biases() ? 1 : 0);
        width = NormalKernels.width(n);
        a = new double[width * width];
        b = new double[width];
        allA = new double[TOGETHER * width * width];
        allB = new double[TOGETHER * width];
        work = new double[NormalKernels.workspace(n)];
    }

    /// Writes new factors of the rows from … to − 1 into `own`. An empty row gets 0.
    void solve(Ratings ratings, int from, int to, FactorTable own, FactorTable other) {
        for (int row = from; row < to; row++) {
            if (ratings.countOfUser(row) == 0) {
                own.clear(row);
            } else {
                setUp(ratings, row, other);
                waiting[waitingRows++] = row;
            }
            if (waitingRows == TOGETHER) {
                solveWaiting(ratings, own);
            }
        }
        solveWaiting(ratings, own);
    }

    /// XᵀX + λwI and Xᵀy. A row of X is (q, 1); y is what the mean and the other side's bias leave over.
    private void setUp(Ratings ratings, int row, FactorTable other) {
        int first = ratings.firstOf(row);
        int count = ratings.countOfUser(row);
        y = y.length < count ? new double[2 * count] : y;
        for (int e = 0; e < count; e++) {
            y[e] = ratings.value(first + e) - mean - other.bias(ratings.item(first + e));
        }
        KERNELS.normalEquations(n, count, ratings.itemsOfAll(), first, other.data(), other.stride(), y, 0, a, b);
        double penalty = options.regularisation() * (options.weighted() ? count : 1);
        for (int j = 0; j < n; j++) {
            a[j * width + j] += penalty;
        }
        System.arraycopy(a, 0, allA, waitingRows * width * width, width * width);
        System.arraycopy(b, 0, allB, waitingRows * width, width);
    }

    private void solveWaiting(Ratings ratings, FactorTable own) {
        int failed = KERNELS.solvePositive(n, waitingRows, allA, allB, work);
        if (failed >= 0) {
            int row = waiting[failed / n];
            throw new ArithmeticException(String.format(Locale.ROOT, "AlternatingLeastSquares.fit: row %d has %d ratings"
                    + " for %d unknowns with regularisation %s: they do not decide them: take a larger one, or a lower rank",
                    row, ratings.countOfUser(row), n, options.regularisation()));
        }
        for (int s = 0; s < waitingRows; s++) {
            for (int f = 0; f < options.rank(); f++) {
                own.setFactor(waiting[s], f, allB[s * width + f]);
            }
            if (options.biases()) {
                own.setBias(waiting[s], allB[s * width + n - 1]);
            }
        }
        waitingRows = 0;
    }
}
