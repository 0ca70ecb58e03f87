package scratch.math.vectors;

import smile.math.MathEx;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.Vectors;

/// 101: one loop, multiply and add, measures length, angle and shadow.
public final class Ex101Vectors {
    static final int[] DIMENSIONS = {2, 10, 100, 1000};
    private static final int PAIRS = 4000;

    private Ex101Vectors() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seed 42 seed of the random directions");
        double[] a = {3, 4};
        double[] b = {2, 1};
        shadow(a, b);
        double[][] angles = randomDirections(arguments.longValue("seed"));
        Figures101.draw(a, b, angles);
        Console.print("figures  target/figures/vectors.svg, directions.svg, small-angles.svg%n%n");

        checks(angles).print();
        Console.print("%nTry: ./run 101 --seed 7   Which of the printed numbers move, and by how much?%n");
    }

    private static void shadow(double[] a, double[] b) {
        double[] shadow = Vectors.project(a, b);
        double[] rest = Vectors.minus(a, shadow);
        Console.print("a = (3, 4), b = (2, 1)%n");
        Console.print("  a.b                %8.4f   = 3*2 + 4*1%n", Vectors.dot(a, b));
        Console.print("  |a|, |b|           %8.4f   %.4f%n", Vectors.norm(a), Vectors.norm(b));
        Console.print("  cosine, angle      %8.4f   %.2f degrees%n", Vectors.cosine(a, b), Math.toDegrees(Vectors.angle(a, b)));
        Console.print("  shadow of a on b   (%.0f, %.0f)%n", shadow[0], shadow[1]);
        Console.print("  rest               (%.0f, %.0f)    orthogonal to b: rest.b = %.0f%n%n", rest[0], rest[1],
                Vectors.dot(rest, b));
    }

    private static double[][] randomDirections(long seed) {
        double[][] angles = new double[DIMENSIONS.length][];       // a row of angles for each number of dimensions
        Console.print("Angle between two random directions, %d pairs each: 90 degrees, and how far around it%n", PAIRS);
        var table = Console.table("%12d   %17.1f   %20.4f   %16.4f", "dimensions", "spread in degrees", "spread of the cosine",
                "theory 1/sqrt(d)");
        for (int i = 0; i < DIMENSIONS.length; i++) {
            angles[i] = RandomDirections.angles(DIMENSIONS[i], PAIRS, seed);
            table.row(DIMENSIONS[i], RandomDirections.degreesSpread(angles[i]), RandomDirections.cosineSpread(angles[i]),
                    1 / Math.sqrt(DIMENSIONS[i]));
        }
        Console.print("In 1000 dimensions a cosine of 0.3 is about nine of these spreads away from 0.%n%n");
        return angles;
    }

    private static CheckTable checks(double[][] angles) {
        double[] x = new double[1000];
        double[] y = new double[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.sin(i + 1.0);
            y[i] = Math.cos(3 * i) + 0.2;
        }
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("dot, n = 1000", Vectors.dot(x, y), MathEx.dot(x, y), 1e-10);
        checks.group("measures, n = 1000", 1e-12)
                .same("norm", Vectors.norm(x), MathEx.norm(x))
                .same("distance", Vectors.distance(x, y), MathEx.distance(x, y))
                .same("cosine", Vectors.cosine(x, y), MathEx.cosine(x, y));
        checks.same("cosine of (3, 4), (2, 1)", Vectors.cosine(new double[]{3, 4}, new double[]{2, 1}),
                2 / Math.sqrt(5), 1e-15);
        checks.same("norm of (3e200, 4e200) / 1e200", Vectors.norm(new double[]{3e200, 4e200}) / 1e200, 5, 1e-15);
        // 4000 squared cosines: their mean scatters by √(2/4000) = 2.2 %, its root by half of that; four times that.
        checks.same("cosine spread * sqrt(d), d = 1000", RandomDirections.cosineSpread(angles[3]) * Math.sqrt(1000), 1,
                0.045);
        return checks.whyDifferent("Smile's norm of (3e200, 4e200) is " + MathEx.norm(new double[]{3e200, 4e200})
                + ": it squares first. The last three rows are held to closed forms instead.");
    }
}
