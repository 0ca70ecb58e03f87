package scratch.deep.convolution.convbackward;

import java.util.function.DoubleSupplier;
import scratch.deep.convolution.convbackward.ConvLayer.Gradients;

/// Holds the gradients of a [ConvLayer] to central differences of the loss `Σ g⊙map`, number by number. That loss is linear
/// in each of them alone, so that a difference is its derivative exactly, up to rounding.
///
/// @param input   the largest error at the input: |gradient − difference| over the largest gradient there
/// @param filters … at the filters
/// @param bias    … at the bias
public record Differences(double input, double filters, double bias) {
    private static final double STEP = 1e-3;

    /// The numbers of layer and input are moved and moved back.
    public static Differences of(ConvLayer layer, double[][][] x, double[][][] g, Gradients gradients) {
        DoubleSupplier loss = () -> product(layer.forward(x), g);
        double input = 0;
        double largest = 0;
        for (int c = 0; c < x.length; c++) {
            for (int y = 0; y < x[c].length; y++) {
                input = Math.max(input, error(x[c][y], gradients.toInput()[c][y], loss));
                largest = Math.max(largest, largest(gradients.toInput()[c][y]));
            }
        }
        double filters = 0;
        double largestWeight = 0;
        for (int f = 0; f < g.length; f++) {
            for (int c = 0; c < x.length; c++) {
                for (int i = 0; i < layer.size(); i++) {
                    double[] gradient = gradients.toFilters()[f][c][i];
                    filters = Math.max(filters, error(layer.filters()[f][c][i], gradient, loss));
                    largestWeight = Math.max(largestWeight, largest(gradient));
                }
            }
        }
        return new Differences(input / largest, filters / largestWeight,
                error(layer.bias(), gradients.toBias(), loss) / largest(gradients.toBias()));
    }

    private static double error(double[] numbers, double[] gradient, DoubleSupplier loss) {
        double error = 0;
        for (int i = 0; i < numbers.length; i++) {
            double before = numbers[i];
            numbers[i] = before + STEP;
            double above = loss.getAsDouble();
            numbers[i] = before - STEP;
            double below = loss.getAsDouble();
            numbers[i] = before;
            error = Math.max(error, Math.abs(gradient[i] - (above - below) / (2 * STEP)));
        }
        return error;
    }

    private static double largest(double... gradient) {
        double largest = 0;
        for (double value : gradient) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    static double product(double[][][] map, double[][][] g) {
        double sum = 0;
        for (int f = 0; f < g.length; f++) {
            for (int y = 0; y < g[f].length; y++) {
                for (int x = 0; x < g[f][y].length; x++) {
                    sum += map[f][y][x] * g[f][y][x];
                }
            }
        }
        return sum;
    }

    /// The largest of the three.
    public double worst() {
        return Math.max(input, Math.max(filters, bias));
    }
}
