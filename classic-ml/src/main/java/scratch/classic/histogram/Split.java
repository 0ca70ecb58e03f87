package scratch.classic.histogram;

/// A question that divides the rows of a node.
///
/// @param feature     the column
/// @param bin         of a number: this bin and those below go to the left; the last bin if the question is
///                    whether there is a value
/// @param left        of categories: whether each bin goes to the left (256); null of a number
/// @param missingLeft where the rows go whose value is missing
/// @param gain        by how much twice the objective falls
/// @param gradient    units of g of the left side
/// @param hessian     units of h of the left side
/// @param leftWeight  what the left side would answer
/// @param rightWeight what the right side would answer
record Split(int feature, int bin, boolean[] left, boolean missingLeft, double gain, long gradient, long hessian,
        double leftWeight, double rightWeight) {

    /// Whether the rows of each bin go to the left; (256).
    boolean[] table() {
        boolean[] table = left == null ? new boolean[Bins.ROOM] : left.clone();
        for (int b = 0; left == null && b < Bins.MISSING; b++) {
            table[b] = b <= bin;
        }
        table[Bins.MISSING] = missingLeft;
        return table;
    }
}
