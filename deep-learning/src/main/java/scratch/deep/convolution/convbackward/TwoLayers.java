package scratch.deep.convolution.convbackward;

import java.util.random.RandomGenerator;
import scratch.deep.convolution.convbackward.ConvLayer.Gradients;
import scratch.deep.init.SeedStream;

/// Two layers with a ReLU between them, trained by gradient descent to do what two others do, with the gradient that a
/// [Fault] has left. Only the gradient at the *input* of the second layer reaches the first one.
final class TwoLayers {
    private static final int PICTURES = 10;
    private static final int SIDE = 8;
    private static final double RATE = 0.02;

    private final ConvLayer first;
    private final ConvLayer second;

    private TwoLayers(RandomGenerator random) {
        first = new ConvLayer(numbers(random, 1.0 / 3, 2, 1, 3), new double[2], 1, 1);
        second = new ConvLayer(numbers(random, 1.0 / 3, 1, 2, 3), new double[1], 2, 1);
    }

    private static double[][][][] numbers(RandomGenerator random, double scale, int f, int c, int k) {
        double[][][][] filters = new double[f][][][];
        for (int i = 0; i < f; i++) {
            filters[i] = Cases.images(random, c, k, k);
            for (double[][] kernel : filters[i]) {
                for (double[] row : kernel) {
                    for (int j = 0; j < k; j++) {
                        row[j] *= scale;
                    }
                }
            }
        }
        return filters;
    }

    private static double[][][] relu(double[][][] map) {
        double[][][] out = new double[map.length][map[0].length][map[0][0].length];
        for (int f = 0; f < map.length; f++) {
            for (int y = 0; y < map[f].length; y++) {
                for (int x = 0; x < map[f][y].length; x++) {
                    out[f][y][x] = Math.max(0, map[f][y][x]);
                }
            }
        }
        return out;
    }

    private double[][][] output(double[][][] x) {
        return second.forward(relu(first.forward(x)));
    }

    /// The mean squared error before each step, over that before the first.
    static double[] losses(Fault fault, long seed, int steps) {
        TwoLayers teacher = new TwoLayers(SeedStream.generator(seed));
        TwoLayers student = new TwoLayers(SeedStream.generator(seed + 1000));
        RandomGenerator random = SeedStream.generator(seed + 2000);
        double[][][][] pictures = new double[PICTURES][][][];
        double[][][][] targets = new double[PICTURES][][][];
        for (int i = 0; i < PICTURES; i++) {
            pictures[i] = Cases.images(random, 1, SIDE, SIDE);
            targets[i] = teacher.output(pictures[i]);
        }
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            losses[step] = student.step(fault, pictures, targets);
        }
        double start = losses[0];
        for (int step = 0; step < steps; step++) {
            losses[step] /= start;
        }
        return losses;
    }

    private double step(Fault fault, double[][][][] pictures, double[][][][] targets) {
        double loss = 0;
        Gradients[] firsts = new Gradients[pictures.length];
        Gradients[] seconds = new Gradients[pictures.length];
        for (int i = 0; i < pictures.length; i++) {
            double[][][] map = first.forward(pictures[i]);
            double[][][] hidden = relu(map);
            double[][][] error = second.forward(hidden);
            double count = (double) error[0].length * error[0].length * pictures.length;
            for (int y = 0; y < error[0].length; y++) {
                for (int x = 0; x < error[0].length; x++) {
                    error[0][y][x] -= targets[i][0][y][x];
                    loss += error[0][y][x] * error[0][y][x] / count;
                    error[0][y][x] *= 2 / count;
                }
            }
            seconds[i] = fault.backward(second, hidden, error);
            firsts[i] = fault.backward(first, pictures[i], behind(seconds[i].toInput(), map));
        }
        for (int i = 0; i < pictures.length; i++) {
            descend(first, firsts[i]);
            descend(second, seconds[i]);
        }
        return loss;
    }

    /// The gradient before the ReLU.
    private static double[][][] behind(double[][][] g, double[][][] map) {
        for (int f = 0; f < g.length; f++) {
            for (int y = 0; y < g[f].length; y++) {
                for (int x = 0; x < g[f][y].length; x++) {
                    g[f][y][x] *= map[f][y][x] > 0 ? 1 : 0;
                }
            }
        }
        return g;
    }

    private static void descend(ConvLayer layer, Gradients gradients) {
        for (int f = 0; f < layer.bias().length; f++) {
            layer.bias()[f] -= RATE * gradients.toBias()[f];
            for (int c = 0; c < layer.channels(); c++) {
                for (int i = 0; i < layer.size(); i++) {
                    for (int j = 0; j < layer.size(); j++) {
                        layer.filters()[f][c][i][j] -= RATE * gradients.toFilters()[f][c][i][j];
                    }
                }
            }
        }
    }
}
