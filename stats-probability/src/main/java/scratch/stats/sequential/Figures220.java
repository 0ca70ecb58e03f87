package scratch.stats.sequential;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.example.data.Generators;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 220: what peeking does, and the bounds that allow it.
final class Figures220 {
    private static final double[] LOOKS = {0.2, 0.4, 0.6, 0.8, 1};

    private Figures220() {
    }

    static void draw(long seed) {
        Panels.of("Peeking at a test without a difference", 2, fooled(seed), errors()).cell(510, 420).save("peeking",
                "Left, twelve paths of z without any difference; several leave the corridor of 1.96 at some of a hundred "
                + "looks, although few are outside at the end. Right, false alarms against the number of looks, from 5 to 32 "
                + "percent at fifty looks.");
        bounds().save("bounds", "Bounds for z at five looks: flat at 1.96, flat at 2.41, and a funnel from 4.56 to 2.04.");
    }

    // A path keeps running here after it has left the corridor: at the end most of them are inside again.
    private static Plot fooled(long seed) {
        RandomGenerator random = Generators.random(seed);
        double[] time = new double[96];
        Arrays.setAll(time, i -> (i + 5) / 100.0);
        Plot inside = Plot.of("Twelve paths, looked at a hundred times", "share of the data", "z");
        for (int path = 0; path < 12; path++) {
            double[] z = path(random, time);
            boolean left = Arrays.stream(z).anyMatch(v -> Math.abs(v) > Ex220ABTesting.Z);
            inside = inside.line(left ? "outside at some look" : "never outside", time, z)
                    .as(left ? Role.ERROR : Role.NEUTRAL);
        }
        return inside.horizontal("p = 0.05", Ex220ABTesting.Z).horizontal("p = 0.05", -Ex220ABTesting.Z).as(Role.MODEL)
                .yRange(-4.5, 4.5).xRange(0, 1.02);
    }

    private static double[] path(RandomGenerator random, double[] time) {
        double[] z = new double[time.length];
        double sum = 0;
        for (int i = 1; i <= 100; i++) {
            sum += random.nextGaussian() / 10;
            if (i >= 5) {
                z[i - 5] = sum / Math.sqrt(i / 100.0);
            }
        }
        return z;
    }

    private static Plot errors() {
        double[] looks = {1, 2, 3, 5, 7, 10, 15, 20, 30, 50};
        double[] error = Arrays.stream(looks).map(k -> GroupSequential.constant((int) k, Ex220ABTesting.Z).errorRate())
                .toArray();
        return Plot.of("Every look adds false alarms", "looks at |z| > 1.96", "false alarms").xLog().yRange(0, 0.35)
                .line("integrated", looks, error).points("integrated", looks, error).as(Role.ERROR)
                .horizontal("promised", 0.05).as(Role.TRUTH);
    }

    private static Plot bounds() {
        Plot plot = Plot.of("Stop outside the corridor: three corridors for five looks", "share of the data", "z")
                .yRange(-5, 5).xRange(0.1, 1.1);
        plot = corridor(plot, "1.96 at every look: 14.2 % false alarms", GroupSequential.constant(5, Ex220ABTesting.Z),
                Role.ERROR);
        plot = corridor(plot, "Pocock: 5 %", GroupSequential.pocock(5, 0.05), Role.ALTERNATIVE);
        return corridor(plot, "O'Brien and Fleming: 5 %", GroupSequential.obrienFleming(5, 0.05), Role.MODEL);
    }

    private static Plot corridor(Plot plot, String name, GroupSequential design, Role role) {
        double[] lower = Arrays.stream(design.bounds()).map(v -> -v).toArray();
        return plot.line(name, LOOKS, design.bounds()).points(name, LOOKS, design.bounds()).line(name, LOOKS, lower)
                .points(name, LOOKS, lower).as(role);
    }
}
