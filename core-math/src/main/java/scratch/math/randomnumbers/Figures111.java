package scratch.math.randomnumbers;

import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import scratch.example.figure.Diagram;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 111: a counter and a mixer, first numbers over seeds, the way to normals, RANDU's planes.
final class Figures111 {
    private static final Role[] BANDS = {Role.DATA, Role.MODEL, Role.TRUTH, Role.ALTERNATIVE};

    private Figures111() {
    }

    static void draw(long seed) {
        Diagram.of("A counter, a mixer, and what is made of a word").cell(190, 80)
                .box("seed", 0, 1, "seed", Role.DATA).box("state", 1, 1, "state + γ").box("mix", 2, 1, "mix", Role.MODEL)
                .box("word", 3, 1, "64-bit word").box("fraction", 4, 0, "a fraction:\n53 bits")
                .box("die", 4, 1, "a die:\nmultiply, refuse").box("normal", 5, 0, "normal numbers:\nBox-Muller")
                .box("child", 4, 2, "a child generator:\nseed and γ")
                .arrow("seed", "state", "").arrow("state", "mix", "").arrow("mix", "word", "")
                .arrow("word", "fraction", "").arrow("word", "die", "").arrow("word", "child", "two words")
                .arrow("fraction", "normal", "two")
                .save("generator", "A seed starts a state, which grows by gamma for each number. A mixer turns the state into "
                + "a 64-bit word. The word becomes a fraction, a die, or with a second word a child generator; two fractions "
                + "become two normal numbers.");
        Panels.of("A thousand fresh generators, and the first number of each", 2, firstNumbers("java.util.Random", Random::new,
                Role.ERROR), firstNumbers("SplitMix64", SplitMix64::new, Role.MODEL)).cell(500, 400).save("seeds",
                "Left: the first number of java.util.Random for the seeds 0 to 999; eight slanted stripes between 0.68 and "
                + "0.77, the rest of the square is empty. Right: the same for SplitMix64; the points fill the square.");
        boxMuller(seed).save("box-muller", "Left: 1600 uniform points in the unit square, in four upright strips by u1. Right: "
                + "the same points after Box-Muller; the strips have become rings around 0, the strip next to u1 = 0 the "
                + "outermost.");
        planes(seed).save("planes", "Left: triples of RANDU, seen along their planes: all points lie on fifteen parallel "
                + "lines. Right: triples of xoshiro256++ from the same side; a cloud without lines.");
    }

    private static Plot firstNumbers(String name, LongFunction<RandomGenerator> fresh, Role role) {
        double[] seeds = IntStream.range(0, 1000).asDoubleStream().toArray();
        return Plot.of(name, "seed", "first nextDouble()").points("one generator", seeds, Experiments.firstDoubles(fresh, 1000))
                .as(role).yRange(0, 1).xRange(0, 1000);
    }

    private static Panels boxMuller(long seed) {
        double[] quarter = {0, 0.25, 0.5, 0.75, 1};
        var random = new Xoshiro256PlusPlus(seed);
        Plot square = Plot.of("Uniform: (u1, u2) in the square", "u1", "u2").xRange(0, 1).yRange(0, 1);
        Plot plane = Plot.of("Normal: the same points, transformed", "z1", "z2").equalAspect().xRange(-4, 4).yRange(-4, 4);
        for (int band = 0; band < 4; band++) {
            double[][] points = new double[4][400];
            for (int i = 0; i < 400; i++) {
                points[0][i] = quarter[band] + 0.25 * (1 - random.nextDouble());
                points[1][i] = random.nextDouble();
                double[] z = Normals.boxMuller(points[0][i], points[1][i]);
                points[2][i] = z[0];
                points[3][i] = z[1];
            }
            String name = String.format(Locale.ROOT, "u1 %.2f to %.2f", quarter[band], quarter[band + 1]);
            square = square.points(name, points[0], points[1]).as(BANDS[band]);
            plane = plane.points(name, points[2], points[3]).as(BANDS[band]);
        }
        return Panels.of("Box-Muller: u1 becomes a distance, u2 an angle", 2, square, plane).cell(500, 500);
    }

    private static Panels planes(long seed) {
        double[] randu = new double[3 * 2000];
        long state = seed | 1;                               // RANDU wants an odd start
        for (int i = 0; i < randu.length; i++) {
            state = LinearCongruential.RANDU.next(state);
            randu[i] = LinearCongruential.RANDU.fraction(state);
        }
        double[] good = new Xoshiro256PlusPlus(seed).doubles(randu.length).toArray();
        return Panels.of("2000 triples of numbers, the cube turned the same way", 2, turned("RANDU", randu, Role.ERROR),
                turned("xoshiro256++", good, Role.MODEL)).cell(500, 400);
    }

    // Along the first axis of the figure 9x - 6y + z, which is a whole number for RANDU; across it a direction in the planes.
    private static Plot turned(String name, double[] u, Role role) {
        double[] along = new double[u.length / 3];
        double[] across = new double[u.length / 3];
        for (int i = 0; i < along.length; i++) {
            along[i] = 9 * u[3 * i] - 6 * u[3 * i + 1] + u[3 * i + 2];
            across[i] = 2 * u[3 * i] + 3 * u[3 * i + 1];     // (2, 3, 0) is perpendicular to (9, -6, 1)
        }
        return Plot.of(name, "2x + 3y", "9x - 6y + z").points("a triple (x, y, z)", across, along).as(role).xRange(0, 5)
                .yRange(-6, 10);
    }
}
