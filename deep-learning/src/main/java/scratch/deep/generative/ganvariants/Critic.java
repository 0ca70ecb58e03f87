package scratch.deep.generative.ganvariants;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import scratch.deep.init.Initializer;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

/// A critic with two hidden layers: points (n, d) → scores (n, 1), `s = φ(φ(x·W1 + b1)·W2 + b2)·w3`, φ the leaky ReLU.
///
/// The gradient penalty is the mean of `(‖∂s/∂x‖ − 1)²`, so training needs the gradient of a gradient. This engine keeps no
/// graph of its backward passes, and need not: the chain rule, written down once, makes ∂s/∂x an expression of the weights
/// like any other, `((φ'₂ ⊙ w3ᵀ)·W2ᵀ ⊙ φ'₁)·W1ᵀ`, which one backward pass differentiates. The slopes φ' are constants in it,
/// and that is exact, since a leaky ReLU has no second derivative. Gulrajani et al. 2017.
public final class Critic {
    static final float LEAK = 0.2f;

    private final Variable w1;                                 // (d, h)
    private final Variable b1;                                 // (h)
    private final Variable w2;                                 // (h, h)
    private final Variable b2;                                 // (h)
    private final Variable w3;                                 // (h, 1)

    Critic(int d, int hidden, RandomGenerator random) {
        this(Initializer.heNormal().create(random, d, hidden, d, hidden), Tensor.zeros(hidden),
                Initializer.heNormal().create(random, hidden, hidden, hidden, hidden), Tensor.zeros(hidden),
                Initializer.heNormal().create(random, hidden, 1, hidden, 1));
    }

    Critic(Tensor w1, Tensor b1, Tensor w2, Tensor b2, Tensor w3) {
        this.w1 = Variable.parameter(w1).named("w1");
        this.b1 = Variable.parameter(b1).named("b1");
        this.w2 = Variable.parameter(w2).named("w2");
        this.b2 = Variable.parameter(b2).named("b2");
        this.w3 = Variable.parameter(w3).named("w3");
    }

    Variable score(Variable x) {
        return x.matmul(w1, b1).leakyRelu(LEAK).matmul(w2, b2).leakyRelu(LEAK).matmul(w3);
    }

    /// ∂s/∂x for each point, (n, d), as an expression that can be differentiated by the weights.
    Variable inputGradient(Variable x) {
        Variable first = x.matmul(w1, b1);                     // (n, h)
        Variable second = first.leakyRelu(LEAK).matmul(w2, b2);
        Variable atSecond = slopes(second).times(w3.reshape(1, w3.length(0)));
        Variable atFirst = slopes(first).times(atSecond.matmul(w2.transpose()));
        return atFirst.matmul(w1.transpose());
    }

    /// φ' where x stood: 1 above 0, the leak elsewhere.
    private static Variable slopes(Variable x) {
        float[] values = x.data().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > 0 ? 1 : LEAK;
        }
        return Variable.constant(Tensor.of(values, x.shape()));
    }

    /// How far the critic's slope is from 1 at the points: the mean of `(‖∂s/∂x‖ − 1)²`.
    Variable penalty(Variable x) {
        // subtle: a root has no derivative at 0, where a critic that ignores its input stands
        Variable length = inputGradient(x).square().sum(1).plus(1e-12f).sqrt();
        return length.minus(1).square().mean();
    }

    Map<String, Variable> parameters() {
        Map<String, Variable> all = new LinkedHashMap<>();
        for (Variable parameter : new Variable[]{w1, b1, w2, b2, w3}) {
            all.put(parameter.name(), parameter);
        }
        return all;
    }
}
