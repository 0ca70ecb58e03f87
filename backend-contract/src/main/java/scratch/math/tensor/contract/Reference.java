package scratch.math.tensor.contract;

import scratch.math.tensor.Binary;
import scratch.math.tensor.Unary;

/// What the primitive functions mean, one number at a time in double precision. Slow, and easy to believe.
final class Reference {

    private Reference() {
    }

    static double unary(Unary f, double x, double c) {
        return switch (f) {
            case SHIFT -> x + c;
            case SCALE -> x * c;
            case POWER -> Math.pow(x, c);
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case SQRT -> Math.sqrt(x);
            case TANH -> Math.tanh(x);
            case SIGMOID -> sigmoid(x);
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x > 0 ? x : c * x;
            case GELU -> x * normal(x);
            case SILU -> x * sigmoid(x);
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case DROPOUT -> x < c ? 0 : 1 / (1 - c);
        };
    }

    static double binary(Binary f, double a, double b, double c) {
        return switch (f) {
            case ADD -> a + c * b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case GREATER -> a > b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case TANH_GRADIENT -> a * (1 - b * b);
            case SIGMOID_GRADIENT -> a * sigmoid(b) * sigmoid(-b);
            case RELU_GRADIENT -> b > 0 ? a : 0;
            case LEAKY_RELU_GRADIENT -> b > 0 ? a : c * a;
            case GELU_GRADIENT -> a * (normal(b) + b * Math.exp(-b * b / 2) / Math.sqrt(2 * Math.PI));
            case SILU_GRADIENT -> a * sigmoid(b) * (1 + b * (1 - sigmoid(b)));
            case LOGISTIC_LOSS -> Math.max(a, 0) - a * b + Math.log1p(Math.exp(-Math.abs(a)));
        };
    }

    static double sigmoid(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }

    /// The distribution function of the normal law, by its power series near 0 and a continued fraction in the tails.
    static double normal(double x) {
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        if (Math.abs(x) < 3) {
            double term = x;
            double sum = x;
            for (int i = 3; i < 200; i += 2) {
                term *= x * x / i;
                sum += term;
            }
            return 0.5 + density * sum;
        }
        double fraction = 0;
        for (int i = 200; i >= 1; i--) {
            fraction = i / (Math.abs(x) + fraction);
        }
        double tail = density / (Math.abs(x) + fraction);
        return x > 0 ? 1 - tail : tail;
    }
}
