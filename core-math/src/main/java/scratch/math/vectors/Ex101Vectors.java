package scratch.math.vectors;

import java.util.Arrays;
import java.util.Locale;

import smile.math.MathEx;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Figure;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.math.Vectors;

/// 101: one loop, multiply and add, measures length, angle and shadow.
public final class Ex101Vectors {
    private static final int[] DIMENSIONS = {2, 10, 100, 1000};
    private static final int PAIRS = 4000;

    private Ex101Vectors() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the random directions");
        double[] a = {3, 4};
        double[] b = {2, 1};
        double[] shadow = Vectors.project(a, b);
        double[] rest = Vectors.minus(a, shadow);
        print("a = (3, 4), b = (2, 1)%n");
        print("  a.b                %8.4f   = 3*2 + 4*1%n", Vectors.dot(a, b));
        print("  |a|, |b|           %8.4f   %.4f%n", Vectors.norm(a), Vectors.norm(b));
        print("  cosine, angle      %8.4f   %.2f degrees%n", Vectors.cosine(a, b), Math.toDegrees(Vectors.angle(a, b)));
        print("  shadow of a on b   (%.0f, %.0f)%n", shadow[0], shadow[1]);
        print("  rest               (%.0f, %.0f)    perpendicular to b: rest.b = %.0f%n", rest[0], rest[1],
                Vectors.dot(rest, b));

        print("%nAngle between two random directions, %d pairs each%n", PAIRS);
        print("  dimensions   angle (degrees)   spread of the cosine   theory 1/sqrt(d)%n");
        double[][] angles = new double[DIMENSIONS.length][];
        for (int i = 0; i < DIMENSIONS.length; i++) {
            angles[i] = RandomDirections.angles(DIMENSIONS[i], PAIRS, arguments.longValue("seed"));
            print("  %10d      90 ± %4.1f           %6.4f                 %6.4f%n", DIMENSIONS[i],
                    RandomDirections.degreesSpread(angles[i]), RandomDirections.cosineSpread(angles[i]),
                    1 / Math.sqrt(DIMENSIONS[i]));
        }
        print("In 1000 dimensions a cosine of 0.3 is about nine of these spreads away from 0: it is loud.%n%n");

        figure(angles);
        check(angles);
        print("%nTry: ./run 101 --seed 7   Which of the printed numbers move, and by how much?%n");
    }

    private static void check(double[][] angles) {
        double[] x = new double[1000];
        double[] y = new double[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.sin(i + 1.0);
            y[i] = Math.cos(3 * i) + 0.2;
        }
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("dot, n = 1000", Vectors.dot(x, y), MathEx.dot(x, y), 1e-10);
        checks.same("norm", Vectors.norm(x), MathEx.norm(x), 1e-12);
        checks.same("distance", Vectors.distance(x, y), MathEx.distance(x, y), 1e-12);
        checks.same("cosine", Vectors.cosine(x, y), MathEx.cosine(x, y), 1e-12);
        checks.same("cosine of (3, 4), (2, 1)", Vectors.cosine(new double[]{3, 4}, new double[]{2, 1}),
                2 / Math.sqrt(5), 1e-15);
        checks.same("norm of (3e200, 4e200) / 1e200", Vectors.norm(new double[]{3e200, 4e200}) / 1e200, 5, 1e-15);
        // 4000 squared cosines: their mean scatters by √(2/4000) = 2.2 %, its root by half of that; four times that.
        checks.same("cosine spread * sqrt(d), d = 1000", RandomDirections.cosineSpread(angles[3]) * Math.sqrt(1000), 1,
                0.045);
        checks.whyDifferent("Smile's norm of (3e200, 4e200) is " + MathEx.norm(new double[]{3e200, 4e200})
                + ": it squares first. The last three rows are\n               held to closed forms instead.");
        checks.print();
    }

    private static void figure(double[][] angles) {
        Plot plane = Plot.of("The shadow of a on b", "x", "y")
                .line("a = (3, 4)", new double[]{0, 3}, new double[]{0, 4})
                .line("shadow (4, 2)", new double[]{0, 4}, new double[]{0, 2})
                .line("b = (2, 1)", new double[]{0, 2}, new double[]{0, 1})
                .line("rest (-1, 2)", new double[]{4, 3}, new double[]{2, 4})
                .line("", new double[]{3.69, 3.53, 3.84}, new double[]{1.84, 2.16, 2.31})
                .text(2.8, 4.1, "a").text(2.1, 0.5, "b").text(4.6, 1.6, "shadow").text(4.1, 3, "rest")
                .equalAspect().xRange(-0.3, 5.7).yRange(-0.3, 4.7).size(560, 480);
        Plot spread = Plot.of("Angle between two random directions", "degrees", "share per degree")
                .size(560, 480);
        for (int i = 0; i < angles.length; i++) {
            spread = spread.line("d = " + DIMENSIONS[i], centres(), density(angles[i]));
        }
        Figure panels = Panels.of("Shadows, and how rarely they fall", 2, plane, spread);
        panels.save("vectors", "Left: the vectors a and b from the origin, the shadow of a on the line of b, and the "
                + "rest at a right angle to it. Right: how often each angle between random directions occurs; flat for "
                + "2 dimensions, a narrow peak at 90 degrees for 1000.");
        print("figure  target/figures/vectors.svg%n%n");
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

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
