package scratch.math.autograd;

import scratch.math.tensor.Tensor;

/// What happens between the products at one step of a recurrent layer: see [RecurrentPass].
///
/// The pass gives a cell the sums that come from the input, (t, n, gates·h) for all steps at once, and room for the states.
/// A cell belongs to one pass, forward and back; all its tensors are contiguous.
interface Cell {

    /// How many sums each unit has.
    int gates();

    /// Whether the sums that come from the state are kept apart from those that come from the input.
    default boolean apart() {
        return false;
    }

    /// How many rows of states behind those of the t steps the result has.
    default int extra() {
        return 0;
    }

    /// Sums (t, n, gates·h), those from the state (the same tensor, unless apart), and states (t + extra, n, h).
    void begin(Tensor sums, Tensor products, Tensor states);

    /// The state after step s; `before` is the state before it, (n, h).
    void forward(int s, Tensor before);

    /// Where `going` (n, 1) is 0 a sequence has ended before step s: what the cell remembers itself stays as it was.
    default void carry(int s, Tensor going) {
    }

    /// The last step has been made.
    default void end() {
    }

    /// From the gradient at the result (t + extra, n, h); those at the sums go to the two tensors of their shapes.
    void beginGradient(Tensor g, Tensor atSums, Tensor atProducts);

    /// From the gradient at the state after step s to those at its sums. What reaches the state before without a product
    /// is left in `atState`; true if there is such a way.
    boolean backward(int s, Tensor before, Tensor atState);

    /// Before `backward` at a step where some sequences have ended: sets aside their gradients at what the cell remembers.
    default void setAside(Tensor going) {
    }

    /// … and after it puts them back.
    default void putBack() {
    }

    /// The gradient at what the cell remembered at the start, or null.
    default Tensor atStart() {
        return null;
    }

    /// What must live until the gradients are known, apart from the sums and the states.
    default Tensor[] kept() {
        return new Tensor[0];
    }
}
