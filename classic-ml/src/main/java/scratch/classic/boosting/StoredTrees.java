package scratch.classic.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import scratch.classic.model.Storable;

/// Trees that a file holds.
final class StoredTrees {
    private StoredTrees() {
    }

    /// The trees under a name, in their order.
    ///
    /// @param read from the state of one
    static <T> List<T> read(String kind, Map<String, Object> state, String name, Function<Map<String, Object>, T> read) {
        List<T> trees = new ArrayList<>();
        for (Object tree : Storable.get(kind, state, name, List.class)) {
            if (!(tree instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(kind + ": '" + name + "' holds " + tree + ": must be trees");
            }
            trees.add(read.apply(words(map)));
        }
        return trees;
    }

    /// A whole number above 0.
    static int count(String kind, Map<String, Object> state, String name) {
        double number = Storable.number(kind, state, name);
        require(number >= 1 && number == (int) number, kind, "'" + name + "' is " + number, "must be a whole number above 0");
        return (int) number;
    }

    static void require(boolean rule, String kind, String given, String expected) {
        if (!rule) {
            throw new IllegalArgumentException(kind + ": " + given + ": " + expected);
        }
    }

    @SuppressWarnings("unchecked")       // what a file holds is named by words
    private static Map<String, Object> words(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
