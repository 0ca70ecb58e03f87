package scratch.math.optimize;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/// A function to be minimised, with its slope. Neither method may change x or keep it.
public interface Objective {
    /// f(x)
    double value(double[] x);

    /// ∇f(x): (n), a new array.
    double[] gradient(double[] x);

    static Objective of(ToDoubleFunction<double[]> value, UnaryOperator<double[]> gradient) {
        return new Objective() {
            @Override
            public double value(double[] x) {
                return value.applyAsDouble(x);
            }

            @Override
            public double[] gradient(double[] x) {
                return gradient.apply(x);
            }
        };
    }
}
