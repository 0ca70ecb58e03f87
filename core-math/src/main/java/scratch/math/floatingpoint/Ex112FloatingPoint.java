package scratch.math.floatingpoint;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import smile.math.MathEx;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;

/// 112: adding up correct numbers can give a negative variance.
public final class Ex112FloatingPoint {
    private Ex112FloatingPoint() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the numbers in the figure");
        variances();
        sums();
        formulas();
        figure(arguments.longValue("seed"));
        check();
        print("%nTry: in jshell, (1e8f + 1f) - 1e8f   Say what you expect before you press enter.%n");
    }

    private static void variances() {
        print("Variance of 4, 7, 13, 16 (it is 30), and of the same numbers shifted%n");
        print("  shift      sum of squares      E[x^2] - E[x]^2        Welford%n");
        for (double shift : new double[]{0, 1e8, 1e9}) {
            double[] x = shifted(shift);
            String name = shift == 0 ? "0" : String.format(Locale.ROOT, "%.0e", shift);
            print("  %-8s   %12.2f         %12.2f         %10.2f%n", name, sumOfSquares(x), momentDifference(x),
                    RunningVariance.of(x).variance());
        }
    }

    private static void sums() {
        float[] tenths = new float[10_000_000];
        Arrays.fill(tenths, 0.1f);
        print("%nTen million times 0.1f, in float%n");
        print("  naive      %,16.2f%n", Sums.naive(tenths));
        print("  pairwise   %,16.2f%n", Sums.pairwise(tenths));
        print("  Kahan      %,16.2f%n", Sums.kahan(tenths));
        double[] swallow = {1, 1e100, 1, -1e100};
        print("%n1 + 1e100 + 1 - 1e100 (it is 2), in double%n");
        print("  naive %.0f, Kahan %.0f, Neumaier %.0f%n", Sums.naive(swallow), Sums.kahan(swallow),
                Sums.neumaier(swallow));
    }

    private static void formulas() {
        double textbook = (-1e8 + Math.sqrt(1e16 - 4)) / 2;
        print("%nEqual on paper                     as written        rewritten%n");
        print("  small root of x^2 + 1e8 x + 1    %12.3e     %12.3e%n", textbook,
                StableFormulas.quadraticRoots(1, 1e8, 1)[0]);
        print("  (1 - cos x) / x^2 at 1e-8        %12.3f     %12.3f%n", (1 - Math.cos(1e-8)) / 1e-16,
                StableFormulas.versineRatio(1e-8));
        print("  log(1 + 1e-17)                   %12.3e     %12.3e%n", Math.log(1 + 1e-17), Math.log1p(1e-17));
        print("  log-sum-exp of 1000, 1001, 1002  %12.3f     %12.3f%n%n",
                Math.log(Math.exp(1000) + Math.exp(1001) + Math.exp(1002)),
                StableFormulas.logSumExp(1000, 1001, 1002));
    }

    private static void check() {
        double[] harmonic = new double[100_000];
        Arrays.setAll(harmonic, i -> 1.0 / (i + 1));
        BigDecimal sum = BigDecimal.ZERO;
        for (double term : harmonic) {
            sum = sum.add(new BigDecimal(term));    // exact: every double is a finite decimal
        }
        double exact = sum.doubleValue();
        CheckTable checks = CheckTable.against("exact (BigDecimal)");
        checks.same("100 000 reciprocals, naive", Sums.naive(harmonic), exact, 1e-12);
        checks.same("100 000 reciprocals, pairwise", Sums.pairwise(harmonic), exact, 2e-14);
        checks.same("100 000 reciprocals, Kahan", Sums.kahan(harmonic), exact, 2e-15);
        checks.same("100 000 reciprocals, Neumaier", Sums.neumaier(harmonic), exact, 2e-15);
        checks.same("variance, shift 1e9, Welford", RunningVariance.of(shifted(1e9)).variance(), 30, 1e-9);
        checks.sameRelative("small root", StableFormulas.quadraticRoots(1, 1e8, 1)[0], -1.0000000000000001e-8, 1e-15);
        checks.sameRelative("log-sum-exp", StableFormulas.logSumExp(1000, 1001, 1002), 1002.4076059644444, 1e-15);
        checks.whyDifferent(String.format(Locale.ROOT, "Smile 4.4.2's MathEx.var of the shifted numbers is %.0f: it "
                + "takes the sum of squares%n               in one pass. Java's own DoubleStream.sum() compensates, a "
                + "loop does not: ten 0.1s give%n               %s there and %s in a loop.", MathEx.var(shifted(1e9)),
                Arrays.stream(tenTenths()).sum(), Sums.naive(tenTenths())));
        checks.print();
    }

    static double[] shifted(double shift) {
        return new double[]{4 + shift, 7 + shift, 13 + shift, 16 + shift};
    }

    static double sumOfSquares(double[] x) {
        double sum = 0;
        double squares = 0;
        for (double value : x) {
            sum += value;
            squares += value * value;
        }
        return (squares - sum * sum / x.length) / (x.length - 1);
    }

    static double momentDifference(double[] x) {
        double sum = 0;
        double squares = 0;
        for (double value : x) {
            sum += value;
            squares += value * value;
        }
        return squares / x.length - (sum / x.length) * (sum / x.length);
    }

    private static double[] tenTenths() {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        return tenths;
    }

    // Left: every number that a format with 3 significand bits has between 1/2 and 8. Right: errors of float sums.
    private static void figure(long seed) {
        double[] numbers = new double[16];
        double[] gaps = new double[16];
        for (int i = 0; i < 16; i++) {
            gaps[i] = Math.scalb(0.25, i / 4 - 1);
            numbers[i] = Math.scalb(1 + (i % 4) / 4.0, i / 4 - 1);
        }
        Plot line = Plot.of("All numbers with 3 significant bits, from 1/2 to 7", "number", "gap to the next number")
                .points("a number", numbers, gaps).steps("", numbers, gaps)
                .xRange(0, 8).yRange(0, 1.2).size(560, 360);

        double[] sizes = new double[13];
        double[][] errors = new double[3][13];
        for (int i = 0; i < sizes.length; i++) {
            int n = 1 << (i + 8);
            sizes[i] = n;
            errors(n, seed, errors, i);
        }
        Plot error = Plot.of("Relative error of a float sum", "numbers added", "error").xLog().yLog()
                .line("naive", sizes, errors[0]).line("pairwise", sizes, errors[1]).line("Kahan", sizes, errors[2])
                .size(560, 360);
        Panels.of("Where the digits go", 2, line, error).save("floating-point", "Left: every value of a toy format "
                + "with the gap to the next one; the gap doubles at 1, 2 and 4. Right: the relative error of adding n random "
                + "numbers in float; naive summation grows with n, pairwise hardly, Kahan not at all.");
        print("figure  target/figures/floating-point.svg%n%n");
    }

    // The largest of twenty relative errors, so that one lucky sum does not fool the eye; at least half a unit.
    private static void errors(int n, long seed, double[][] errors, int column) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (double[] row : errors) {
            row[column] = 0x1p-26;
        }
        for (int repeat = 0; repeat < 20; repeat++) {
            float[] x = new float[n];
            double[] wide = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = random.nextFloat();
                wide[i] = x[i];
            }
            double exact = Sums.neumaier(wide);
            double[] sums = {Sums.naive(x), Sums.pairwise(x), Sums.kahan(x)};
            for (int way = 0; way < 3; way++) {
                errors[way][column] = Math.max(errors[way][column], Math.abs(sums[way] - exact) / exact);
            }
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
