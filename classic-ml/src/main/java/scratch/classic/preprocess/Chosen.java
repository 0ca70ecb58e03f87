package scratch.classic.preprocess;

import java.util.List;
import java.util.Map;

import scratch.classic.data.Table;
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

    /// What a file holds under a name.
    ///
    /// @throws IllegalArgumentException if it is not there, or of another type
    static <T> T get(String kind, Map<String, Object> state, String name, Class<T> type) {
        Object value = state.get(name);
        Require.that(type.isInstance(value), "%s: '%s' is %s: must be a %s", kind, name, value, type.getSimpleName());
        return type.cast(value);
    }

    static Map<?, ?> map(String kind, Map<String, Object> state, String name) {
        return get(kind, state, name, Map.class);
    }

    static List<?> list(String kind, Map<String, Object> state, String name) {
        return get(kind, state, name, List.class);
    }
}
