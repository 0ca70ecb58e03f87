package scratch.classic.preprocess;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// Lists and maps that a file holds, read back with their types checked.
final class Stored {
    private Stored() {
    }

    /// Lists of numbers, each with a name of its own, that a file holds under a name.
    static Map<String, double[]> numbers(String kind, Map<String, Object> state, String name) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        Map<String, Object> lists = named(kind, name, state.get(name));
        lists.keySet().forEach(key -> numbers.put(key, Storable.numbers(kind, lists, key)));
        return numbers;
    }

    /// Something of a file that must hold other things by name.
    static Map<String, Object> named(String kind, String what, Object value) {
        Map<String, Object> named = new LinkedHashMap<>();
        Chosen.map(kind, Collections.singletonMap(what, value), what).forEach((name, each) -> named.put((String) name, each));
        return named;
    }

    /// As many lists of numbers as there are columns, at least one, that a file holds under a name.
    static double[][] rows(String kind, Map<String, Object> state, String name, int columns) {
        List<?> lists = Chosen.list(kind, state, name);
        Require.that(columns > 0 && lists.size() == columns, "%s: '%s' holds %d lists for %d columns: needs one for each", kind,
                name, lists.size(), columns);
        double[][] rows = new double[columns][];
        for (int j = 0; j < columns; j++) {
            rows[j] = Storable.numbers(kind, Collections.singletonMap(name, lists.get(j)), name);
        }
        return rows;
    }

    /// Words that a file holds under a name.
    static List<String> words(String kind, Map<String, Object> state, String name) {
        return Chosen.list(kind, state, name).stream().map(String::valueOf).toList();
    }
}
