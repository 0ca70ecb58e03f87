package scratch.math.autograd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Tensor;

/// One pass over all steps of a recurrent layer, and the way back through time.
///
/// Only the product of the state with its weights has to wait for the step before. So the products of the *inputs* of all
/// steps are one product at the beginning, and on the way back the gradients of the weights, which are sums over the
/// steps, are one product at the end: (g·h, t·n) x (t·n, d).
/// Werbos 1990, *Backpropagation through time*; Appleyard, Kočiský and Blunsom 2016.
final class RecurrentPass {
    private final Cell cell;
    private final Steps steps;
    private final Recurrent.Weights weights;
    private final Variable x;              // (t, n, d)
    private final Variable start;          // (n, h), or null: zeros
    private final Variable memory;         // what the cell starts with, (n, h), or null
    private final Backend backend;
    private final int t;
    private final int n;
    private final int h;
    private final Tensor flat;             // (t·n, d)
    private final Tensor first;            // the state before the first step (n, h)
    private final Tensor sums;             // (t, n, g·h)
    private final Tensor products;         // the same tensor, or where the cell keeps them apart its like
    private final Tensor states;           // (t + extra, n, h)

    RecurrentPass(Cell cell, Variable x, Recurrent.Weights weights, Variable start, Variable memory, Tensor first,
                  Steps steps) {
        this.cell = cell;
        this.steps = steps;
        this.weights = weights;
        this.x = x;
        this.start = start;
        this.memory = memory;
        this.first = first;
        backend = x.data().backend();
        t = x.length(0);
        n = x.length(1);
        h = weights.units();
        flat = x.data().reshape(t * n, x.length(2));
        sums = sums().reshape(t, n, cell.gates() * h);
        products = cell.apart() ? Tensor.empty(backend, sums.shape()) : sums;
        states = Tensor.empty(backend, t + cell.extra(), n, h);
    }

    /// `x·Wᵀ + b` of all steps, and with the bias of the state where both end up in one sum.
    private Tensor sums() {
        Tensor matrix = weights.input().data().transpose();
        if (weights.inputBias() == null) {
            return flat.matmul(matrix);
        }
        Tensor bias = weights.inputBias().data();
        if (cell.apart()) {
            return flat.matmul(matrix, bias);
        }
        Tensor both = bias.plus(weights.stateBias().data());
        Tensor result = flat.matmul(matrix, both);
        both.release();
        return result;
    }

    /// The result: the states after all steps, and what the cell puts behind them.
    Variable run(String operation) {
        forward();
        List<Variable> inputs = new ArrayList<>(List.of(x, weights.input(), weights.state()));
        Stream.of(weights.inputBias(), weights.stateBias(), start, memory).filter(v -> v != null).forEach(inputs::add);
        List<Tensor> saved = new ArrayList<>(List.of(sums));
        if (cell.apart()) {
            saved.add(products);
        }
        if (flat.storage() != x.data().storage()) {
            saved.add(flat);
        }
        if (start == null || first.storage() != start.data().storage()) {
            saved.add(first);
        }
        saved.addAll(List.of(cell.kept()));
        return Variable.node(operation, states, this::backward, inputs.toArray(Variable[]::new))
                .saving(saved.toArray(Tensor[]::new));
    }

    // ---------------------------------------------------------------- forward, step by step

    private void forward() {
        Tensor matrix = weights.state().data().transpose();                    // (h, g·h)
        cell.begin(sums, products, states);
        for (int k = 0; k < t; k++) {
            int s = steps.at(k);
            Tensor before = before(k);
            Tensor sum = products.select(0, s);
            if (cell.apart()) {
                addBias(sum);
            }
            if (k > 0 || start != null) {
                backend.matmul(before, matrix, !cell.apart() || weights.stateBias() != null, sum);
            } else if (cell.apart() && weights.stateBias() == null) {
                sum.fillInPlace(0);
            }
            cell.forward(s, before);
            if (!steps.full(s)) {
                carry(s, before);
            }
        }
        cell.end();
    }

    private void addBias(Tensor sum) {
        if (weights.stateBias() != null) {
            sum.copyInPlace(weights.stateBias().data());
        }
    }

    private Tensor before(int k) {
        return k == 0 ? first : states.select(0, steps.at(k - 1));
    }

    /// A sequence that has ended keeps its state.
    private void carry(int s, Tensor before) {
        Tensor going = steps.going(backend, s);
        Tensor state = states.select(0, s);
        Tensor mixed = Tensor.where(going, state, before);
        state.copyInPlace(mixed);
        cell.carry(s, going);
        mixed.release();
        going.release();
    }

    // ---------------------------------------------------------------- back through time

    private Tensor[] backward(Tensor g) {
        Tensor atSums = Tensor.empty(backend, sums.shape());
        Tensor atProducts = cell.apart() ? Tensor.empty(backend, sums.shape()) : atSums;
        Tensor atState = Tensor.full(backend, 0, n, h);
        cell.beginGradient(g, atSums, atProducts);
        for (int k = t - 1; k >= 0; k--) {
            int s = steps.at(k);
            atState.addInPlace(g.select(0, s), 1);             // what the result asks of this state, and what later steps do
            Tensor aside = steps.full(s) ? null : setAside(s, atState);
            boolean direct = cell.backward(s, before(k), atState);
            if (k > 0 || start != null) {
                backend.matmul(atProducts.select(0, s), weights.state().data(), direct, atState);
            }
            if (aside != null) {
                atState.addInPlace(aside, 1);
                cell.putBack();
            }
        }
        return gradients(atSums, atProducts, atState);
    }

    /// The gradients of the sequences that have ended go past this step: zeros are left in their place.
    private Tensor setAside(int s, Tensor atState) {
        Tensor going = steps.going(backend, s);
        Tensor active = atState.times(going);
        Tensor aside = atState.minus(active);
        atState.copyInPlace(active);
        cell.setAside(going);
        return aside;
    }

    /// In the order of the inputs; null where none is asked for.
    private Tensor[] gradients(Tensor atSums, Tensor atProducts, Tensor atState) {
        List<Tensor> result = new ArrayList<>();
        Tensor rows = atSums.reshape(t * n, cell.gates() * h);
        result.add(x.needsGradient() ? rows.matmul(weights.input().data()).reshape(x.shape()) : null);
        result.add(rows.transpose().matmul(flat));
        result.add(stateWeights(atProducts));
        if (weights.inputBias() != null) {
            Tensor bias = rows.sum(0);
            result.add(bias);
            result.add(cell.apart() ? atProducts.sum(0, 1) : bias);
        }
        if (start != null) {
            result.add(atState);
        }
        if (memory != null) {
            result.add(cell.atStart());
        }
        return result.toArray(Tensor[]::new);
    }

    /// Σ over the steps of (gradient at the sums)ᵀ·(state before): one product for all steps but the first.
    private Tensor stateWeights(Tensor atProducts) {
        int width = cell.gates() * h;
        Tensor out = Tensor.empty(backend, width, h);
        Tensor later = steps.visited(atProducts, 1, t).reshape((t - 1) * n, width);
        Tensor earlier = steps.visited(states.slice(0, 0, t), 0, t - 1).reshape((t - 1) * n, h);
        backend.matmul(later.transpose(), earlier, false, out);
        if (start != null) {
            backend.matmul(atProducts.select(0, steps.at(0)).transpose(), first, true, out);
        }
        return out;
    }
}
