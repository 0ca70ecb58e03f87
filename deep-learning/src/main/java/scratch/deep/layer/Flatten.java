package scratch.deep.layer;

import scratch.math.autograd.Variable;

/// Each row as one long list: (n, c, h, w) → (n, c·h·w).
public record Flatten() implements Layer {

    @Override
    public Variable forward(Variable x) {
        int rows = x.length(0);
        return x.reshape(rows, rows == 0 ? 0 : x.data().size() / rows);
    }

    @Override
    public String toString() {
        return "Flatten";
    }
}
