package scratch.deep.layer;

import scratch.math.autograd.Functions;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Window;

/// The mean number under each place of a window: (n, c, h, w) → (n, c, h', w'). Nothing to learn.
public record AvgPool2d(Window window) implements Layer {

    /// A square window that never overlaps itself.
    public AvgPool2d(int size) {
        this(Window.tiles(size));
    }

    @Override
    public Variable forward(Variable x) {
        Checks.images(this, x, 0);
        return Functions.averagePool(x, window);
    }

    @Override
    public String toString() {
        return "AvgPool2d " + window.text(window.height());
    }
}
