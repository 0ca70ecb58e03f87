package scratch.classic.data;

import java.util.stream.IntStream;

/// One property of all rows of a [Table]: numbers or categories, some of which may be missing.
public sealed interface Column permits NumericColumn, CategoricalColumn {

    /// What the property is called.
    String name();

    /// How many rows there are.
    int size();

    /// Whether nobody knows the value of this row.
    boolean isMissing(int row);

    /// The rows named, in their order; a row may be named twice.
    Column select(int[] rows);

    /// The same values under another name.
    Column named(String name);

    /// How many values are missing.
    default int missing() {
        return (int) IntStream.range(0, size()).filter(this::isMissing).count();
    }
}
