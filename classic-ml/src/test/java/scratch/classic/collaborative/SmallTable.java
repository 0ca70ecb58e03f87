package scratch.classic.collaborative;

import java.util.ArrayList;
import java.util.List;

/// Tables of a few ratings; 0 stands for an empty cell.
final class SmallTable {
    /// The table of which NumPy was asked.
    static final double[][] SIX = {{5, 3, 0, 1, 4}, {4, 0, 4, 1, 5}, {1, 1, 0, 5, 2}, {1, 0, 2, 4, 0}, {0, 1, 5, 4, 0},
        {5, 4, 2, 0, 3}};

    private SmallTable() {
    }

    static Ratings of(double[]... table) {
        List<int[]> cells = new ArrayList<>();
        for (int user = 0; user < table.length; user++) {
            for (int item = 0; item < table[user].length; item++) {
                if (table[user][item] != 0) {
                    cells.add(new int[] {user, item});
                }
            }
        }
        return Ratings.ofIndices(table.length, table[0].length, cells.stream().mapToInt(cell -> cell[0]).toArray(),
                cells.stream().mapToInt(cell -> cell[1]).toArray(),
                cells.stream().mapToDouble(cell -> table[cell[0]][cell[1]]).toArray());
    }
}
