package scratch.deep.reconstruction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.deep.init.Initializer;
import scratch.deep.layer.Activation;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.layer.Sequential;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;

/// An encoder that squeezes a row into a code, and a decoder that makes a row of a code again: `x̂ = decoder(encoder(x))`.
/// It is trained to give back its input, on data whose targets are the inputs. Hinton and Salakhutdinov 2006, *Science* 313.
///
/// @param encoder (n, d) → (n, k)
/// @param decoder (n, k) → (n, d)
public record Autoencoder(Layer encoder, Layer decoder) implements Layer {

    /// Linear layers of the given widths down to the code, and the same widths up again; the activation stands behind
    /// every layer but the code and the output, which are plain sums. `of(TANH, random, 64, 32, 2)` is 64-32-2-32-64.
    public static Autoencoder of(Activation activation, RandomGenerator random, int... widths) {
        Require.that(widths.length >= 2, "Autoencoder.of: %d widths: needs at least those of the input and of the code",
                widths.length);
        int[] up = new int[widths.length];
        for (int i = 0; i < widths.length; i++) {
            up[i] = widths[widths.length - 1 - i];
        }
        return new Autoencoder(stack(activation, random, widths), stack(activation, random, up));
    }

    private static Sequential stack(Activation activation, RandomGenerator random, int... widths) {
        Layer[] layers = new Layer[2 * widths.length - 3];
        for (int i = 0; i + 1 < widths.length; i++) {
            layers[2 * i] = new Linear(widths[i], widths[i + 1], Initializer.xavierNormal(), true, random);
            if (2 * i + 1 < layers.length) {
                layers[2 * i + 1] = activation;
            }
        }
        return new Sequential(layers);
    }

    @Override
    public Variable forward(Variable x) {
        return decoder.forward(encoder.forward(x));
    }

    @Override
    public Map<String, Layer> children() {
        Map<String, Layer> children = new LinkedHashMap<>();
        children.put("encoder", encoder);
        children.put("decoder", decoder);
        return children;
    }

    /// The code of each row: (n, k).
    public Matrix encode(Matrix x) {
        return Rows.through(encoder, x);
    }

    /// The row that belongs to each code: (n, d).
    public Matrix decode(Matrix codes) {
        return Rows.through(decoder, codes);
    }

    /// What comes back for each row: (n, d).
    public Matrix reconstruct(Matrix x) {
        return Rows.through(this, x);
    }

    /// ‖x − x̂‖² of each row: (n).
    public double[] errors(Matrix x) {
        return Rows.squaredDistances(x, reconstruct(x));
    }

    @Override
    public String toString() {
        return "Autoencoder of " + List.of(encoder, decoder);
    }
}
