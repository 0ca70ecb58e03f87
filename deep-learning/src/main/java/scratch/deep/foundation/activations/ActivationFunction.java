package scratch.deep.foundation.activations;

/// The functions between the layers, each with its derivative, as the textbook writes them.
///
/// In double and one number at a time: the definition that the fast ones in `scratch.math.tensor` are held to.
/// Hendrycks and Gimpel 2016 for GELU; Goodfellow, Bengio and Courville, *Deep Learning*, §6.3.
public enum ActivationFunction {
    /// `1 / (1 + e⁻ˣ)`; derivative `σ(x)·σ(−x)`, never more than ¼.
    SIGMOID("sigmoid") {
        @Override
        public double value(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        public double derivative(double x) {
            return value(x) * value(-x);                       // subtle: s·(1 − s) would be 0 from x = 37 on
        }
    },
    /// `tanh x`; derivative `1 / cosh² x`.
    TANH("tanh") {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        public double derivative(double x) {
            return 1 / (Math.cosh(x) * Math.cosh(x));
        }
    },
    /// `max(x, 0)`; derivative 1 or 0, and 0 at the corner by agreement.
    RELU("ReLU") {
        @Override
        public double value(double x) {
            return Math.max(x, 0);
        }

        @Override
        public double derivative(double x) {
            return x > 0 ? 1 : 0;
        }
    },
    /// `x` above 0, `0.01·x` below: a unit that is off still hears something.
    LEAKY_RELU("leaky ReLU") {
        @Override
        public double value(double x) {
            return x > 0 ? x : 0.01 * x;
        }

        @Override
        public double derivative(double x) {
            return x > 0 ? 1 : 0.01;
        }
    },
    /// `x·Φ(x)`, where Φ is the normal distribution function; derivative `Φ(x) + x·φ(x)`.
    GELU("GELU") {
        @Override
        public double value(double x) {
            return x * phi(x);
        }

        @Override
        public double derivative(double x) {
            return phi(x) + x * density(x);
        }
    };

    private final String word;

    ActivationFunction(String word) {
        this.word = word;
    }

    /// f(x).
    public abstract double value(double x);

    /// f′(x).
    public abstract double derivative(double x);

    /// GELU as GPT-2 writes it: `½x(1 + tanh(√(2/π)(x + 0.044715x³)))`, up to 4.7e-4 away from the exact one.
    public static double geluByTanh(double x) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    /// GELU as ND4J's `gelu` writes it: `x·σ(1.702x)`, up to 0.02 away.
    public static double geluBySigmoid(double x) {
        return x * SIGMOID.value(1.702 * x);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /// Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …), whose terms all have one sign: no digits are lost (Marsaglia 2004).
    /// subtle: far to the left, ½ minus nearly ½ would have no digits; there the tail itself is computed.
    private static double phi(double x) {
        if (Math.abs(x) > 2) {
            return x < 0 ? tail(-x) : 1 - tail(x);
        }
        double sum = 0;
        double term = x;
        for (int i = 3; sum + term != sum; i += 2) {
            sum += term;
            term *= x * x / i;
        }
        return 0.5 + sum * density(x);
    }

    /// Φ(−x) for x > 2: Laplace's continued fraction φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))), from its 80th step inwards.
    private static double tail(double x) {
        double fraction = x;
        for (int i = 80; i >= 1; i--) {
            fraction = x + i / fraction;
        }
        return density(x) / fraction;
    }

    @Override
    public String toString() {
        return word;
    }
}
