package scratch.classic.supportvector;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.model.Storable;

/// Numbers and maps as a file wants them.
final class Stored {
    private Stored() {
    }

    static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /// A map that a file holds under a name.
    static Map<String, Object> map(String kind, Map<String, Object> state, String name) {
        Map<String, Object> map = new HashMap<>();
        Map<?, ?> given = Storable.get(kind, state, name, Map.class);
        given.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }
}
