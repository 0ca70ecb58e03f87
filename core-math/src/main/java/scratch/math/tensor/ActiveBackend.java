package scratch.math.tensor;

import java.util.ServiceLoader;
import java.util.TreeMap;

/// Chooses the backend of this process, once, when [Backend#active()] is first called.
final class ActiveBackend {

    static final Backend INSTANCE = choose(System.getProperty("scratch.backend", "cpu"),
            ServiceLoader.load(Backend.Provider.class));

    private ActiveBackend() {
    }

    static Backend choose(String wish, Iterable<Backend.Provider> providers) {
        TreeMap<String, Backend.Provider> found = new TreeMap<>();
        for (Backend.Provider provider : providers) {
            found.put(provider.name(), provider);
        }
        if (!found.containsKey(wish)) {
            throw new IllegalArgumentException("backend: scratch.backend=" + wish + ": must be one of " + found.keySet()
                    + "; other backends must be on the class path");
        }
        return found.get(wish).open();
    }
}
