package scratch.classic.decisiontree;

import java.util.ArrayList;
import java.util.List;

/// Where the nodes of a tree stand in a drawing: each leaf in a column of its own, each parent half-way between its
/// children, each level in a row of its own. No two arrows cross.
public final class TreeLayout {
    private TreeLayout() {
    }

    /// A node in its place.
    ///
    /// @param parent index in the list, −1 for the root
    /// @param yes    whether it is where its parent's yes leads
    public record Place(Node node, double column, int row, int parent, boolean yes) {
    }

    /// All nodes, a parent before its children, the left side before the right.
    public static List<Place> of(Node root) {
        List<Place> places = new ArrayList<>();
        place(root, 0, 0, -1, true, places);
        return List.copyOf(places);
    }

    private static double place(Node node, double firstColumn, int row, int parent, boolean yes, List<Place> places) {
        int index = places.size();
        places.add(null);                                            // its place is known after its children's
        double column = firstColumn;
        if (node instanceof Node.Branch branch) {
            double left = place(branch.left(), firstColumn, row + 1, index, true, places);
            double right = place(branch.right(), firstColumn + branch.left().leaves(), row + 1, index, false, places);
            column = (left + right) / 2;
        }
        places.set(index, new Place(node, column, row, parent, yes));
        return column;
    }
}
