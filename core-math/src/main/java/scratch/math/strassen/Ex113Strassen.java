package scratch.math.strassen;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.Matrix;
import scratch.math.matrices.PlainProducts;

/// 113: seven multiplications do the work of eight, and what that costs.
public final class Ex113Strassen {
    static final int LEVELS = 5;

    private Ex113Strassen() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "n 192 32..512 rows and columns of the random matrices",
                "seed 42 seed of the random matrices",
                "gflops 60 0.0<.. GFLOP/s of your plain product, for the figure",
                "bandwidth 20 0.0<.. GB/s of your memory, for the figure",
                "time 0 0..4096 rows of a product that is timed, 0 for none");
        sevenNumbers();
        double[] errors = errors(arguments.intValue("n"), arguments.longValue("seed"));
        double[] lost = smallBesideLarge();
        var model = new CostModel(1e9 * arguments.doubleValue("gflops"), 1e9 * arguments.doubleValue("bandwidth"));
        crossover(model);
        Figures113.draw(arguments.intValue("n"), errors, lost, model);
        Console.print("%nfigures  target/figures/seven-products.svg, error-by-level.svg, crossover.svg%n%n");

        CheckTable checks = Peers113.checks(arguments.longValue("seed"));
        Peers113.time(checks, arguments.intValue("time"));
        checks.print();
        Console.print("%nTry: ./run 113 --time 2048   How much of the eighth is left of it on your machine?%n");
    }

    private static void sevenNumbers() {
        Matrix a = Matrix.of(new double[][]{{1, 2}, {3, 4}});
        Matrix b = Matrix.of(new double[][]{{5, 6}, {7, 8}});
        Console.print("[1 2 | 3 4] x [5 6 | 7 8] with seven multiplications%n");
        Console.print("  P1..P7  ");
        for (int[] factors : SevenProducts.factors()) {
            Console.print("  %.0f * %.0f", sum(factors, 0, a), sum(factors, 4, b));
        }
        Matrix c = SevenProducts.multiply(a, b, 1);
        Console.print("%n  product   [%.0f %.0f | %.0f %.0f]%n", c.get(0, 0), c.get(0, 1), c.get(1, 0), c.get(1, 1));
    }

    private static double sum(int[] weights, int from, Matrix a) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += weights[from + i] * a.data()[i];
        }
        return sum;
    }

    private static double[] errors(int n, long seed) {
        Matrix a = uniform(n, n, seed);
        Matrix b = uniform(n, n, seed + 1);
        double[] errors = new double[LEVELS + 1];
        Console.print("%nRandom matrices, %d x %d, numbers from -1 to 1: the largest error in units of u = 2^-53%n", n, n);
        var table = Console.table("  %-6d  %15.3f  %14.1f  %16.2f  %14.0f", "levels", "multiplications", "largest error",
                "times the last", "bound");
        for (int levels = 0; levels <= LEVELS; levels++) {
            errors[levels] = ProductError.largest(a, b, SevenProducts.multiply(a, b, levels)) / ProductError.UNIT_ROUNDOFF;
            table.row(levels, Math.pow(7.0 / 8, levels), errors[levels],
                    levels == 0 ? 1.0 : errors[levels] / errors[levels - 1],
                    ProductError.bound(n, levels) / ProductError.UNIT_ROUNDOFF);
        }
        Console.print("Each level saves an eighth of the multiplications, and pays with digits.%n");
        return errors;
    }

    /// Relative errors of c22 for A = B = [1 e | e e^2], for e = 1e-1 to 1e-8.
    private static double[] smallBesideLarge() {
        double[] lost = new double[8];
        Console.print("%nA small number beside large ones: A = B = [1 e | e e^2], c22 = e^2 + e^4%n");
        var table = Console.table("  %-6s  %12s  %14s", "e", "plain", "seven products");
        for (int i = 0; i < lost.length; i++) {
            double e = Math.pow(10, -i - 1);
            Matrix a = Matrix.of(new double[][]{{1, e}, {e, e * e}});
            lost[i] = relativeError(a, SevenProducts.multiply(a, a, 1));
            if (i % 2 == 1) {
                table.row(String.format(Locale.ROOT, "%.0e", e),
                        relativeError(a, PlainProducts.byDefinition(a, a)) < 1e-15 ? "below 1e-15" : "above 1e-15",
                        lost[i] < 1e-9 ? "below 1e-9" : String.format(Locale.ROOT, "%.1e", lost[i]));
            }
        }
        return lost;
    }

    private static double relativeError(Matrix a, Matrix c) {
        double error = Math.abs(ProductError.distance(a, a, c, 1, 1));
        return error / Math.abs(a.get(1, 0) * a.get(0, 1) + a.get(1, 1) * a.get(1, 1));
    }

    private static void crossover(CostModel model) {
        Console.print("%nIf multiplying runs at %.0f GFLOP/s and adding moves %.0f GB/s, one level pays from n = %.0f on%n",
                model.flops() / 1e9, model.bandwidth() / 1e9, model.crossover());
        var table = Console.table("  %-6d  %9.3f  %10.3f", "n", "one level", "two levels");
        for (int n = 512; n <= 8192; n *= 2) {
            table.row(n, model.seconds(n, 0) / model.seconds(n, 1), model.seconds(n, 0) / model.seconds(n, 2));
        }
    }

    static Matrix uniform(int rows, int columns, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.data().length; i++) {
            matrix.data()[i] = random.nextDouble(-1, 1);
        }
        return matrix;
    }
}
