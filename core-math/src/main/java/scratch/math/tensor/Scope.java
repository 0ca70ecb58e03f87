package scratch.math.tensor;

import java.util.ArrayList;

/// Releases every tensor that was made inside it and not kept: `try (Scope scope = Scope.open()) { ... }`.
///
/// A formula such as `a.minus(b).times(c)` leaves tensors behind that have no name. On the heap they are garbage like
/// any other; in a scope their memory is used again at once, and a device gets it back without waiting for a
/// collection.
/// Scopes nest, and belong to the thread that opened them.
public final class Scope implements AutoCloseable {
    private static final ThreadLocal<Scope> CURRENT = new ThreadLocal<>();

    private final Scope outer = CURRENT.get();
    private final ArrayList<Storage> made = new ArrayList<>();

    private Scope() {
        CURRENT.set(this);
    }

    public static Scope open() {
        return new Scope();
    }

    /// Whether the numbers of this tensor were allocated in this scope, and still belong to it.
    public boolean made(Tensor tensor) {
        return made.contains(tensor.storage());
    }

    /// Lets a tensor (and every view of it) live on, in the scope outside this one if there is one.
    public Tensor keep(Tensor tensor) {
        if (made.remove(tensor.storage()) && outer != null) {
            outer.made.add(tensor.storage());
        }
        return tensor;
    }

    /// Takes a tensor (and every view of it) out of all open scopes of this thread: from here on it lives as long as
    /// whoever holds it, such as the gradient of a parameter.
    public static Tensor detach(Tensor tensor) {
        for (Scope scope = CURRENT.get(); scope != null; scope = scope.outer) {
            if (scope.made.remove(tensor.storage())) {
                break;
            }
        }
        return tensor;
    }

    /// Releases what was made so far, and stays open.
    public void clear() {
        for (Storage storage : made) {
            storage.discard();
        }
        made.clear();
    }

    @Override
    public void close() {
        clear();
        CURRENT.set(outer);
    }

    static void register(Storage storage) {
        Scope scope = CURRENT.get();
        if (scope != null) {
            scope.made.add(storage);
        }
    }
}
