package scratch.classic.decisiontree;

/// What a tree is to predict, as a growing tree sees it: sums over rows, and how pure the rows behind such sums are.
/// One object serves one tree while it grows.
interface Response {
    /// How many sums there are.
    int width();

    /// Adds a row to sums; a negative weight takes it away.
    void add(double[] sums, int row, double weight);

    /// What the rows behind these sums weigh.
    double weight(double[] sums);

    /// How pure the rows behind these sums are: minus their loss, but for a constant that is the same for all parts of one
    /// node. So what a split gains is purity(left) + purity(right) − purity(node).
    double purity(double[] sums);

    /// In how many orders of its categories a feature is searched, and whether one order is enough for the best subset.
    int orders();

    /// Where a category with these sums stands in an order.
    double key(double[] sums, int order);

    /// What the rows from an index to another are like; the splits of this node are searched next.
    Node.Summary enter(int[] rows, int from, int to, double[] weights);

    /// Whether all rows of the node that was entered last are the same.
    boolean pure();
}
