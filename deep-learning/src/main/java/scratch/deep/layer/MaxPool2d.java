package scratch.deep.layer;

import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Window;

/// The largest number under each place of a window: (n, c, h, w) → (n, c, h', w'). Nothing to learn.
public record MaxPool2d(Window window) implements Layer {

    /// A square window that never overlaps itself.
    public MaxPool2d(int size) {
        this(Window.tiles(size));
    }

    @Override
    public Variable forward(Variable x) {
        Checks.images(this, x, 0);
        return Functions.maxPool(x, window);
    }

    @Override
    public String toString() {
        return "MaxPool2d " + window.text(window.height());
    }
}
