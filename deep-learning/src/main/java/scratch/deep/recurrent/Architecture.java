package scratch.deep.recurrent;

import scratch.math.check.Require;

/// How large a stack of recurrent layers is: d inputs, h units, layers one above the other, and whether each layer reads
/// the sequence from both ends. Then its outputs are 2h numbers, those of the way forwards first.
public record Architecture(int inputs, int hidden, int layers, boolean bidirectional) {

    public Architecture {
        Require.atLeast(1, "Architecture", "inputs", inputs);
        Require.atLeast(1, "Architecture", "hidden", hidden);
        Require.atLeast(1, "Architecture", "layers", layers);
    }

    /// One layer that reads from the first step to the last.
    public static Architecture of(int inputs, int hidden) {
        return new Architecture(inputs, hidden, 1, false);
    }

    public Architecture withLayers(int newLayers) {
        return new Architecture(inputs, hidden, newLayers, bidirectional);
    }

    public Architecture bothWays() {
        return new Architecture(inputs, hidden, layers, true);
    }

    /// 1 or 2.
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /// The length of the output of a step.
    public int outputs() {
        return hidden * directions();
    }

    @Override
    public String toString() {
        return inputs + " -> " + hidden + (layers == 1 ? "" : ", " + layers + " layers")
                + (bidirectional ? ", both ways" : "");
    }
}
