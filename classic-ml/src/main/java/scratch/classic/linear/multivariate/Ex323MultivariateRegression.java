package scratch.classic.linear.multivariate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.linearmodel.LinearInference;
import scratch.classic.linearmodel.LinearRegression;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// 323: ten columns explain one number. What a coefficient means when columns overlap, and what overlap does to its digits.
public final class Ex323MultivariateRegression {
    static final Matrix X = Matrix.of(Datasets.diabetes().x());            // (442, 10)
    static final double[] Y = Datasets.diabetes().y();
    static final List<String> NAMES = Datasets.diabetes().featureNames();

    private Ex323MultivariateRegression() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "without s1 age|sex|bmi|bp|s1|s2|s3|s4|s5|s6 the column to leave out",
                "alike 16 0..40 how alike the twins of the second row are: 2^-alike");
        Console.print("diabetes: 442 patients, 10 columns -> progression of the disease after one year%n%n");
        LinearRegression fit = LinearRegression.fit(X, Y);
        coefficients(fit);
        leftOut(fit, NAMES.indexOf(arguments.value("without")));
        longley();
        twins(10, arguments.intValue("alike"), 22);
        Figures323.draw(fit);
        Console.print("%nfigures  target/figures/together.svg, digits.svg%n%n");

        Peers323.checks(fit).print();
        Console.print("%nTry: ./run 323 --without s5   Which column takes over what s5 explained, and how well?%n");
    }

    private static void coefficients(LinearRegression fit) {
        LinearInference inference = fit.inference();
        double[] even = half(0).coefficients();
        double[] odd = half(1).coefficients();
        var table = Console.table("%-6s %9.1f %9.1f %11.1f %9.2g %6.1f %10.1f %9.1f", "column", "alone", "together",
                "std. error", "p-value", "VIF", "even rows", "odd rows");
        for (int j = 0; j < NAMES.size(); j++) {
            table.row(NAMES.get(j), alone(j).coefficients()[0], fit.coefficients()[j], inference.standardErrors()[j + 1],
                    inference.pValue(j + 1), fit.varianceInflation()[j], even[j], odd[j]);
        }
        Console.print("%nR squared %.4f; all ten at once: F = %.2f, p = %.1e%n", fit.r2(), inference.f(), inference.fPValue());
        Console.print("what even and odd rows predict for a patient differs by %.1f on average, of a typical error of %.1f%n",
                meanDifference(half(0).predict(X), half(1).predict(X)), inference.residualStandardError());
    }

    static LinearRegression alone(int column) {
        return LinearRegression.fit(X.selectColumns(column), Y);
    }

    /// Fitted to every other patient.
    static LinearRegression half(int first) {
        int[] rows = IntStream.range(0, Y.length).filter(i -> i % 2 == first).toArray();
        return LinearRegression.fit(X.selectRows(rows), Arrays.stream(rows).mapToDouble(i -> Y[i]).toArray());
    }

    static double meanDifference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).average().orElseThrow();
    }

    private static void leftOut(LinearRegression all, int column) {
        LinearRegression rest = without(column);
        double[] vif = all.varianceInflation();
        int other = IntStream.range(0, vif.length).filter(j -> j != column)
                .reduce((a, b) -> vif[a] > vif[b] ? a : b).orElseThrow();
        int place = other < column ? other : other - 1;
        Console.print("without %s: R squared %.4f; %s becomes %.1f, its standard error %.1f and its VIF %.1f%n",
                NAMES.get(column), rest.r2(), NAMES.get(other), rest.coefficients()[place],
                rest.inference().standardErrors()[place + 1], rest.varianceInflation()[place]);
    }

    static LinearRegression without(int column) {
        return LinearRegression.fit(X.selectColumns(IntStream.range(0, 10).filter(j -> j != column).toArray()), Y);
    }

    private static void longley() {
        Console.print("%nLongley's 16 years and 6 columns, whose coefficients are certified: right digits by way%n");
        var table = Console.table("%-18s %11.1e %17.1e %14d", "way", "condition", "without units", "right digits");
        for (Way way : Way.values()) {
            table.row(way.words(), way.condition(Longley.x()), way.conditionWithoutUnits(Longley.x()),
                    (int) way.typicalDigits(Longley.x(), Longley.employed(), Longley.certified()));
        }
    }

    private static void twins(int... alike) {
        Console.print("%nx2 = x1 + a little, y = 1 + x1 + x2: right digits of the three coefficients%n");
        var table = Console.table("%-12.1e %14.1e %17d %13d %11d", "difference", "condition of X", "normal equation", "QR",
                "refined");
        for (int k : alike) {
            Twins twins = Twins.of(k);
            table.row(twins.difference(), Way.QR_CENTRED.condition(twins.x()), twins.digits(Way.CENTRED),
                    twins.digits(Way.QR_CENTRED), twins.digits(Way.REFINED));
        }
    }
}
