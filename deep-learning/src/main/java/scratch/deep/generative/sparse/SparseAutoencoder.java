package scratch.deep.generative.sparse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.deep.init.Initializer;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.deep.loss.Loss;
import scratch.deep.loss.Losses;
import scratch.deep.reconstruction.Rows;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;

/// More hidden units than inputs, of which only a few are on for any one row: `h = f(x·W + b)`, `x̂ = h·V + c`.
///
/// subtle: the rows of V are held at length 1. Else the network would halve h and double V, and a penalty on h would
/// have been paid for nothing. Olshausen and Field 1996, *Nature* 381.
public final class SparseAutoencoder implements Layer {
    private final Linear encoder;
    private final Variable directions;     // V before it is scaled, (m, d)
    private final Variable bias;           // c, (d)
    private final Sparsity sparsity;
    private final boolean unitLength;
    private Variable hidden;               // of the last forward pass, for the penalty

    public SparseAutoencoder(int inputs, int units, Sparsity sparsity, RandomGenerator random) {
        this(inputs, units, sparsity, true, random);
    }

    /// @param unitLength false leaves the way around the penalty open
    SparseAutoencoder(int inputs, int units, Sparsity sparsity, boolean unitLength, RandomGenerator random) {
        encoder = new Linear(inputs, units, Initializer.xavierNormal(), true, random);
        directions = Variable.parameter(Initializer.xavierNormal().create(random, units, inputs, units, inputs))
                .named("directions");
        bias = Variable.parameter(Initializer.constant(0).create(random, units, inputs, inputs)).named("bias");
        this.sparsity = sparsity;
        this.unitLength = unitLength;
    }

    @Override
    public Variable forward(Variable x) {
        hidden = sparsity.activate(encoder.forward(x));
        return hidden.matmul(features(), bias);
    }

    /// V: what each unit adds to the output where it is on; (m, d).
    private Variable features() {
        return unitLength ? directions.divide(directions.square().sumKeepDim(1).sqrt()) : directions;
    }

    /// The mean squared error of all numbers, and the penalty on the activations of the same forward pass.
    public Loss loss() {
        return (output, batch) -> {
            Variable penalty = sparsity.penalty(hidden);
            Variable error = Losses.meanSquared(output, batch.targets());
            return penalty == null ? error : error.plus(penalty);
        };
    }

    /// The activations of each row: (n, m).
    public Matrix encode(Matrix x) {
        return Rows.through(rows -> sparsity.activate(encoder.forward(rows)), x);
    }

    public Matrix reconstruct(Matrix x) {
        return Rows.through(this, x);
    }

    /// One picture a unit: (m, d).
    public Matrix pictures() {
        return Rows.matrix(Variable.noGradient(this::features).data());
    }

    @Override
    public Map<String, Variable> parameters() {
        Map<String, Variable> all = new LinkedHashMap<>();
        encoder.parameters().forEach((name, p) -> all.put("encoder." + name, p));
        all.put("decoder.weight", directions);
        all.put("decoder.bias", bias);
        return all;
    }

    @Override
    public String toString() {
        return "SparseAutoencoder " + sparsity;
    }
}
