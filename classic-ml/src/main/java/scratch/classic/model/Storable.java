package scratch.classic.model;

import java.util.List;
import java.util.Map;

/// Something that has learned and can be written down.
public interface Storable {
    /// What kind of thing this is, for a file: a word that no other kind has, such as `linear-model`.
    String kind();

    /// Everything that was learned, for a file: names with numbers, words, truth values, or lists and maps of such.
    Map<String, Object> state();

    /// What a file holds under a name.
    ///
    /// @throws IllegalArgumentException if it is not there, or of another type: naming kind and name
    static <T> T get(String kind, Map<String, Object> state, String name, Class<T> type) {
        Object value = state.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(kind + ": '" + name + "' is " + value + ": must be a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    /// A number that a file holds under a name; finite, as JSON has no other.
    static double number(String kind, Map<String, Object> state, String name) {
        return finite(kind, name, get(kind, state, name, Number.class));
    }

    /// Numbers that a file holds under a name.
    static double[] numbers(String kind, Map<String, Object> state, String name) {
        List<?> list = get(kind, state, name, List.class);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Number number)) {
                throw new IllegalArgumentException(kind + ": '" + name + "' holds " + list.get(i) + ": must be numbers");
            }
            numbers[i] = finite(kind, name, number);
        }
        return numbers;
    }

    private static double finite(String kind, String name, Number number) {
        if (!Double.isFinite(number.doubleValue())) {       // JSON can spell 1e400
            throw new IllegalArgumentException(kind + ": '" + name + "' holds " + number + ": too large for a double");
        }
        return number.doubleValue();
    }
}
