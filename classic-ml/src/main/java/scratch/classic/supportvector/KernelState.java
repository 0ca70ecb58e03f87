package scratch.classic.supportvector;

import java.util.Map;

import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// A kernel in a file.
final class KernelState {
    private KernelState() {
    }

    /// @throws IllegalArgumentException if it is a kernel of one's own
    static Map<String, Object> of(String kind, Kernel kernel) {
        return switch (kernel) {
            case Kernel.Linear ignored -> Map.of("name", "linear");
            case Kernel.Polynomial p -> Map.of("name", "polynomial", "degree", p.degree(), "gamma", p.gamma(), "constant",
                    p.constant());
            case Kernel.RBF rbf -> Map.of("name", "rbf", "gamma", rbf.gamma());
            default -> throw Require.broken("%s.state: kernel %s: one of your own cannot be written down", kind,
                    kernel.getClass().getName());
        };
    }

    static Kernel read(String kind, Map<String, Object> state) {
        Map<String, Object> kernel = Stored.map(kind, state, "kernel");
        String name = Storable.get(kind, kernel, "name", String.class);
        return switch (name) {
            case "linear" -> Kernel.linear();
            case "polynomial" -> Kernel.polynomial(Storable.get(kind, kernel, "degree", Integer.class),
                    Storable.number(kind, kernel, "gamma"), Storable.number(kind, kernel, "constant"));
            case "rbf" -> Kernel.rbf(Storable.number(kind, kernel, "gamma"));
            default -> throw Require.broken("%s: kernel '%s': must be linear, polynomial or rbf", kind, name);
        };
    }
}
