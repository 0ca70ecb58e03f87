package scratch.classic.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import scratch.math.check.Require;

/// Categories, one a row, kept as their indices in a list of all that there are; −1 where one is missing.
public final class CategoricalColumn implements Column {
    /// The code of a missing category.
    public static final int MISSING = -1;

    private final String name;
    private final int[] codes;                 // (n)
    private final List<String> categories;     // (k), distinct

    /// @param codes      indices into `categories`, copied; [#MISSING] where one is missing
    /// @param categories all that there can be, in an order that means something where one does
    /// @throws IllegalArgumentException if the name is blank, a category occurs twice, or a code is none of them
    public CategoricalColumn(String name, int[] codes, List<String> categories) {
        Require.that(!name.isBlank(), "CategoricalColumn: a column without a name: every column needs one");
        Set<String> seen = new HashSet<>();
        for (String category : categories) {
            Require.that(seen.add(category), "CategoricalColumn: column '%s': category '%s' occurs twice among %d: must differ"
                    + " from each other", name, category, categories.size());
        }
        for (int i = 0; i < codes.length; i++) {
            Require.that(codes[i] >= MISSING && codes[i] < categories.size(),
                    "CategoricalColumn: column '%s', row %d: code %d: must be from 0 to %d, or -1 where it is missing",
                    name, i, codes[i], categories.size() - 1);
        }
        this.name = name;
        this.codes = codes.clone();
        this.categories = List.copyOf(categories);
    }

    /// From the words themselves, null where one is missing; the categories are those that occur, in the order of the
    /// alphabet.
    public static CategoricalColumn of(String name, String... words) {
        List<String> categories = Arrays.stream(words).filter(Objects::nonNull).distinct().sorted().toList();
        Map<String, Integer> index = new HashMap<>();
        categories.forEach(category -> index.put(category, index.size()));
        int[] codes = Arrays.stream(words).mapToInt(word -> word == null ? MISSING : index.get(word)).toArray();
        return new CategoricalColumn(name, codes, categories);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    /// All categories that there can be; some may not occur.
    public List<String> categories() {
        return categories;
    }

    /// The index of this row's category, −1 if it is missing.
    public int code(int row) {
        return codes[row];
    }

    /// A copy of all; (n).
    public int[] codes() {
        return codes.clone();
    }

    /// This row's category, null if it is missing.
    public String word(int row) {
        return codes[row] == MISSING ? null : categories.get(codes[row]);
    }

    @Override
    public CategoricalColumn select(int[] rows) {
        return new CategoricalColumn(name, Arrays.stream(rows).map(row -> codes[row]).toArray(), categories);
    }

    @Override
    public CategoricalColumn named(String other) {
        return new CategoricalColumn(other, codes, categories);
    }
}
