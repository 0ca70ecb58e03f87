package scratch.deep.transformer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import scratch.deep.init.Initializer;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.math.autograd.AttentionFunctions;
import scratch.math.autograd.Variable;
import scratch.math.check.Require;
import scratch.math.tensor.Attention;
import scratch.math.tensor.ScaledDotProduct;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// Several attentions side by side, each on its own projections of the input, and a projection of what they found:
/// `concat_h(softmax(q_h·k_hᵀ/√w)·v_h)·W_O`. Queries come from one sequence (batch, m, width), keys and values from the
/// same one or from another.
///
/// Parameters have the names and shapes of PyTorch's `nn.MultiheadAttention`: `in_proj_weight` (3·inner, width) holds the
/// rows for queries, keys and values one below the other, each with the heads one below the other; where keys or values
/// have a width of their own, `q_proj_weight`, `k_proj_weight` and `v_proj_weight` stand in its place. `out_proj` is a
/// [Linear]. Starts with Xavier's uniform weights and zero biases.
/// Vaswani et al. 2017, section 3.2.
public final class MultiHeadAttention implements Layer {

    /// @param width      of the queries' sequence and of the result
    /// @param heads      how many attentions
    /// @param headWidth  of a query, key and value within a head: heads · headWidth, the inner width, need not be `width`
    /// @param keyWidth   of the sequence that keys are made of
    /// @param valueWidth of the sequence that values are made of
    /// @param bias       whether projections add one
    /// @param dropout    of the weights of attention, in training
    /// @param scale      of the products; 0 for 1/√headWidth
    /// @param rotary     turns queries and keys by their places; null for none
    public record Options(int width, int heads, int headWidth, int keyWidth, int valueWidth, boolean bias, double dropout,
                          float scale, RotaryPositions rotary) {
        public Options {
            Require.atLeast(1, "MultiHeadAttention.Options", "width", width);
            Require.atLeast(1, "MultiHeadAttention.Options", "heads", heads);
            Require.atLeast(1, "MultiHeadAttention.Options", "headWidth", headWidth);
            Require.atLeast(1, "MultiHeadAttention.Options", "keyWidth", keyWidth);
            Require.atLeast(1, "MultiHeadAttention.Options", "valueWidth", valueWidth);
            Require.that(dropout >= 0 && dropout < 1, "MultiHeadAttention.Options: dropout = %s: must be in [0, 1)", dropout);
            Require.that(rotary == null || rotary.width() == headWidth,
                    "MultiHeadAttention.Options: rotary positions of width %d for heads of width %d: must be equal",
                    rotary == null ? 0 : rotary.width(), headWidth);
        }

        /// Heads that share the width between them.
        public static Options of(int width, int heads) {
            Require.atLeast(1, "MultiHeadAttention.Options", "heads", heads);
            Require.that(width % heads == 0, "MultiHeadAttention.Options: width %d in %d heads: must divide", width, heads);
            return new Options(width, heads, width / heads, width, width, true, 0, 0, null);
        }

        public Options withHeadWidth(int newWidth) {
            return new Options(width, heads, newWidth, keyWidth, valueWidth, bias, dropout, scale, rotary);
        }

        public Options withSources(int ofKeys, int ofValues) {
            return new Options(width, heads, headWidth, ofKeys, ofValues, bias, dropout, scale, rotary);
        }

        public Options withBias(boolean newBias) {
            return new Options(width, heads, headWidth, keyWidth, valueWidth, newBias, dropout, scale, rotary);
        }

        public Options withDropout(double probability) {
            return new Options(width, heads, headWidth, keyWidth, valueWidth, bias, probability, scale, rotary);
        }

        public Options withScale(float factor) {
            return new Options(width, heads, headWidth, keyWidth, valueWidth, bias, dropout, factor, rotary);
        }

        public Options withRotary(RotaryPositions positions) {
            return new Options(width, heads, headWidth, keyWidth, valueWidth, bias, dropout, scale, positions);
        }

        int inner() {
            return heads * headWidth;
        }

        boolean oneSource() {
            return keyWidth == width && valueWidth == width;
        }
    }

    private final Options options;
    private final Map<String, Variable> own = new LinkedHashMap<>();
    private final Variable packed;             // (3·inner, width), or null
    private final Variable[] weights;          // of queries, keys and values: (inner, width of their source)
    private final Variable inBias;             // (3·inner), or null
    private final Linear out;
    private final SeedStream seeds;
    private boolean training = true;

    public MultiHeadAttention(int width, int heads, RandomGenerator random) {
        this(Options.of(width, heads), random);
    }

