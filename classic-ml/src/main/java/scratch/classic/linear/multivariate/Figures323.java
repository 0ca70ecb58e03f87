package scratch.classic.linear.multivariate;

import java.util.Arrays;
import java.util.stream.IntStream;

import scratch.classic.linearmodel.LinearRegression;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 323: each coefficient alone and together, and the digits that overlap costs.
final class Figures323 {
    private static final int MOST = 24;

    private Figures323() {
    }

    static void draw(LinearRegression fit) {
        together(fit).save("together", "For each of the ten columns of diabetes its coefficient alone and together with the "
                + "others, both with 95 % intervals. Alone all intervals are narrow; together those of s1 and s2 are many "
                + "times as wide, and age, sex, s1 and s3 have changed sides of zero.");
        digits().save("digits", "Right digits against the condition number of X, logarithmic. The line of the normal equation "
                + "falls twice as steeply as that of QR and reaches zero at ten to the eighth, where QR still has eight; the "
                + "refined one lies a digit above QR.");
    }

    private static Plot together(LinearRegression fit) {
        var names = Ex323MultivariateRegression.NAMES;
        int d = names.size();
        double[][] alone = new double[4][d];
        double[][] together = new double[4][d];
        for (int j = 0; j < d; j++) {
            put(alone, j, j - 0.15, Ex323MultivariateRegression.alone(j), 1);
            put(together, j, j + 0.15, fit, j + 1);
        }
        return Plot.of("One column at a time, or all ten at once", "", "coefficient, with 95 % interval")
                .xCategories(names.toArray(String[]::new)).horizontal("0", 0).as(Role.NEUTRAL)
                .segments("", alone[0], alone[2], alone[0], alone[3]).as(Role.ALTERNATIVE)
                .points("alone", alone[0], alone[1]).as(Role.ALTERNATIVE)
                .segments("", together[0], together[2], together[0], together[3]).as(Role.MODEL)
                .points("together", together[0], together[1]).as(Role.MODEL).size(860, 420);
    }

    // Into column j: where it stands, the estimate, and the ends of its interval.
    private static void put(double[][] rows, int j, double at, LinearRegression fit, int coefficient) {
        var interval = fit.inference().interval(coefficient, 0.95);
        rows[0][j] = at;
        rows[1][j] = interval.estimate();
        rows[2][j] = interval.lower();
        rows[3][j] = interval.upper();
    }

    private static Plot digits() {
        Twins[] twins = IntStream.rangeClosed(0, MOST).mapToObj(Twins::of).toArray(Twins[]::new);
        double[] condition = Arrays.stream(twins).mapToDouble(t -> Way.QR_CENTRED.condition(t.x())).toArray();
        return Plot.of("Through XᵀX the digits go twice as fast", "condition number of X", "right digits").xLog()
                .line("refined", condition, digits(twins, Way.REFINED)).as(Role.TRUTH)
                .line("QR", condition, digits(twins, Way.QR_CENTRED)).as(Role.MODEL)
                .line("normal equation", condition, digits(twins, Way.CENTRED)).as(Role.ERROR);
    }

    private static double[] digits(Twins[] twins, Way way) {
        return Arrays.stream(twins).mapToDouble(t -> way.typicalDigits(t.x(), t.y(), Twins.RIGHT)).toArray();
    }
}
