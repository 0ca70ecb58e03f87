package scratch.deep.generative.autoencoder;

import java.util.List;

import scratch.deep.generative.autoencoder.Exercise431Test.Encoder;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise431Test implements ExerciseContract<Encoder> {
    /// What the learner writes.
    interface Encoder {
        double[][] gradient(double[][] x, double[][] encoder, double[][] decoder);
    }

    private static final double[][] POINTS = {{-3, -2}, {-1, 0}, {0, 0}, {1, 2}, {3, 0}};

    @Override
    public String task() {
        return "write encoderGradient(x, encoder, decoder): the derivatives of (1/n) sum of |x - x W V|^2 by the encoder W.";
    }

    @Override
    public Encoder learner() {
        return Exercise431::encoderGradient;
    }

    @Override
    public Encoder solution() {
        return Solution431::encoderGradient;
    }

    @Override
    public List<String> hints() {
        return List.of("Go forward first: code = x W, then what comes back = code V. The error of a row is what comes back "
                        + "minus the row.",
                "The derivative by what comes back is 2/n times the error. The decoder turns it into the derivative by the "
                        + "code: multiply with V transposed.",
                "dL/dW[j][u] is the sum over the rows of x[j] times the derivative by code[u], which is the sum over i of "
                        + "2/n (back[i] - x[i]) V[u][i].");
    }

    @Override
    public void check(Encoder answer) {
        double[][] atB = answer.gradient(POINTS, new double[][]{{0.5}, {0.1}}, new double[][]{{2, 1}});
        Mistake.unless(atB != null && atB.length == 2 && atB[0].length == 1, "The gradient has the shape of the encoder: "
                + "2 rows and 1 column for two pixels and one unit.");
        // differences of the loss for the same matrices
        double byFirst = slope(0);
        double bySecond = slope(1);
        Mistake.unless(Math.abs(atB[0][0] + byFirst) > 1e-6, "Your gradient points downhill: the error is what comes back "
                + "minus "
                + "the row.");
        Mistake.unless(Math.abs(atB[0][0] - 5 * byFirst) > 1e-6, "Yours is 5 times too large for 5 rows: the loss is a mean.");
        Mistake.unless(Math.abs(atB[0][0] - byFirst / 2) > 1e-6, "Half of the gradient: a square has the derivative 2 times.");
        Mistake.unlessNear(atB[0][0], byFirst, 1e-6, "dL/dW[0][0] is %.4f by finite differences, yours is %.4f: does the "
                + "derivative by what comes back go through the decoder?", byFirst, atB[0][0]);
        Mistake.unlessNear(atB[1][0], bySecond, 1e-6, "dL/dW[1][0] is %.4f by finite differences, yours is %.4f.", bySecond,
                atB[1][0]);
        double[][] best = answer.gradient(POINTS, new double[][]{{0.4}, {0.2}}, new double[][]{{2, 1}});
        Mistake.unlessNear(best[0][0], 0, 1e-9, "On the principal component the gradient is 0; yours is %.4f.", best[0][0]);
    }

    private static double slope(int which) {
        return (loss(which, 1e-5) - loss(which, -1e-5)) / 2e-5;
    }

    private static double loss(int which, double h) {
        double w0 = 0.5 + (which == 0 ? h : 0);
        double w1 = 0.1 + (which == 1 ? h : 0);
        double sum = 0;
        for (double[] p : POINTS) {
            double code = p[0] * w0 + p[1] * w1;
            sum += Math.pow(p[0] - 2 * code, 2) + Math.pow(p[1] - code, 2);
        }
        return sum / POINTS.length;
    }

    private static Encoder scaled(double factor) {
        return (x, encoder, decoder) -> {
            double[][] gradient = Solution431.encoderGradient(x, encoder, decoder);
            for (double[] row : gradient) {
                for (int u = 0; u < row.length; u++) {
                    row[u] *= factor;
                }
            }
            return gradient;
        };
    }

    /// The derivative by what comes back, summed, instead of multiplied with the decoder.
    private static double[][] pastTheDecoder(double[][] x, double[][] encoder, double[][] decoder) {
        return Solution431.encoderGradient(x, encoder, new double[][]{{1, 1}});
    }

    @Override
    public List<Planted<Encoder>> planted() {
        return List.of(new Planted<>("downhill", scaled(-1), "Your gradient points downhill"),
                new Planted<>("summed", scaled(5), "5 times too large for 5 rows: the loss is a mean."),
                new Planted<>("no factor 2", scaled(0.5), "Half of the gradient: a square has the derivative"),
                new Planted<>("without the decoder", Exercise431Test::pastTheDecoder, "go through the decoder?"));
    }
}