    public MultiHeadAttention(Options options, RandomGenerator random) {
        this.options = options;
        int inner = options.inner();
        Initializer xavier = Initializer.xavierUniform();
        if (options.oneSource()) {
            packed = parameter("in_proj_weight", xavier.create(random, options.width, 3 * inner, 3 * inner, options.width));
            weights = null;
        } else {
            packed = null;
            weights = new Variable[] {
                parameter("q_proj_weight", xavier.create(random, options.width, inner, inner, options.width)),
                parameter("k_proj_weight", xavier.create(random, options.keyWidth, inner, inner, options.keyWidth)),
                parameter("v_proj_weight", xavier.create(random, options.valueWidth, inner, inner, options.valueWidth))};
        }
        inBias = options.bias ? parameter("in_proj_bias", Tensor.zeros(3 * inner)) : null;
        out = new Linear(inner, options.width, xavier, options.bias, random);
        seeds = new SeedStream(random.nextLong());
    }

    private Variable parameter(String name, Tensor data) {
        Variable parameter = Variable.parameter(data).named(name);
        own.put(name, parameter);
        return parameter;
    }

    /// Self-attention without a mask: x (batch, places, width).
    @Override
    public Variable forward(Variable x) {
        return forward(x, Attention.plain());
    }

    /// Self-attention.
    public Variable forward(Variable x, Attention how) {
        checkSource("queries", x, options.width);
        if (packed == null || options.rotary != null) {
            return forward(x, x, x, null, how);
        }
        Variable qkv = Projection.of(x, packed, inBias);                       // (b, n, 3·inner)
        return out.forward(AttentionFunctions.selfAttention(qkv, options.heads, dropped(how)));
    }

    /// Cross-attention: the queries of x look at another sequence.
    public Variable forward(Variable x, Variable memory, Attention how) {
        return forward(x, memory, memory, null, how);
    }

    /// The general case: three sequences, of which those of keys and values are equally long, and a learned bias of each
    /// pair, of a shape that broadcasts to (batch, heads, m, n), or null.
    public Variable forward(Variable query, Variable key, Variable value, Variable bias, Attention how) {
        Variable[] in = heads(query, key, value);
        Variable found = bias == null ? AttentionFunctions.attention(in[0], in[1], in[2], dropped(how))
                : AttentionFunctions.attention(in[0], in[1], in[2], bias, dropped(how));          // (b, h, m, w)
        return out.forward(found.transpose(1, 2).reshape(query.length(0), query.length(1), options.inner()));
    }

    /// The weights themselves (batch, heads, m, n), without dropout: for figures.
    public Tensor weights(Variable query, Variable key, Attention how) {
        Variable[] in = Variable.noGradient(() -> heads(query, key, options.oneSource() ? key : null));
        int n = key.length(1);
        float[] unit = new float[n * n];
        for (int j = 0; j < n; j++) {
            unit[j * n + j] = 1;                                               // value j is the unit vector j: Σ w_j·e_j = w
        }
        Tensor values = Tensor.of(in[0].data().backend(), unit, n, n).expand(key.length(0), options.heads, n, n);
        return ScaledDotProduct.attention(in[0].data(), in[1].data(), values, how.withScale(options.scale))[0];
    }

    /// Queries, keys and values as (batch, heads, places, headWidth), turned where positions are rotary; values null: none.
    private Variable[] heads(Variable query, Variable key, Variable value) {
        checkSource("queries", query, options.width);
        checkSource("keys", key, options.keyWidth);
        Variable q = split(query, 0);
        Variable k = split(key, 1);
        if (options.rotary != null) {
            q = options.rotary.rotate(q, 0);
            k = options.rotary.rotate(k, 0);
        }
        if (value != null) {
            checkSource("values", value, options.valueWidth);
        }
        return new Variable[] {q, k, value == null ? null : split(value, 2)};
    }

    private Variable split(Variable x, int part) {
        int inner = options.inner();
        Variable weight = packed == null ? weights[part] : packed.slice(0, part * inner, (part + 1) * inner);
        Variable bias = inBias == null ? null : inBias.slice(0, part * inner, (part + 1) * inner);
        return Projection.of(x, weight, bias).reshape(x.length(0), x.length(1), options.heads, options.headWidth)
                .transpose(1, 2);
    }

    private Attention dropped(Attention how) {
        Attention scaled = how.withScale(options.scale);
        return training && options.dropout > 0 ? scaled.withDropout((float) options.dropout, seeds.next()) : scaled;
    }

    private void checkSource(String what, Variable x, int width) {
        if (x.rank() != 3 || x.length(2) != width) {
            throw new IllegalArgumentException(this + ": " + what + " " + Shape.text(x.shape()) + ": must be (batch, places, "
                    + width + ")");
        }
    }

    public Options options() {
        return options;
    }

    @Override
    public Map<String, Layer> children() {
        return Map.of("out_proj", out);
    }

    @Override
    public Map<String, Variable> parameters() {
        Map<String, Variable> all = new LinkedHashMap<>(own);
        out.parameters().forEach((name, parameter) -> all.put("out_proj." + name, parameter));
        return all;
    }

    @Override
    public Map<String, SeedStream> seeds() {
        return options.dropout > 0 ? Map.of("dropout", seeds) : Map.of();
    }

    @Override
    public void setTraining(boolean newTraining) {
        training = newTraining;
    }

    @Override
    public String toString() {
        return "MultiHeadAttention " + options.width + " in " + options.heads + " heads";
    }
}
