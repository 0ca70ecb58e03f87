package scratch.math.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.math.tensor.Scope;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

class VariableTest {
    private final Variable x = Variable.parameter(Tensor.of(new float[] {1, 2, 0, 0, 1, -1}, 2, 3)).named("x");
    private final Variable w = Variable.parameter(Tensor.of(new float[] {1, 2, 0, 1, 3, -1}, 3, 2)).named("w");
    private final Variable b = Variable.parameter(Tensor.vector(0.5f, -0.5f)).named("b");
    private final Variable target = Variable.constant(Tensor.of(new float[] {1, 4, -2, 2}, 2, 2));

    private Variable loss() {
        return x.matmul(w).plus(b).minus(target).power(2).sum().times(0.5f);
    }

    @Test
    void aLinearLayerByHand() {
        Variable loss = loss();
        loss.backward();
        assertThat(loss.item()).isEqualTo(0.5f);
        assertThat(w.gradient().toArray()).containsExactly(0.5f, -0.5f, 0.5f, -1.5f, 0.5f, 0.5f);
        assertThat(b.gradient().toArray()).containsExactly(0, -1);
        assertThat(x.gradient().toArray()).containsExactly(-0.5f, -0.5f, 2, -1.5f, -0.5f, -1);
    }

    @Test
    void theFusedLayerGivesTheSame() {
        x.matmul(w, b).minus(target).power(2).sum().times(0.5f).backward();
        assertThat(w.gradient().toArray()).containsExactly(0.5f, -0.5f, 0.5f, -1.5f, 0.5f, 0.5f);
        assertThat(b.gradient().toArray()).containsExactly(0, -1);
    }

    @Test
    void aSmallNetworkByHand() {
        Variable weights = Variable.parameter(Tensor.of(new float[] {1, -1, 0.5f, 0.25f}, 2, 2));
        Variable out = Variable.parameter(Tensor.of(new float[] {1, 3}, 2, 1));
        Variable input = Variable.constant(Tensor.of(new float[] {1, 2}, 1, 2));
        Variable logit = input.matmul(weights).relu().matmul(out).plus(-2);
        Variable loss = Functions.binaryCrossEntropy(logit, Variable.constant(Tensor.ones(1, 1))).mean();
        loss.backward();
        assertThat(loss.item()).isCloseTo(0.6931472f, within(1e-6f));
        assertThat(out.gradient().toArray()).containsExactly(-1, 0);
        assertThat(weights.gradient().toArray()).containsExactly(-0.5f, 0, -1, 0);
    }

    @Test
    void crossEntropyByHand() {
        Variable logits = Variable.parameter(Tensor.of(new float[] {2, 1, 0}, 1, 3));
        Variable loss = Functions.crossEntropy(logits, 0);
        loss.backward();
        assertThat(loss.item()).isCloseTo(0.4076059f, within(1e-6f));
        float[] g = logits.gradient().toArray();
        assertThat(g).containsExactly(new float[] {-0.33475904f, 0.24472847f, 0.09003057f}, within(1e-6f));
        assertThat(g[0] + g[1] + g[2]).isCloseTo(0, within(1e-6f));
    }

    @Test
    void dropoutKeepsTheMeanAndUsesTheSameMaskBack() {
        Variable ones = Variable.parameter(Tensor.ones(100, 100));
        Variable y = Functions.dropout(ones, 0.2f, 5).keep();
        y.sum().backward();
        assertThat(y.data().mean().item()).isCloseTo(1, within(0.02f));
        assertThat(ones.gradient().toArray()).isEqualTo(y.data().toArray());
        assertThat(y.data().max().item()).isEqualTo(1.25f);
        assertThat(Functions.dropout(ones, 0, 1).data().toArray()).isEqualTo(ones.data().toArray());
    }

    @Test
    void embeddingAddsTheGradientsOfRepeatedRows() {
        Variable table = Variable.parameter(Tensor.ones(3, 2));
        Functions.embedding(table, new int[] {2, 0, 2, 2}, 2, 2).sum().backward();
        assertThat(table.gradient().toArray()).containsExactly(1, 1, 0, 0, 3, 3);
    }

    // ---------------------------------------------------------------- accumulation, release

    @Test
    void gradientsAddUpUntilTheyAreCleared() {
        loss().backward();
        loss().backward();
        assertThat(b.gradient().toArray()).containsExactly(0, -2);
        b.clearGradient();
        assertThat(b.hasGradient()).isFalse();
        loss().backward();
        assertThat(b.gradient().toArray()).containsExactly(0, -1);
        assertThat(w.gradient().toArray()).containsExactly(1.5f, -1.5f, 1.5f, -4.5f, 1.5f, 1.5f);
    }

