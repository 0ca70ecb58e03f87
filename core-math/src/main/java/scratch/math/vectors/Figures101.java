package scratch.math.vectors;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Vectors;

/// The figures of lesson 101: the shadow, the random directions, the angles that an arc cosine cannot see.
final class Figures101 {
    private Figures101() {
    }

    static void draw(double[] a, double[] b, double[][] angles) {
        Panels.of("One sum of products: shadow and angle", 2, shadow(), turning(a, b)).cell(460, 420)
                .save("vectors", "Left: the vectors a = (3, 4) and b = (2, 1) from the origin, the shadow (4, 2) of a on the "
                + "line of b, and the rest (-1, 2) at a right angle to it. Right: the dot product of b with a vector of "
                + "length 5 as it turns; 11.18 in the direction of b, 10 at the angle of a, 0 at 90 degrees, -11.18 at 180.");
        Plot spread = Plot.of("Angle between two random directions", "degrees", "share per degree");
        for (int i = 0; i < angles.length; i++) {
            spread = spread.line("d = " + Ex101Vectors.DIMENSIONS[i], centres(), density(angles[i]));
        }
        spread.save("directions", "How often each angle between two random directions occurs; flat for 2 dimensions, and an "
                + "ever narrower peak at 90 degrees for 10, 100 and 1000.");
        smallAngles().save("small-angles", "Relative error of a small angle, both axes logarithmic. The arc cosine of the "
                + "cosine is wrong by 100 % below 1e-8 and loses digits long before; Kahan's formula stays at 1e-16.");
    }

    private static Plot shadow() {
        return Plot.of("The shadow of a on b", "x", "y")
                .line("shadow (4, 2)", new double[]{0, 4}, new double[]{0, 2}).as(Role.MODEL)
                .line("rest (-1, 2)", new double[]{4, 3}, new double[]{2, 4}).as(Role.ERROR)
                .arrows("a = (3, 4)", new double[]{0}, new double[]{0}, new double[]{3}, new double[]{4}).as(Role.DATA)
                .arrows("b = (2, 1)", new double[]{0}, new double[]{0}, new double[]{2}, new double[]{1}).as(Role.NEUTRAL)
                .line("", new double[]{3.69, 3.53, 3.84}, new double[]{1.84, 2.16, 2.31})
                .equalAspect().xRange(-0.3, 5.7).yRange(-0.3, 4.7);
    }

    private static Plot turning(double[] a, double[] b) {
        double full = Vectors.norm(a) * Vectors.norm(b);
        double[] degrees = new double[181];
        Arrays.setAll(degrees, i -> i);
        double[] products = Arrays.stream(degrees).map(t -> full * Math.cos(Math.toRadians(t))).toArray();
        double angle = Math.toDegrees(Vectors.angle(a, b));
        return Plot.of("a turns away from b", "angle between a and b (degrees)", "a·b")
                .line("a·b = 11.18 cos θ", degrees, products).as(Role.MODEL)
                .points("a = (3, 4): a·b = 10", new double[]{angle}, new double[]{Vectors.dot(a, b)}).as(Role.DATA)
                .horizontal("orthogonal: 0", 0).as(Role.NEUTRAL).xRange(0, 180).yRange(-13, 13);
    }

    private static Plot smallAngles() {
        double[] at = new double[61];
        Arrays.setAll(at, i -> Math.pow(10, -12 + 0.2 * i));
        return Plot.of("Two directions, almost the same", "true angle (radians)", "relative error").xLog().yLog()
                .line("acos of the cosine", at, errors(at, t -> Math.acos(Vectors.cosine(turned(0), turned(t))))).as(Role.ERROR)
                .line("Kahan's formula: angle", at, errors(at, t -> Vectors.angle(turned(0), turned(t)))).as(Role.MODEL)
                .yRange(1e-17, 10);
    }

    private static double[] turned(double angle) {
        return new double[]{Math.cos(angle), Math.sin(angle)};
    }

    // The largest error of twenty neighbouring angles: a single one can be lucky.
    private static double[] errors(double[] at, DoubleUnaryOperator estimate) {
        double[] errors = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            errors[i] = 1e-17;
            for (int k = 0; k < 20; k++) {
                double truth = at[i] * (1 + 0.02 * k);
                errors[i] = Math.max(errors[i], Math.abs(estimate.applyAsDouble(truth) - truth) / truth);
            }
        }
        return errors;
    }

    private static double[] centres() {
        double[] centres = new double[90];
        Arrays.setAll(centres, i -> 2 * i + 1);
        return centres;
    }

    private static double[] density(double[] angles) {
        double[] share = new double[90];
        for (double angle : angles) {
            share[Math.min(89, (int) (Math.toDegrees(angle) / 2))] += 0.5 / angles.length;
        }
        return share;
    }
}
