package scratch.classic.linear.fiveways;

import java.util.Arrays;

/// The cost over all rows while a model was trained, against the number of rows looked at so far.
/// Rows seen, not steps or epochs, is what makes the ways comparable: a batch step reads all rows, a stochastic one
/// reads one. Early entries are dense and later ones 4 % apart: on a logarithmic axis every stage is drawn.
public final class CostHistory {
    private double[] rowsSeen = new double[256];
    private double[] costs = new double[256];
    private int size;
    private double next;     // the number of rows at which the next entry is due
    private int steps;
    private boolean converged;

    static CostHistory closedForm(int rows, double cost) {
        var history = new CostHistory();
        history.end(rows, cost, 0, true);
        return history;
    }

    /// The number of rows read when each cost was taken, growing.
    public double[] rowsSeen() {
        return Arrays.copyOf(rowsSeen, size);
    }

    /// The mean squared error over all rows at these moments; the first is that of all coefficients 0.
    public double[] costs() {
        return Arrays.copyOf(costs, size);
    }

    /// The cost at the end.
    public double last() {
        return costs[size - 1];
    }

    /// How often the coefficients were changed; 0 for a closed form.
    public int steps() {
        return steps;
    }

    /// Whether training ended because nothing was left to gain, not because the epochs were used up.
    public boolean converged() {
        return converged;
    }

    boolean isDue(long rows) {
        return rows >= next;
    }

    void record(long rows, double cost) {
        if (size == costs.length) {
            rowsSeen = Arrays.copyOf(rowsSeen, 2 * size);
            costs = Arrays.copyOf(costs, 2 * size);
        }
        rowsSeen[size] = rows;
        costs[size++] = cost;
        next = Math.max(rows + 1, 1.04 * rows);
    }

    void end(long rows, double cost, int stepsTaken, boolean nothingLeftToGain) {
        record(rows, cost);
        steps = stepsTaken;
        converged = nothingLeftToGain;
    }
}
