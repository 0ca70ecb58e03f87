package scratch.classic.preprocess;

import java.util.List;
import java.util.Map;

import scratch.classic.data.Table;
import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// Which columns a step works on: those named, or all of one type.
final class Chosen {
    private Chosen() {
    }

    static List<String> numeric(String step, List<String> named, Table rows) {
        List<String> chosen = named.isEmpty() ? rows.numericNames() : named;
        chosen.forEach(rows::numeric);
        Require.that(rows.rows() > 0, "%s.fit: no rows: at least one is needed", step);
        return chosen;
    }

    static List<String> categorical(String step, List<String> named, Table rows) {
        List<String> chosen = named.isEmpty() ? rows.categoricalNames() : named;
        chosen.forEach(rows::categorical);
        Require.that(rows.rows() > 0, "%s.fit: no rows: at least one is needed", step);
        return chosen;
    }

    /// The values of a column that are there; one at least.
    static double[] present(String step, Table rows, String name) {
        double[] present = rows.numeric(name).present();
        Require.that(present.length > 0, "%s.fit: column '%s': all values are missing: at least one is needed", step, name);
        return present;
    }

    static Map<?, ?> map(String kind, Map<String, Object> state, String name) {
        return Storable.get(kind, state, name, Map.class);
    }

    /// The names of columns that a file holds under a name.
    static List<String> names(String kind, Map<String, Object> state, String name) {
        return words(kind, name, list(kind, state, name));
    }

    static List<String> words(String kind, Object name, List<?> list) {
        return list.stream().map(word -> {
            Require.that(word instanceof String, "%s: '%s' holds %s: must be words", kind, name, word);
            return (String) word;
        }).toList();
    }

    static List<?> list(String kind, Map<String, Object> state, String name) {
        return Storable.get(kind, state, name, List.class);
    }
}
