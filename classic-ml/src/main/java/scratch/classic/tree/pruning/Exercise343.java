package scratch.classic.tree.pruning;

/// The "build" exercise of lesson 343: cut a tree back where a leaf has a price.
public final class Exercise343 {
    private Exercise343() {
    }

    /// How many leaves the cheapest subtree has, the smallest of equally cheap ones. A subtree costs the losses of its leaves,
    /// and the price once for each of them.
    ///
    /// @param left  for each node its left child, or -1 if it is a leaf; node 0 is the root, a parent before its children
    /// @param right for each node its right child, or -1
    /// @param loss  for each node what it loses as a leaf
    /// @param price what a leaf costs, 0 or more
    public static int leaves(int[] left, int[] right, double[] loss, double price) {
        throw new UnsupportedOperationException("leaves(left, right, loss, price) returns how many leaves remain");
    }
}
