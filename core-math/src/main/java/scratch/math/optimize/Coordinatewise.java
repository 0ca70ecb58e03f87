package scratch.math.optimize;

/// A function that is easily minimised in one coordinate at a time; it need not have a gradient (the lasso has none).
public interface Coordinatewise {
    /// f(x)
    double value(double[] x);

    /// The value of coordinate j that minimises f while the other coordinates stay as they are in x.
    double best(double[] x, int j);
}
