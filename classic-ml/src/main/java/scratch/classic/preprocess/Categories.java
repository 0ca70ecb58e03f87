package scratch.classic.preprocess;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// The categories that an encoder saw in training, and those of other rows in their terms.
final class Categories {
    private static final int MOST_NAMED = 10;

    private Categories() {
    }

    /// Those that occur, in the order of the column's own list.
    static List<String> occurring(String step, CategoricalColumn column) {
        List<String> occurring = Arrays.stream(column.codes()).filter(code -> code != CategoricalColumn.MISSING)
                .distinct().sorted().mapToObj(column.categories()::get).toList();
        Require.that(!occurring.isEmpty(), "%s.fit: column '%s': all values are missing: at least one is needed", step,
                column.name());
        return occurring;
    }

    /// The index of each row's category among the known ones, −1 where it is missing, or unseen and ignored.
    static int[] recode(String step, CategoricalColumn column, List<String> known, Unseen unseen) {
        Map<String, Integer> places = new HashMap<>();
        known.forEach(word -> places.putIfAbsent(word, places.size()));
        int[] index = column.categories().stream().mapToInt(word -> places.getOrDefault(word, CategoricalColumn.MISSING))
                .toArray();
        int[] codes = column.codes();
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != CategoricalColumn.MISSING) {
                codes[i] = index[codes[i]];
                if (codes[i] == CategoricalColumn.MISSING && unseen == Unseen.ERROR) {
                    throw Require.broken("%s.transform: column '%s', row %d: '%s' did not occur in training: must be one of"
                            + " %s, or ignored by option", step, column.name(), i, column.word(i), some(known));
                }
            }
        }
        return codes;
    }

    // A message of a hundred thousand categories helps nobody.
    private static String some(List<String> known) {
        return known.size() <= MOST_NAMED ? known.toString()
                : known.size() + " categories, " + String.join(", ", known.subList(0, MOST_NAMED)) + " …";
    }

    static Map<String, List<String>> read(String kind, Map<String, Object> state) {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        Chosen.map(kind, state, "categories").forEach((name, list) -> {
            Require.that(list instanceof List, "%s: categories of '%s' are %s: must be a list", kind, name, list);
            List<String> words = Chosen.words(kind, name, (List<?>) list);
            Require.that(new HashSet<>(words).size() == words.size(), "%s: categories of '%s' are %s: must differ from each"
                    + " other", kind, name, words);
            categories.put((String) name, words);
        });
        return categories;
    }

    static Unseen unseen(String kind, Map<String, Object> state) {
        String word = Storable.get(kind, state, "unseen", String.class);
        Require.that(word.equals("ERROR") || word.equals("IGNORE"), "%s: unseen '%s': must be ERROR or IGNORE", kind, word);
        return Unseen.valueOf(word);
    }
}
