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
        Map<String, Object> lists = new LinkedHashMap<>();
        Chosen.map(kind, state, name).forEach((key, list) -> lists.put((String) key, list));
        lists.keySet().forEach(key -> numbers.put(key, Storable.numbers(kind, lists, key)));
        return numbers;
    }

    /// So many lists of numbers, at least one, that a file holds under a name.
    static double[][] lists(String kind, Map<String, Object> state, String name, int number) {
        List<?> lists = Chosen.list(kind, state, name);
        Require.that(number > 0 && lists.size() == number, "%s: '%s' holds %d lists: must be %d", kind, name, lists.size(),
                number);
        double[][] numbers = new double[number][];
        for (int j = 0; j < number; j++) {
            numbers[j] = Storable.numbers(kind, Collections.singletonMap(name, lists.get(j)), name);
        }
        return numbers;
    }
}
