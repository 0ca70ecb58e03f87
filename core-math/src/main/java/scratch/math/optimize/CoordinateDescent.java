package scratch.math.optimize;

/// Coordinate descent: minimise in x₀, then in x₁, and so on round and round.
/// xⱼ ← argmin f(x₀, …, xⱼ, …).   Never goes uphill; converges for smooth convex f, and for those with a separable kink
/// such as the lasso's. One iteration is one round over all coordinates.
/// It stops when no coordinate moves by more than the tolerance.
/// Tseng 2001, "Convergence of a Block Coordinate Descent Method", J. Optim. Theory Appl. 109(3).
public final class CoordinateDescent {
    private CoordinateDescent() {}

    public static Result minimize(Coordinatewise f, double[] start, Options options) {
        double[] x = start.clone();
        // at the start nothing has moved yet: the largest double keeps it from counting as converged
        Trace trace = new Trace("CoordinateDescent", options, x, f.value(x), Double.MAX_VALUE);
        while (trace.goesOn()) {
            double largest = 0;
            for (int j = 0; j < x.length; j++) {
                double best = f.best(x, j);
                largest = Math.max(largest, Math.abs(best - x[j]));
                x[j] = best;
            }
            trace.add(x, f.value(x), largest);
        }
        return trace.result();
    }
}