    /// The gradient of a sum is passed on to both inputs as one tensor: adding to one must not change the other.
    @Test
    void sharedGradientsAreNotOverwritten() {
        Variable p = Variable.parameter(Tensor.vector(1, 2));
        Variable q = Variable.parameter(Tensor.vector(3, 4));
        Variable r = p.times(1);
        Variable s = q.times(1);
        r.plus(s).plus(r).plus(r.times(5)).times(1).sum().backward();
        assertThat(p.gradient().toArray()).containsExactly(7, 7);
        assertThat(q.gradient().toArray()).containsExactly(1, 1);
        p.gradient().fillInPlace(0);
        assertThat(q.gradient().toArray()).containsExactly(1, 1);
    }

    /// An optimizer clips and scales gradients in place: each parameter must have its own, without gaps.
    @Test
    void parametersDoNotShareTheirGradients() {
        Variable p = Variable.parameter(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        Variable q = Variable.parameter(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        Variable r = Variable.parameter(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
        p.plus(q).plus(r.transpose()).times(q).sum().backward();
        assertThat(r.gradient().isContiguous()).isTrue();
        assertThat(r.gradient().toArray()).containsExactly(1, 4, 2, 5, 3, 6);
        p.gradient().fillInPlace(0);
        assertThat(q.gradient().toArray()).containsExactly(4, 9, 14, 14, 19, 24);
        q.clearGradient();
        p.clearGradient();
        p.plus(q).times(2).sum().backward();
        p.gradient().fillInPlace(7);
        assertThat(q.gradient().toArray()).containsOnly(2);
    }

    @Test
    void backwardReleasesTheGraph() {
        Variable product = x.matmul(w);
        Variable shifted = product.plus(b).keep();
        Variable loss = shifted.power(2).sum();
        loss.backward();
        assertThat(product.data().released()).isTrue();
        assertThat(shifted.data().toArray()).hasSize(4);
        assertThat(shifted.gradient().toArray()).isEqualTo(shifted.data().times(2).toArray());
        assertThat(loss.item()).isPositive();
        assertThat(loss.inputs()).isEmpty();
        assertThatThrownBy(() -> product.data().toArray()).isInstanceOf(IllegalStateException.class)
                .hasMessage("Tensor.toArray: (2, 2): this tensor has been released");
        assertThatThrownBy(() -> product.times(2)).hasMessage("Tensor.scale: (2, 2): this tensor has been released");
        assertThatThrownBy(loss::backward).isInstanceOf(IllegalStateException.class).hasMessage("Variable.backward:"
                + " sum (): its "
                + "graph has been released by an earlier backward: compute it again, or call backward(true) the first"
                + " time");
    }

    @Test
    void aSecondResultOnAReleasedPartIsRefused() {
        Variable shared = x.matmul(w).keep().named("shared");
        Variable first = shared.sum();
        Variable second = shared.power(2).sum();
        first.backward();
        assertThatThrownBy(second::backward).hasMessageStartingWith("Variable.backward: shared = matmul (2, 2): its graph has"
                + " been released");
    }

    @Test
    void aKeptGraphCanBeWalkedAgain() {
        Variable loss = loss();
        loss.backward(true);
        loss.backward(true);
        loss.backward();
        assertThat(b.gradient().toArray()).containsExactly(0, -3);
    }

    @Test
    void viewsInTheGraphDoNotReleaseWhatOthersNeed() {
        Variable p = Variable.parameter(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        Variable y = p.exp();
        Variable turned = y.transpose().reshape(6).slice(0, 0, 4);
        turned.times(turned).sum().plus(y.reshape(6).sum()).backward();
        float[] e = p.data().apply(scratch.math.tensor.Unary.EXP).toArray();
        float[] g = p.gradient().toArray();
        float[] inSlice = {1, 1, 0, 1, 1, 0};                  // of e0 e3 e1 e4 | e2 e5
        for (int i = 0; i < 6; i++) {
            assertThat(g[i]).isCloseTo(2 * e[i] * e[i] * inSlice[i] + e[i], within(1e-5f * e[i] * e[i]));
        }
        assertThat(p.data().released()).isFalse();
        p.reshape(3, 2).sum().backward();
        assertThat(p.data().toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void withoutGradientsNothingIsRemembered() {
        Variable y = Variable.noGradient(() -> x.matmul(w).plus(b));
        assertThat(y.needsGradient()).isFalse();
        assertThat(y.inputs()).isEmpty();
        assertThatThrownBy(() -> y.sum().backward()).isInstanceOf(IllegalStateException.class)
                .hasMessage("Variable.backward: sum (): was not computed from any parameter");
        assertThat(x.matmul(w).needsGradient()).isTrue();
        assertThat(target.times(2).needsGradient()).isFalse();
    }

    @Test
    void detachedNumbersStopTheGradientAndOutliveTheGraph() {
        Variable y = x.matmul(w);
        Variable still = y.detach();
        y.times(still).sum().backward();
        assertThat(y.data().released()).isFalse();
        float[] expected = x.data().transpose().matmul(still.data()).toArray();
        assertThat(w.gradient().toArray()).isEqualTo(expected);
    }

    /// What was computed from constants has nothing to do with a way back: no graph may release it, not even twice.
    @Test
    void resultsOfConstantsOutliveEveryGraph() {
        Variable images = Variable.constant(Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2));
        Variable[] results = {Functions.maxPool(images, Window.tiles(2)), Functions.standardize(images, 1e-5f),
            Functions.dropout(images, 0.5f, 3), images.max(3), images.reshape(2, 2), images.times(3)};
        for (Variable result : results) {
            float[] before = result.data().toArray();
            Variable p = Variable.parameter(Tensor.scalar(1));
            for (int pass = 1; pass <= 2; pass++) {
                result.times(p).sum().backward();
            }
            assertThat(result.data().toArray()).as(result.toString()).isEqualTo(before);
            float sum = 0;
            for (float number : before) {
                sum += number;
            }
            assertThat(p.gradient().item()).as(result.toString()).isCloseTo(2 * sum, within(1e-5f));
        }
        assertThat(images.data().toArray()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatHasNoGradientSaysWhy() {
        assertThatThrownBy(w::gradient)
                .hasMessage("Variable.gradient: w = parameter (3, 2): has none: no backward has reached it since it was"
                        + " cleared");
        assertThatThrownBy(target::gradient)
                .hasMessage("Variable.gradient: constant (2, 2): has none: it does not depend on any parameter");
        Variable y = x.matmul(w);
        y.sum().backward();
        assertThatThrownBy(y::gradient).hasMessage(
                "Variable.gradient: matmul (2, 2): has none: only parameters keep theirs: call keep() before backward()");
    }

    @Test
    void backwardNeedsASingleNumber() {
        assertThatThrownBy(() -> x.matmul(w).backward()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Variable.backward: matmul (2, 2): must be a single number: take sum() or mean()");
        Variable one = Variable.parameter(Tensor.ones(1, 1));
        one.backward();
        assertThat(one.gradient().toArray()).containsExactly(1);
    }

    @Test
    void aChainOf200000OperationsDoesNotOverflowTheStack() {
        Variable p = Variable.parameter(Tensor.scalar(1));
        Variable y = p;
        for (int i = 0; i < 100_000; i++) {
            y = y.plus(1).plus(p);
        }
        y.backward();
        assertThat(p.gradient().item()).isEqualTo(100_001);
    }

    @Test
    void shapeErrorsComeAtTheCall() {
        assertThatThrownBy(() -> x.matmul(x)).hasMessage("Tensor.matmul: (2, 3) x (2, 3): inner dimensions differ");
        assertThatThrownBy(() -> x.plus(w)).hasMessageStartingWith("Tensor.plus: (2, 3) and (3, 2): ");
        assertThatThrownBy(() -> Functions.binaryCrossEntropy(b, target))
                .hasMessage("Functions.binaryCrossEntropy: logits (2) with targets (2, 2): shapes must be equal");
        assertThatThrownBy(() -> Functions.split(x, 1, 1, 1))
                .hasMessage("Functions.split: (2, 3) on axis 1 into (1, 1): must add up to 3");
        assertThatThrownBy(() -> Functions.dropout(x, 1, 1)).hasMessage("Functions.dropout: probability 1.0: must be"
                + " in [0, 1)");
        assertThatThrownBy(() -> Functions.crossEntropy(x, new int[] {-1, -1}, CrossEntropy.plain().ignoring(-1)))
                .hasMessage("Functions.crossEntropy: (2, 3): no label to compare with");
        assertThatThrownBy(() -> Functions.crossEntropy(x, 0,
                -1)).hasMessage("Functions.crossEntropy: label -1 of row 1: must be"
                + " from 0 to 2; a label to be left out is named by CrossEntropy.ignoring");
        assertThatThrownBy(() -> Functions.crossEntropy(x, new int[] {0, 1}, CrossEntropy.plain().withWeights(1, 2)))
                .hasMessage("Functions.crossEntropy: 2 weights for 3 classes: must be one each");
        assertThatThrownBy(() -> CrossEntropy.plain().withSmoothing(1))
                .hasMessage("CrossEntropy.crossEntropy: smoothing 1.0: must be in [0, 1)");
        assertThatThrownBy(() -> CrossEntropy.plain().withWeights(1, -2))
                .hasMessage("CrossEntropy.crossEntropy: weight -2.0 of class 1: must be finite, and not negative");
        assertThatThrownBy(() -> Functions.layerNorm(x, b, b, 1e-5f))
                .hasMessage("Functions.layerNorm: (2, 3) with gain (2) and bias (2): must be (3)");
        assertThatThrownBy(() -> Functions.conv2d(x, w, b, 1, 0))
                .hasMessage("Functions.conv2d: (2, 3) with filters (3, 2): filters must be (f, c, height, width)");
    }

    @Test
    void aLossThatIsNotFiniteIsTracedToItsOrigin() {
        Variable bad = Variable.parameter(Tensor.vector(1, -1)).named("layer2.scale");
        Variable loss = bad.plus(0).log().times(2).sum();
        assertThatThrownBy(() -> FiniteCheck.require(loss, 12)).isInstanceOf(ArithmeticException.class)
                .hasMessage("step 12: the loss is NaN: first seen in log (2) of plus 0.0 (2), which has NaN");
        Variable poisoned = Variable.parameter(Tensor.vector(1, Float.POSITIVE_INFINITY)).named("layer1.bias");
        assertThatThrownBy(() -> FiniteCheck.require(poisoned.sum(), 3)).hasMessage(
                "step 3: the loss is Infinity: first seen in layer1.bias = parameter (2), which has Infinity");
        assertThat(FiniteCheck.require(loss().plus(1), 1)).isEqualTo(1.5f);
    }

    @Test
    void tensorsInAScopeAndGradientsGetAlong() {
        try (Scope scope = Scope.open()) {
            Variable loss = loss();
            loss.backward();
            scope.keep(b.gradient());
        }
        assertThat(b.gradient().toArray()).containsExactly(0, -1);
    }

    @Test
    void theGraphOfATensorShowsShapes() {
        Variable image = Variable.parameter(Tensor.ones(1, 1, 2, 2)).named("image");
        Variable loss = Functions.maxPool(image, Window.tiles(2)).sum();
        assertThat(Graph.of(loss).toDot()).contains("[label=\"image|(1, 1, 2, 2)\", style=rounded]",
                "[label=\"maxPool|(1, 1, 1, 1)\"]", "[label=\"sum|()\"]");
    }

    @Test
    void aSecondPassStartsAfreshAtAKeptResult() {
        Variable p = Variable.parameter(Tensor.vector(1, 2));
        Variable h = p.times(2).keep();
        Variable loss = h.sum();
        loss.backward(true);
        loss.backward(true);
        assertThat(p.gradient().toArray()).containsExactly(4, 4);      // twice 2, not 2 and then 2·(1 + 1)
        assertThat(h.gradient().toArray()).containsExactly(2, 2);      // the kept one adds up like a parameter's
    }

    @Test
    void theSlopeOfAConstantPowerIsZeroEvenAtZero() {
        Variable p = Variable.parameter(Tensor.vector(0, -2, 3));
        p.power(0).sum().backward();
        assertThat(p.gradient().toArray()).usingElementComparator((a, b) -> Float.compare(a + 0f, b + 0f))
                .containsExactly(0f, 0f, 0f);
    }

    @Test
    void numbersThatChangedSinceTheForwardPassAreRefused() {
        Variable loss = loss();
        w.data().addInPlace(Tensor.ones(3, 2), 1);
        assertThatThrownBy(loss::backward).isInstanceOf(IllegalStateException.class).hasMessage("Variable.backward:"
                + " matmul (2, 2):"
                + " its input w = parameter (3, 2) has been changed in place since the forward pass: compute it again");
        assertThat(w.hasGradient()).isFalse();
        Variable h = x.matmul(w);
        Variable square = h.power(2).sum();
        h.data().applyInPlace(scratch.math.tensor.Unary.SCALE, 2);
        assertThatThrownBy(square::backward).hasMessageContaining("been changed in place since the forward pass");
        loss().backward();                                             // a new forward pass is all it takes
        assertThat(w.hasGradient()).isTrue();
    }

    @Test
    void gradientsOutliveTheScopeOfTheirBackward() {
        try (Scope outer = Scope.open()) {
            loss().backward();
            try (Scope inner = Scope.open()) {
                loss().backward();
                inner.clear();
            }
            outer.clear();
        }
        assertThat(b.gradient().toArray()).containsExactly(0, -2);
        b.clearGradient();
        assertThat(b.hasGradient()).isFalse();
    }

    @Test
    void aRuleThatFailsLeavesNoHalfGradientsInTheGraph() {
        Variable h = b.times(3).keep();
        Variable wrong = Variable.node("wrong", h.data().copy(), Variable.to(h, g -> {
            throw new IllegalStateException("this rule fails");
        }));
        Variable loss = wrong.plus(h).sum();
        assertThatThrownBy(() -> loss.backward(true)).hasMessage("this rule fails");
        assertThat(h.hasGradient()).isFalse();
        assertThat(b.hasGradient()).isFalse();
    }

    @Test
    void targetsOutsideZeroToOneAreRefused() {
        Variable logits = Variable.parameter(Tensor.vector(0, 1));
        assertThatThrownBy(() -> Functions.binaryCrossEntropy(logits, Variable.constant(Tensor.vector(1, 7))))
                .hasMessage("Functions.binaryCrossEntropy: target 7.0 at position 1: must be from 0 to 1");
        assertThatThrownBy(() -> Functions.binaryCrossEntropy(logits, Variable.constant(Tensor.vector(Float.NaN, 1))))
                .hasMessage("Functions.binaryCrossEntropy: target NaN at position 0: must be from 0 to 1");
    }

    @Test
    void withoutABiasAProductIsAProduct() {
        assertThat(x.matmul(w, null).data().toArray()).isEqualTo(x.matmul(w).data().toArray());
        Variable image = Variable.parameter(Tensor.ones(1, 1, 3, 3));
        Variable filter = Variable.parameter(Tensor.ones(1, 1, 2, 2));
        Functions.conv2d(image, filter, null, 1, 0).sum().backward();
        assertThat(filter.gradient().toArray()).containsExactly(4, 4, 4, 4);
    }

    @Test
    void smoothedAndWeightedCrossEntropy() {
        // −Σ w·q·log p / Σ w, with q = (1 − ε)·onehot + ε/3, in NumPy
        Variable logits = Variable.constant(Tensor.of(new float[] {2, 1, 0, 0.5f, -1, 0.25f, 0, 3, 1}, 3, 3));
        int[] labels = {0, 2, 1};
        assertThat(Functions.crossEntropy(logits, labels).item()).isCloseTo(0.50718806f, within(1e-6f));
        assertThat(Functions.crossEntropy(logits, labels, CrossEntropy.plain().withSmoothing(0.1f)).item())
                .isCloseTo(0.60718806f, within(1e-6f));
        assertThat(Functions.crossEntropy(logits, labels, CrossEntropy.plain().withWeights(1, 2, 0.5f)).item())
                .isCloseTo(0.34838688f, within(1e-6f));
        assertThat(Functions.crossEntropy(logits, labels, CrossEntropy.plain().withWeights(1, 2, 0.5f)
                .withSmoothing(0.1f).ignoring(2)).item()).isCloseTo(0.32442364f, within(1e-6f));
    }

    @Test
    void theStepsOfASequenceShareOneGradient() {
        Variable sequence = Variable.parameter(Tensor.ones(4, 3));
        Variable[] steps = sequence.unbind(0);
        steps[1].times(2).sum().plus(steps[3].sum()).plus(sequence.sum()).plus(steps[1].sum()).backward();
        assertThat(sequence.gradient().toArray()).containsExactly(1, 1, 1, 4, 4, 4, 1, 1, 1, 2, 2, 2);
        Variable half = Variable.parameter(Tensor.ones(2, 2));
        half.transpose().unbind(0)[1].square().sum().backward();               // a piece of a view
        assertThat(half.gradient().toArray()).containsExactly(0, 2, 0, 2);
    }

    @Test
    void theTopOfEachRowAndItsGradient() {
        Variable p = Variable.parameter(Tensor.of(new float[] {3, 1, 2, 5, 5, 4}, 2, 3));
        Functions.TopK best = Functions.topK(p, -1, 2);
        assertThat(best.values().data().toArray()).containsExactly(3, 2, 5, 5);
        assertThat(best.indices().toArray()).containsExactly(0, 2, 0, 1);
        best.values().times(Variable.constant(Tensor.of(new float[] {10, 20, 30, 40}, 2, 2))).sum().backward();
        assertThat(p.gradient().toArray()).containsExactly(10, 0, 20, 30, 40, 0);
    }
}
