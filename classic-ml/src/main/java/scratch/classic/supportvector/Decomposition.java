package scratch.classic.supportvector;

import java.util.Arrays;

import scratch.math.kernel.Kernels;
import scratch.math.kernel.Threads;

/// The program of [SMO] for any number of rows: some hundred variables at a time, the working set, are solved by [SMO] with
/// the others held still.
///
/// A round takes the variables that violate the optimality conditions most, half a working set of them, in the place of
/// those that have been in the set longest; computes the rows of the kernel that it lacks, together, as a matrix product;
/// solves; and brings the gradient of all rows up to date with the rows of the kernel times the changes. So a step costs the
/// size of the working set instead of n, and kernel values cost as little as a product of matrices.
///
/// Rows of the kernel are kept while the memory agreed on lasts. The tiles that threads share do not depend on their number,
/// nor does the result.
/// Osuna, Freund and Girosi 1997; Joachims 1998; convergence: Lin 2001, "On the convergence of the decomposition method for
/// support vector machines".
final class Decomposition {
    private static final Kernels KERNELS = Kernels.active();
    private static final int TILE = 512;            // columns of the kernel in a task
    private static final int LEFT = 64;             // rows of the kernel in a task: both together fit the second-level cache

    /// @param beta     (m)
    /// @param products Σⱼ βⱼK(xᵢ, xⱼ): (n)
    /// @param bias     b, such that Σⱼ βⱼK(x, xⱼ) + b is the answer to x
    /// @param gap      how far the optimality conditions were violated at the end
    /// @param steps    of SMO
    /// @param rounds   working sets
    record Solution(double[] beta, double[] products, double bias, double gap, long steps, int rounds) {
    }

    /// @param targets (m): variable v belongs to row v mod n; m is n or 2n
    /// @param hard    whether a variable at a bound other than 0 means that there is no answer
    record Program(KernelBlock kernel, double[] targets, double[] lower, double[] upper, boolean hard) {
    }

    private final Program program;
    private final SolverOptions options;
    private final int n;
    private final int m;
    private final double[] beta;        // (m)
    private final double[] products;    // (n): K times β
    private final RowCache cache;
    private final SMO inner;
    private final WorkingSet set;
    private final int[] places;         // of the rows of the working set in the cache
    private final int[] missing;        // rows to compute, and their places
    private final int[] missingAt;
    private final double[] left;        // those rows of x
    private final double[][] blocks;    // for each thread
    private final double[][] rooms;
    private final double largestTarget;
    private final double largestValue;  // of the kernel, of a row with itself

    private Decomposition(Program program, SolverOptions options) {
        this.program = program;
        this.options = options;
        n = program.kernel().rows();
        m = program.targets().length;
        beta = new double[m];
        products = new double[n];
        long rows = options.cacheBytes() / (8L * n);
        int size = (int) Math.max(2, Math.min(Math.min(options.workingSet(), m), rows));
        cache = new RowCache(n, n, (int) Math.max(size, Math.min(n, rows)));
        inner = new SMO(size);
        set = new WorkingSet(size, m);
        places = new int[size];
        missing = new int[size];
        missingAt = new int[size];
        left = new double[Math.multiplyExact(size, program.kernel().columns())];
        int threads = Threads.count();
        blocks = new double[threads][LEFT * TILE];
        rooms = new double[threads][program.kernel().room(LEFT)];
        largestTarget = Arrays.stream(program.targets()).map(Math::abs).max().orElse(0);
        largestValue = Arrays.stream(program.kernel().diagonal()).map(Math::abs).max().orElse(0);
    }

    static Solution solve(Program program, SolverOptions options) {
        return new Decomposition(program, options).solve();
    }

    private Solution solve() {
        long steps = 0;
        int rounds = 0;
        double gap = set.gap(program, beta, products);
        while (gap > options.tolerance()) {
            set.choose(program, beta, products, options.tolerance());
            fetchRows();
            load();
            long taken = inner.run(Math.max(options.tolerance() / 2, gap / 10), options.maxSteps() - steps);
            steps += taken;
            rounds++;
            update();
            gap = set.gap(program, beta, products);
            requireProgress(taken, steps, gap);
        }
        if (Double.isNaN(gap)) {
            throw new ArithmeticException(options.name() + ": a value of the kernel is NaN or infinite: the columns are too"
                    + " large for it");
        }
        return new Solution(beta, products, bias(), gap, steps, rounds);
    }

