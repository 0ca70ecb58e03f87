package scratch.classic.decisiontree;

/// Numbers: the sums are the weight of the rows, and their weighted distances from the mean of the node, so that nothing
/// large cancels.
final class SquaredErrors implements Response {
    private final double[] y;     // (n)
    private double centre;
    private boolean pure;

    SquaredErrors(double... y) {
        this.y = y;
    }

    @Override
    public int width() {
        return 2;
    }

    @Override
    public void add(double[] sums, int row, double weight) {
        sums[0] += weight;
        sums[1] += weight * (y[row] - centre);
    }

    // Σw(y − c)² − Σw(y − mean)² = (Σw(y − c))² / Σw, for the centre c of the node
    @Override
    public double purity(double[] sums) {
        return sums[1] * sums[1] / sums[0];
    }

    // The order by the mean holds the best subset (Fisher, 1958).
    @Override
    public int orders() {
        return 1;
    }

    @Override
    public double key(double[] sums, int order) {
        return sums[1] / sums[0];
    }

    @Override
    public double weight(double[] sums) {
        return sums[0];
    }

    @Override
    public Node.Summary enter(int[] rows, int from, int to, double[] weights) {
        double weight = 0;
        double sum = 0;
        pure = true;
        for (int p = from; p < to; p++) {
            weight += weights[rows[p]];
            sum += weights[rows[p]] * y[rows[p]];
            pure &= y[rows[p]] == y[rows[from]];
        }
        double rough = pure ? y[rows[from]] : sum / weight;
        double rest = 0;
        for (int p = from; p < to; p++) {
            rest += weights[rows[p]] * (y[rows[p]] - rough);
        }
        centre = rough + rest / weight;
        double loss = 0;
        for (int p = from; p < to; p++) {
            loss += weights[rows[p]] * (y[rows[p]] - centre) * (y[rows[p]] - centre);
        }
        return new Node.Summary(to - from, weight, loss, new double[] {centre});
    }

    @Override
    public boolean pure() {
        return pure;
    }
}
