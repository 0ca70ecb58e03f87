package scratch.math.derivatives;

import java.util.Arrays;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 106: two chords, the V of the error, and the stairs at the end of the digits.
final class Figures106 {
    private Figures106() {
    }

    static void draw(double x) {
        Panels.of("x³ at 2, with the step h = 1", 2, chord("forward: slope 19", 2, 3), chord("central: slope 13", 1, 3))
                .cell(440, 400).save("chords", "The curve x cubed with its tangent at 2, of slope 12. Left: the chord from 2 "
                + "to 3 is much steeper, with slope 19. Right: the chord from 1 to 3 is nearly parallel to the tangent, with "
                + "slope 13.");
        Panels.of("The derivative of sin: smaller steps help, until they hurt", 2, inDouble(x), inFloat(x)).cell(480, 400)
                .save("derivatives", "Error of forward and central differences against the step h, both axes logarithmic. Each "
                + "curve is a V: right of the bottom the error falls with h, left of it rounding makes it grow. In double the "
                + "bottoms are near 1e-8 and 1e-5, in float near 3e-4 and 1e-2 and about six decades higher.");
        stairs(x).save("stairs", "The computed change of sin against the step, for steps up to 1e-15 to both sides: stairs, "
                + "around the straight line that is the true change.");
    }

    private static Plot chord(String title, double from, double to) {
        double[] at = new double[61];
        Arrays.setAll(at, i -> 0.6 + 2.6 * i / 60);
        double[] cubes = Arrays.stream(at).map(Ex106Derivatives::cube).toArray();
        double[] ends = {from, to};
        double[] heights = {Ex106Derivatives.cube(from), Ex106Derivatives.cube(to)};
        return Plot.of(title, "x", "x³").line("x³", at, cubes).as(Role.DATA)
                .line("tangent, slope 12", new double[]{1.2, 3.1}, new double[]{8 - 12 * 0.8, 8 + 12 * 1.1}).as(Role.TRUTH)
                .line("chord", ends, heights).as(Role.MODEL)
                .focus("", ends, heights).xRange(0.6, 3.2).yRange(-3, 33);
    }

    private static Plot inDouble(double x) {
        double[] steps = new double[61];
        double[][] errors = new double[2][steps.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.pow(10, -15 + 0.25 * i);
            errors[0][i] = worst(true, x, steps[i]);
            errors[1][i] = worst(false, x, steps[i]);
        }
        return Plot.of("double: best near 1e-8 and 1e-5", "h", "error").xLog().yLog()
                .line("forward", steps, errors[0]).as(Role.ALTERNATIVE).line("central", steps, errors[1]).as(Role.MODEL);
    }

    private static Plot inFloat(double x) {
        double[] steps = new double[31];
        double[][] errors = new double[2][steps.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.pow(10, -7 + 0.25 * i);
            errors[0][i] = worst(true, (float) x, (float) steps[i]);
            errors[1][i] = worst(false, (float) x, (float) steps[i]);
        }
        return Plot.of("float: best near 3e-4 and 1e-2", "h", "error").xLog().yLog()
                .line("forward", steps, errors[0]).as(Role.ALTERNATIVE).line("central", steps, errors[1]).as(Role.MODEL);
    }

    private static Plot stairs(double x) {
        double[] steps = new double[801];
        Arrays.setAll(steps, i -> (i - 400) * 2.5e-18 * Math.max(1, Math.abs(x)));
        double[] computed = Arrays.stream(steps).map(h -> StrictMath.sin(x + h) - StrictMath.sin(x)).toArray();
        double[] truth = Arrays.stream(steps).map(h -> h * StrictMath.cos(x)).toArray();
        return Plot.of("sin(x + h) - sin(x), where the digits end", "h", "change")
                .line("computed", steps, computed).as(Role.ERROR).line("true", steps, truth).as(Role.TRUTH);
    }

    // The largest error at ten neighbouring x: a single x can be lucky.
    private static double worst(boolean forward, double x, double h) {
        double worst = 1e-16;
        for (int k = 0; k < 10; k++) {
            double at = x + 0.01 * k;
            double estimate = forward ? FiniteDifference.forward(StrictMath::sin, at, h)
                    : FiniteDifference.central(StrictMath::sin, at, h);
            worst = Math.max(worst, Math.abs(estimate - StrictMath.cos(at)));
        }
        return worst;
    }

    private static double worst(boolean forward, float x, float h) {
        double worst = 1e-16;
        for (int k = 0; k < 10; k++) {
            float at = x + 0.01f * k;
            float estimate = forward ? FiniteDifference.forwardFloat(Figures106::sine, at, h)
                    : FiniteDifference.centralFloat(Figures106::sine, at, h);
            worst = Math.max(worst, Math.abs(estimate - StrictMath.cos(at)));
        }
        return worst;
    }

    private static float sine(float v) {
        return (float) StrictMath.sin(v);
    }
}
