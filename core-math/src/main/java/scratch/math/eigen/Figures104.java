package scratch.math.eigen;

import java.util.Arrays;

import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;
import scratch.math.Matrix;
import scratch.math.Vectors;

/// The figures of lesson 104: directions that stay, how fast they are found, and starts that do not find them.
final class Figures104 {
    private static final Matrix A = Ex104Eigen.A;

    private Figures104() {
    }

    static void draw() {
        Panels.of("A = [[2, 1], [1, 2]], again and again", 2, ellipse(), errors()).cell(500, 480).save("eigen", "Left: the "
                + "unit circle and its image, an ellipse with axes along (1, 1) and (1, -1); four arrows to the ellipse swing "
                + "from (2, 1) towards the long axis. Right: two straight lines on a logarithmic scale; the error of the value "
                + "falls twice as steeply as the angle of the vector.");
        starts().save("starts", "Rayleigh quotient by step for three starts. From (1, 0) it rises from 2 to 3 within four "
                + "steps. From (1, -1 + 1e-10) it stays at 1 for twenty steps, then climbs to 3. From (1, -1) it stays at 1.");
    }

    private static Plot ellipse() {
        double[][] circle = new double[2][121];
        double[][] image = new double[2][121];
        for (int i = 0; i < circle[0].length; i++) {
            double[] x = {Math.cos(i * Math.PI / 60), Math.sin(i * Math.PI / 60)};
            double[] ax = A.multiply(x);
            circle[0][i] = x[0];
            circle[1][i] = x[1];
            image[0][i] = ax[0];
            image[1][i] = ax[1];
        }
        double[][] arrows = new double[2][4];
        double[] x = {1, 0};
        for (int k = 0; k < 4; k++) {
            double[] ax = A.multiply(x);
            arrows[0][k] = ax[0];
            arrows[1][k] = ax[1];
            x = PowerIteration.step(A, x);
        }
        return Plot.of("It turns a circle into an ellipse", "x", "y")
                .line("unit circle", circle[0], circle[1]).as(Role.NEUTRAL)
                .line("its image", image[0], image[1]).as(Role.DATA)
                .line("eigenvectors", new double[]{-2.6, 2.6, Double.NaN, -1.4, 1.4},
                        new double[]{-2.6, 2.6, Double.NaN, 1.4, -1.4}).as(Role.TRUTH)
                .arrows("A x, step by step", new double[4], new double[4], arrows[0], arrows[1]).as(Role.MODEL)
                .equalAspect().xRange(-2.9, 2.9).yRange(-2.9, 2.9);
    }

    private static Plot errors() {
        double[] at = new double[13];
        double[] angle = new double[at.length];
        double[] value = new double[at.length];
        double[] x = {1, 0};
        for (int k = 0; k < at.length; k++) {
            at[k] = k;
            angle[k] = Vectors.angle(x, new double[]{1, 1});
            value[k] = 3 - PowerIteration.rayleigh(A, x);
            x = PowerIteration.step(A, x);
        }
        return Plot.of("How fast it gets there", "step", "error")
                .line("vector: angle to (1, 1)", at, angle).as(Role.MODEL)
                .line("value: 3 - Rayleigh quotient", at, value).as(Role.ALTERNATIVE).yLog();
    }

    private static Plot starts() {
        return Plot.of("Three starts", "step", "Rayleigh quotient")
                .line("from (1, 0)", steps(), quotients(1, 0)).as(Role.MODEL)
                .line("from (1, -1 + 1e-10)", steps(), quotients(1, -1 + 1e-10)).as(Role.ALTERNATIVE)
                .line("from (1, -1)", steps(), quotients(1, -1)).as(Role.ERROR).yRange(0.5, 3.5);
    }

    private static double[] steps() {
        double[] steps = new double[31];
        Arrays.setAll(steps, k -> k);
        return steps;
    }

    private static double[] quotients(double first, double second) {
        double[] quotients = new double[31];
        double[] x = {first, second};
        for (int k = 0; k < quotients.length; k++) {
            quotients[k] = PowerIteration.rayleigh(A, x);
            x = PowerIteration.step(A, x);
        }
        return quotients;
    }
}
