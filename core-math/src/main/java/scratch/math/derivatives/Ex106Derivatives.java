package scratch.math.derivatives;

import java.util.Locale;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Matrix;

/// 106: the derivative is a limit, and a computer cannot go there.
/// StrictMath gives the same last bit on every machine, and last bits are what this lesson prints.
public final class Ex106Derivatives {
    private Ex106Derivatives() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "x 1 .. where the slope of sin is measured");
        double x = arguments.doubleValue("x");
        double truth = StrictMath.cos(x);
        print("The slope of sin at %s is cos(%s) = %.10f. Error of two estimates:%n", arguments.value("x"),
                arguments.value("x"), truth);
        print("       h        forward        central%n");
        for (double h : new double[]{1e-1, 1e-3, 1e-5, 1e-8, 1e-11}) {
            print("  %.0e      %9.1e      %9.1e%n", h, Math.abs(FiniteDifference.forward(StrictMath::sin, x, h) - truth),
                    Math.abs(FiniteDifference.central(StrictMath::sin, x, h) - truth));
        }
        print("  %.0e      %9.2f      (x + h is x: the estimate is %.1f)%n", 1e-16,
                Math.abs(FiniteDifference.forward(StrictMath::sin, x, 1e-16) - truth),
                FiniteDifference.forward(StrictMath::sin, x, 1e-16));

        print("%nx^3 at 2 (true slope 12)      h = 1        h = 0.1%n");
        print("  forward                   %9.2f      %9.2f%n", FiniteDifference.forward(Ex106Derivatives::cube, 2, 1),
                FiniteDifference.forward(Ex106Derivatives::cube, 2, 0.1));
        print("  central                   %9.2f      %9.2f%n", FiniteDifference.central(Ex106Derivatives::cube, 2, 1),
                FiniteDifference.central(Ex106Derivatives::cube, 2, 0.1));

        Matrix jacobian = Jacobian.of(Ex106Derivatives::example, new double[]{2, 3});
        print("%nJacobian of (x y, x + y^2) at (2, 3):%n");
        for (int i = 0; i < 2; i++) {
            print("  %6.3f %6.3f%n", jacobian.get(i, 0), jacobian.get(i, 1));
        }
        double[] fromLeft = jacobian.transposeMultiply(new double[]{1, 1});
        print("  from the right, times (1, 0): (%.3f, %.3f); from the left, (1, 1) times it: (%.3f, %.3f)%n%n",
                jacobian.get(0, 0), jacobian.get(1, 0), fromLeft[0], fromLeft[1]);

        figure(x);
        check(x, truth, jacobian, fromLeft);
        print("%nTry: ./run 106 --x 1000   Which h is best now, and why does the left end of the V start earlier?%n");
    }

    private static void check(double x, double truth, Matrix jacobian, double[] fromLeft) {
        CheckTable checks = CheckTable.against("closed form");
        checks.same("sin, central, own step", FiniteDifference.derivative(StrictMath::sin, x), truth, 1e-10);
        checks.same("sin, Richardson, h = 0.01", FiniteDifference.richardson(StrictMath::sin, x, 0.01), truth, 1e-9);
        checks.same("sin, complex step", ComplexStep.derivative(ComplexStep.Complex::sin, x), truth, 1e-15);
        checks.sameRelative("x^2 at 1e8, own step", FiniteDifference.derivative(v -> v * v, 1e8), 2e8, 1e-9);
        checks.same("Jacobian, worst element", jacobian.data(), new double[]{3, 2, 1, 6}, 1e-9);
        checks.same("from the left", fromLeft, new double[]{4, 8}, 1e-9);
        checks.same("chain rule, J of g(f) against J_g J_f", chained().data(), product().data(), 1e-8);
        checks.whyDifferent("SciPy's approx_fprime and many optimisers step forward with sqrt(eps): one evaluation less\n"
                + "               per coordinate, half the digits. Gradient checkers, like ours, use central differences.");
        checks.print();
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

    private static double cube(double v) {
        return v * v * v;
    }

    private static void figure(double x) {
        int n = 61;
        double[] steps = new double[n];
        double[][] errors = new double[2][n];
        double[] floatSteps = new double[31];
        double[][] floatErrors = new double[2][31];
        for (int i = 0; i < n; i++) {
            steps[i] = Math.pow(10, -15 + 0.25 * i);
            for (int way = 0; way < 2; way++) {
                errors[way][i] = worst(way, x, steps[i]);
            }
        }
        for (int i = 0; i < floatSteps.length; i++) {
            floatSteps[i] = Math.pow(10, -7 + 0.25 * i);
            for (int way = 0; way < 2; way++) {
                floatErrors[way][i] = worst(way, (float) x, (float) floatSteps[i]);
            }
        }
        Plot wide = Plot.of("double: best near 1e-8 and 1e-5", "h", "error").xLog().yLog()
                .line("forward", steps, errors[0]).line("central", steps, errors[1]).size(560, 440);
        Plot narrow = Plot.of("float: best near 3e-4 and 1e-2", "h", "error").xLog().yLog()
                .line("forward", floatSteps, floatErrors[0]).line("central", floatSteps, floatErrors[1]).size(560, 440);
        Panels.of("The slope of sin: smaller steps help, until they hurt", 2, wide, narrow).save("derivatives",
                "Error of forward and central differences against the step h, both axes logarithmic. Each curve is a V: "
                        + "right of the bottom the error falls with h, left of it rounding makes it grow. In double the "
                        + "bottoms are near 1e-8 and 1e-5, in float near 3e-4 and 1e-2 and about six decades higher.");
        print("figure  target/figures/derivatives.svg%n%n");
    }

    // The largest error at ten neighbouring x: a single x can be lucky.
    private static double worst(int way, double x, double h) {
        double worst = 1e-16;
        for (int k = 0; k < 10; k++) {
            double at = x + 0.01 * k;
            double estimate = way == 0 ? FiniteDifference.forward(StrictMath::sin, at, h)
                    : FiniteDifference.central(StrictMath::sin, at, h);
            worst = Math.max(worst, Math.abs(estimate - StrictMath.cos(at)));
        }
        return worst;
    }

    private static double worst(int way, float x, float h) {
        double worst = 1e-16;
        for (int k = 0; k < 10; k++) {
            float at = x + 0.01f * k;
            float estimate = way == 0 ? FiniteDifference.forwardFloat(Ex106Derivatives::sine, at, h)
                    : FiniteDifference.centralFloat(Ex106Derivatives::sine, at, h);
            worst = Math.max(worst, Math.abs(estimate - StrictMath.cos(at)));
        }
        return worst;
    }

    private static float sine(float v) {
        return (float) StrictMath.sin(v);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
