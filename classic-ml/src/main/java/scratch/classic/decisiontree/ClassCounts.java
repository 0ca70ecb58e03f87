package scratch.classic.decisiontree;

/// Classes: the sums are the weights of the rows of each class.
final class ClassCounts implements Response {
    private final Impurity impurity;
    private final int[] labels;     // (n)
    private final int classes;
    private boolean pure;

    ClassCounts(Impurity impurity, int[] labels, int classes) {
        this.impurity = impurity;
        this.labels = labels;
        this.classes = classes;
    }

    @Override
    public int width() {
        return classes;
    }

    @Override
    public void add(double[] sums, int row, double weight) {
        sums[labels[row]] += weight;
    }

    @Override
    public double purity(double[] sums) {
        return impurity.purity(sums);
    }

    // With two classes the order by the share of one of them holds the best subset (Breiman et al., 1984).
    @Override
    public int orders() {
        return classes <= 2 ? 1 : classes;
    }

    @Override
    public double key(double[] sums, int order) {
        return sums[orders() == 1 ? sums.length - 1 : order] / weight(sums);
    }

    @Override
    public double weight(double[] sums) {
        double weight = 0;
        for (double sum : sums) {
            weight += sum;
        }
        return weight;
    }

    @Override
    public Node.Summary enter(int[] rows, int from, int to, double[] weights) {
        double[] counts = new double[classes];
        double weight = 0;
        pure = true;
        for (int p = from; p < to; p++) {
            counts[labels[rows[p]]] += weights[rows[p]];
            weight += weights[rows[p]];
            pure &= labels[rows[p]] == labels[rows[from]];
        }
        double loss = pure ? 0 : impurity.loss(counts);
        for (int k = 0; k < classes; k++) {
            counts[k] /= weight;
        }
        return new Node.Summary(to - from, weight, loss, counts);
    }

    @Override
    public boolean pure() {
        return pure;
    }
}