    // The rows of the kernel that the working set needs and the cache lacks are computed together.
    private void fetchRows() {
        int count = 0;
        for (int k = 0; k < set.size(); k++) {
            places[k] = cache.find(set.variable(k) % n);
        }
        for (int k = 0; k < set.size(); k++) {
            int row = set.variable(k) % n;
            if (places[k] < 0) {
                places[k] = cache.find(row);        // of two variables of one row the first has brought it
            }
            if (places[k] < 0) {
                places[k] = cache.take(row);
                missing[count] = row;
                missingAt[count++] = places[k];
            }
        }
        int lacking = count;
        program.kernel().gather(missing, lacking, left);
        int tiles = Math.ceilDiv(n, TILE);
        Threads.run(Threads.count(), tiles * Math.ceilDiv(lacking, LEFT), (task, worker) ->
                compute(task % tiles * TILE, task / tiles * LEFT, lacking, blocks[worker], rooms[worker]));
    }

    private void compute(int column, int first, int count, double[] block, double[] room) {
        int rows = Math.min(LEFT, count - first);
        int columns = Math.min(TILE, n - column);
        program.kernel().fill(left, first * program.kernel().columns(), rows, column, column + columns, block, 0, columns,
                room);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(block, i * columns, cache.values(missingAt[first + i]), column, columns);
        }
    }

    // The working set as a program of its own.
    private void load() {
        inner.resize(set.size());
        for (int k = 0; k < set.size(); k++) {
            int v = set.variable(k);
            inner.beta[k] = beta[v];
            inner.targets[k] = program.targets()[v];
            inner.gradient[k] = program.targets()[v] - products[v % n];
            inner.lower[k] = program.lower()[v];
            inner.upper[k] = program.upper()[v];
            double[] row = cache.values(places[k]);
            for (int l = 0; l < set.size(); l++) {
                inner.kernel[k * inner.width() + l] = row[set.variable(l) % n];
            }
        }
    }

    // products ← products + Σ change·(row of the kernel), tile by tile
    private void update() {
        int changed = 0;
        for (int k = 0; k < set.size(); k++) {
            double change = inner.beta[k] - beta[set.variable(k)];
            if (change != 0) {
                beta[set.variable(k)] = inner.beta[k];
                left[changed] = change;
                missingAt[changed++] = places[k];
            }
        }
        int rows = changed;
        Threads.run(Threads.count(), Math.ceilDiv(n, TILE), (tile, worker) -> {
            int from = tile * TILE;
            for (int k = 0; k < rows; k++) {
                KERNELS.axpy(left[k], cache.values(missingAt[k]), from, products, from, Math.min(TILE, n - from));
            }
        });
    }

    private void requireProgress(long taken, long steps, double gap) {
        if (program.hard()) {
            for (int v = 0; v < m; v++) {
                if (beta[v] != 0 && (beta[v] == program.lower()[v] || beta[v] == program.upper()[v])) {
                    throw new ArithmeticException(options.name() + ": C = Infinity: no surface separates the classes with a"
                            + " margin of a thousandth of their extent: must be a finite C");
                }
            }
        }
        if (gap > options.tolerance() && (taken == 0 || steps >= options.maxSteps() || gap <= rounding())) {
            throw new ArithmeticException(options.name() + ": the conditions are violated by " + gap + " after " + steps
                    + " steps: must come down to " + options.tolerance() + ": scale the columns, or take a smaller C or a"
                    + " larger tolerance");
        }
    }

    // Gradients are sums of terms that are not larger than this over ε; a smaller gap may be an error of them.
    private double rounding() {
        double sum = 0;
        for (int v = 0; v < m; v++) {
            sum += Math.abs(beta[v]);
        }
        return Math.ulp(1.0) * (largestTarget + sum * largestValue);
    }

    // b = gᵢ where a variable is free to move both ways; elsewhere b lies between those that may grow and those that may not.
    private double bias() {
        double sum = 0;
        int free = 0;
        double above = Double.NEGATIVE_INFINITY;
        double below = Double.POSITIVE_INFINITY;
        for (int v = 0; v < m; v++) {
            double gradient = program.targets()[v] - products[v % n];
            boolean grows = beta[v] < program.upper()[v];
            boolean shrinks = beta[v] > program.lower()[v];
            if (grows && shrinks) {
                sum += gradient;
                free++;
            }
            above = grows ? Math.max(above, gradient) : above;
            below = shrinks ? Math.min(below, gradient) : below;
        }
        return free > 0 ? sum / free : above / 2 + below / 2;
    }
}
