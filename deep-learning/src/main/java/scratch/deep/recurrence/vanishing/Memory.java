package scratch.deep.recurrence.vanishing;

import java.util.random.RandomGenerator;

import scratch.deep.recurrent.LSTM;
import scratch.deep.recurrent.RNN;
import scratch.deep.recurrent.RecurrentLayer;

/// Recurrent layers that differ in how long a gradient lives in them, and in nothing else.
public enum Memory {
    /// The plain layer as it comes: its matrix shrinks every direction.
    PLAIN("plain"),
    /// The plain layer, its recurrent matrix a rotation at the start. Saxe et al. 2014.
    ROTATION("plain, orthogonal start"),
    /// LSTM as it comes: a forget gate that is half open.
    LSTM("LSTM"),
    /// LSTM whose forget gate starts nearly open: σ(3) = 0.95. Jozefowicz et al. 2015; Tallec and Ollivier 2018.
    OPEN("LSTM, forget bias 3");

    private final String text;

    Memory(String text) {
        this.text = text;
    }

    /// A layer with new weights.
    public RecurrentLayer create(int inputs, int hidden, RandomGenerator random) {
        return switch (this) {
            case PLAIN -> new RNN(inputs, hidden, random);
            case ROTATION -> rotating(new RNN(inputs, hidden, random), hidden, random);
            case LSTM -> new LSTM(inputs, hidden, random);
            case OPEN -> new LSTM(inputs, hidden, random).withForgetBias(3);
        };
    }

    private static RNN rotating(RNN layer, int hidden, RandomGenerator random) {
        double[] rotation = RecurrentMatrix.orthogonal(hidden, 1, random).data();
        float[] values = new float[rotation.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rotation[i];
        }
        layer.parameters().get("weight_hh_l0").data().write(values);
        return layer;
    }

    @Override
    public String toString() {
        return text;
    }
}
