package scratch.math.derivatives;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.Matrix;

/// 106: the derivative is a limit, and a computer cannot go there.
/// StrictMath gives the same last bit on every machine, and last bits are what this lesson prints.
public final class Ex106Derivatives {
    private Ex106Derivatives() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "x 1 .. where the derivative of sin is measured");
        double x = arguments.doubleValue("x");
        sine(x, arguments.value("x"));
        cube();
        Matrix jacobian = Jacobian.of(Ex106Derivatives::example, new double[]{2, 3});      // (2, 2)
        jacobian(jacobian);
        Figures106.draw(x);
        Console.print("figures  target/figures/chords.svg, derivatives.svg, stairs.svg%n%n");

        checks(x, jacobian).print();
        Console.print("%nTry: ./run 106 --x 1000   Which h is best now, and why does the left end of the V start earlier?%n");
    }

    private static void sine(double x, String typed) {
        double truth = StrictMath.cos(x);
        Console.print("The derivative of sin at %s is cos(%s) = %.10f. Error of two estimates:%n", typed, typed, truth);
        var table = Console.table("%8s      %9.1e      %9.1e", "h", "forward", "central");
        for (String h : new String[]{"1e-01", "1e-03", "1e-05", "1e-08", "1e-11"}) {
            double step = Double.parseDouble(h);
            table.row(h, Math.abs(FiniteDifference.forward(StrictMath::sin, x, step) - truth),
                    Math.abs(FiniteDifference.central(StrictMath::sin, x, step) - truth));
        }
        double tooShort = FiniteDifference.forward(StrictMath::sin, x, 1e-16);
        Console.print("   1e-16      %9.2f      (x + h is x: the estimate is %.1f)%n", Math.abs(tooShort - truth), tooShort);
    }

    private static void cube() {
        Console.print("%n");
        var table = Console.table("%-24s %9.2f      %9.2f", "x^3 at 2 (derivative 12)", "h = 1", "h = 0.1");
        table.row("  forward", FiniteDifference.forward(Ex106Derivatives::cube, 2, 1),
                FiniteDifference.forward(Ex106Derivatives::cube, 2, 0.1));
        table.row("  central", FiniteDifference.central(Ex106Derivatives::cube, 2, 1),
                FiniteDifference.central(Ex106Derivatives::cube, 2, 0.1));
    }

    private static void jacobian(Matrix jacobian) {
        Console.print("%nJacobian of (x y, x + y^2) at (2, 3):%n");
        for (int i = 0; i < 2; i++) {
            Console.print("  %6.3f %6.3f%n", jacobian.get(i, 0), jacobian.get(i, 1));
        }
        double[] fromRight = jacobian.multiply(new double[]{1, 0});
        double[] fromLeft = jacobian.transposeMultiply(new double[]{1, 1});
        Console.print("  times (1, 0) from the right: (%.3f, %.3f);  times (1, 1) from the left: (%.3f, %.3f)%n%n",
                fromRight[0], fromRight[1], fromLeft[0], fromLeft[1]);
    }

    private static CheckTable checks(double x, Matrix jacobian) {
        double truth = StrictMath.cos(x);
        CheckTable checks = CheckTable.against("closed form");
        checks.same("sin, central, own step", FiniteDifference.derivative(StrictMath::sin, x), truth, 1e-10);
        checks.same("sin, Richardson, h = 0.01", FiniteDifference.richardson(StrictMath::sin, x, 0.01), truth, 1e-9);
        checks.same("sin, complex step", ComplexStep.derivative(ComplexStep.Complex::sin, x), truth, 1e-15);
        checks.sameRelative("x^2 at 1e8, own step", FiniteDifference.derivative(v -> v * v, 1e8), 2e8, 1e-9);
        checks.group("elements of the Jacobian", 1e-9).same("J", jacobian.data(), new double[]{3, 2, 1, 6})
                .same("left", jacobian.transposeMultiply(new double[]{1, 1}), new double[]{4, 8});
        checks.group("elements, chain rule", 1e-8).same("J", chained().data(), product().data());
        return checks.whyDifferent("SciPy's approx_fprime and many optimisers step forward with sqrt(eps): one evaluation less "
                + "per coordinate, half the digits. Gradient checkers, like ours, use central differences.");
    }

    static double[] example(double[] v) {
        return new double[]{v[0] * v[1], v[0] + v[1] * v[1]};
    }

    static double[] outer(double[] v) {
        return new double[]{Math.sin(v[0]) * v[1], Math.exp(v[0] / 10), v[1] * v[1]};
    }

    static Matrix chained() {
        return Jacobian.of(v -> outer(example(v)), new double[]{0.5, 1.5});
    }

    static Matrix product() {
        double[] at = {0.5, 1.5};
        return Jacobian.of(Ex106Derivatives::outer, example(at)).multiply(Jacobian.of(Ex106Derivatives::example, at));
    }

    static double cube(double v) {
        return v * v * v;
    }
}
