package scratch.math.tensor;

import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The backend that work runs on: one that was named for it, or that of the process, which is chosen once, when it is
/// first needed.
final class ActiveBackend {
    private static final ScopedValue<Backend> NAMED = ScopedValue.newInstance();

    private static volatile Backend ofProcess;

    private ActiveBackend() {
    }

    static Backend get() {
        return NAMED.isBound() ? NAMED.get() : ofProcess();
    }

    /// subtle: not in a static initialiser, which would wrap the sentence of a failure in an error with a stack trace.
    private static Backend ofProcess() {
        if (ofProcess == null) {
            synchronized (ActiveBackend.class) {
                if (ofProcess == null) {
                    ofProcess = choose(System.getProperty("scratch.backend", "cpu"),
                            ServiceLoader.load(Backend.Provider.class));
                }
            }
        }
        return ofProcess;
    }

    static <T> T using(Backend backend, Supplier<T> work) {
        return ScopedValue.where(NAMED, backend).call(work::get);
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
        try {
            return found.get(wish).open();
        } catch (IllegalStateException unavailable) {
            throw new IllegalArgumentException("backend: scratch.backend=" + wish + ": " + unavailable.getMessage(),
                    unavailable);
        }
    }
}
