package scratch.classic.supportvector;

import java.util.Arrays;

/// Keeps the rows of a matrix that were used last, up to a number that was agreed on: a row that is asked for again need
/// not be computed again. Which row leaves is decided by a list of all places from the least to the most recently used.
final class RowCache {
    private final double[][] values;    // (places), each (length) as soon as it is used
    private final int length;
    private final int[] placeOf;        // (rows), −1 if the row is not here
    private final int[] rowAt;          // (places), −1 if nothing is there
    private final int[] older;          // (places + 1): neighbours in the list; the last entry is both of its ends
    private final int[] newer;

    /// @param rows   how many rows the matrix has
    /// @param length of a row
    RowCache(int rows, int length, int places) {
        this.length = length;
        values = new double[places][];
        placeOf = new int[rows];
        rowAt = new int[places];
        older = new int[places + 1];
        newer = new int[places + 1];
        Arrays.fill(placeOf, -1);
        Arrays.fill(rowAt, -1);
        for (int place = 0; place <= places; place++) {
            newer[place] = (place + 1) % (places + 1);
            older[(place + 1) % (places + 1)] = place;
        }
    }

    int places() {
        return rowAt.length;
    }

    /// The place of a row, which is now the most recently used one; −1 if it is not here.
    int find(int row) {
        int place = placeOf[row];
        if (place >= 0) {
            touch(place);
        }
        return place;
    }

    /// A place for a row that is not here: that of the row used least recently. Its values are to be written.
    int take(int row) {
        int place = newer[rowAt.length];
        if (rowAt[place] >= 0) {
            placeOf[rowAt[place]] = -1;
        }
        rowAt[place] = row;
        placeOf[row] = place;
        if (values[place] == null) {
            values[place] = new double[length];
        }
        touch(place);
        return place;
    }

    double[] values(int place) {
        return values[place];
    }

    private void touch(int place) {
        int end = rowAt.length;
        newer[older[place]] = newer[place];
        older[newer[place]] = older[place];
        newer[older[end]] = place;
        older[place] = older[end];
        newer[place] = end;
        older[end] = place;
    }
}
