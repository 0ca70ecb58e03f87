package scratch.math.floatingpoint;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 112: the gaps between numbers and the errors of sums; the digits that are lost.
final class Figures112 {
    private Figures112() {
    }

    static void draw(long seed) {
        Panels.of("Numbers have gaps, and sums lose digits in them", 2, gaps(), sums(seed)).cell(520, 400)
                .save("floating-point", "Left: every value of a toy format with three significant bits, and the gap to the "
                + "next one, which doubles at 1, 2 and 4. Right: the relative error of adding n random numbers in float; "
                + "naive summation grows with n, pairwise hardly, Kahan not at all.");
        Panels.of("Two ways to lose digits", 2, absorption(), cancellation()).cell(520, 400)
                .save("lost-digits", "Left: the naive float sum of n times 0.1, divided by the right sum: near 1 up to a "
                + "hundred thousand, 1.09 at ten million, 0.21 at a hundred million, because it stands still at 2097152; "
                + "Kahan stays at 1. Right: the "
                + "relative error of the variance of four numbers against the shift added to them. The sum of squares is wrong "
                + "by 100 % and more beyond 1e8, Welford by less than 1e-14 everywhere.");
    }

    private static Plot gaps() {
        double[] numbers = new double[16];
        double[] gaps = new double[16];
        for (int i = 0; i < 16; i++) {
            gaps[i] = Math.scalb(0.25, i / 4 - 1);
            numbers[i] = Math.scalb(1 + (i % 4) / 4.0, i / 4 - 1);
        }
        return Plot.of("All numbers with 3 significant bits, from 1/2 to 7", "number", "gap to the next number")
                .steps("gap", numbers, gaps).as(Role.NEUTRAL).points("a number", numbers, gaps).as(Role.DATA)
                .xRange(0, 8).yRange(0, 1.2);
    }

    private static Plot sums(long seed) {
        double[] sizes = new double[13];
        double[][] errors = new double[3][13];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = 1 << (i + 8);
            errors((int) sizes[i], seed, errors, i);
        }
        return Plot.of("Relative error of a float sum", "numbers added", "error").xLog().yLog()
                .line("naive", sizes, errors[0]).as(Role.ERROR).line("pairwise", sizes, errors[1]).as(Role.ALTERNATIVE)
                .line("Kahan", sizes, errors[2]).as(Role.MODEL);
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

    // Partial sums of 0.1f at 10^3, 10^3.1, …, 10^8, over their right values.
    private static Plot absorption() {
        double[] sizes = new double[51];
        double[] naive = new double[51];
        double[] kahan = new double[51];
        float sum = 0;
        float compensated = 0;
        float compensation = 0;
        int n = 0;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.rint(Math.pow(10, 3 + 0.1 * i));
            for (; n < sizes[i]; n++) {
                sum += 0.1f;
                float wanted = 0.1f - compensation;
                float next = compensated + wanted;
                compensation = (next - compensated) - wanted;
                compensated = next;
            }
            naive[i] = sum / (0.1 * n);
            kahan[i] = compensated / (0.1 * n);
        }
        return Plot.of("Absorption: n times 0.1 in float", "n", "sum / right sum").xLog()
                .line("naive", sizes, naive).as(Role.ERROR).line("Kahan", sizes, kahan).as(Role.MODEL).yRange(0, 1.4);
    }

    private static Plot cancellation() {
        double[] shifts = new double[49];
        Arrays.setAll(shifts, i -> Math.rint(Math.pow(10, 0.25 * i)));
        return Plot.of("Cancellation: variance of 4, 7, 13, 16, shifted", "shift", "relative error").xLog().yLog()
                .line("sum of squares", shifts, errors(shifts, Ex112FloatingPoint::sumOfSquares)).as(Role.ERROR)
                .line("Welford", shifts, errors(shifts, x -> RunningVariance.of(x).variance())).as(Role.MODEL)
                .yRange(1e-17, 1e9);
    }

    // The largest error of twenty neighbouring shifts: a single one can be lucky.
    private static double[] errors(double[] shifts, ToDoubleFunction<double[]> variance) {
        double[] errors = new double[shifts.length];
        for (int i = 0; i < shifts.length; i++) {
            errors[i] = 1e-16;
            for (int k = 0; k < 20; k++) {
                double[] x = Ex112FloatingPoint.shifted(Math.rint(shifts[i] * (1 + 0.01 * k)));
                errors[i] = Math.max(errors[i], Math.abs(variance.applyAsDouble(x) - 30) / 30);
            }
        }
        return errors;
    }
}
