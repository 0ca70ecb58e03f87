package scratch.classic.linear.gradientdescent;

/// A loss that is a mean over rows, f(w) = 1/n Σ fᵢ(w): what can be descended with all rows, one, or a few.
public interface RowLoss {
    /// n.
    int rows();

    /// How many weights there are.
    int width();

    /// f(w).
    double value(double[] w);

    /// Adds ∇fᵢ(w) to a sum.
    void addGradient(int row, double[] w, double[] sum);
}
