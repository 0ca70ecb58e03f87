package scratch.classic.forest;

/// Looks at the splits of a node, for one kind of answers. One object serves one tree at a time.
interface RankScan {
    /// How many numbers an answer has: a share for each class, or one mean.
    int width();

    /// Begins a tree.
    ///
    /// @param counts how often each row was drawn; (n)
    void begin(int... counts);

    /// Begins a node: the rows from an index to another, in ascending order.
    ///
    /// @return whether they all have the same answer
    boolean enter(int[] rows, int from, int to);

    /// What the rows of the node weigh.
    double weight();

    /// Writes the answer of the node, from an index on.
    void answer(double[] into, int at);

    /// Looks at every threshold of a feature.
    void everyThreshold(int j, int[] rows, int from, int to);

    /// Looks at one threshold of a feature.
    ///
    /// @param last the largest rank that goes to the left; some rows of the node do, and some do not
    void oneThreshold(int j, int last, double threshold, int[] rows, int from, int to);

    /// The best of all that was looked at in this node.
    BestCut best();
}
