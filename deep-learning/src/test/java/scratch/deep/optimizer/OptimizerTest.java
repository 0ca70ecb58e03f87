package scratch.deep.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class OptimizerTest {

    private record Expected(UpdateRule rule, double... numbers) { }

    /// f(x) = x² from 2 with rate 0.1, three steps: redo them with a pocket calculator.
    static List<Expected> byHand() {
        return List.of(new Expected(new SGD(0.1), 1.6, 1.28, 1.024), new Expected(new Momentum(0.1), 1.6, 0.92, 0.124),
                new Expected(new Nesterov(0.1), 1.24, 0.4448, -0.216704),
                new Expected(new RMSProp(0.1, 0.9, 1e-8, 0), 1.683772, 1.473875, 1.308718),
                new Expected(new Adagrad(0.1), 1.9, 1.831125, 1.775822),
                new Expected(new Adam(0.1), 1.9, 1.800166, 1.700623),
                new Expected(new AdamW(0.1, 0.1), 1.88, 1.761409, 1.644369));
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void threeStepsOnXSquared(Expected expected) {
        Variable x = Variable.parameter(Tensor.scalar(2));
        Optimizer optimizer = new Optimizer(Map.of("x", x), expected.rule);
        for (double number : expected.numbers) {
            optimizer.clearGradients();
            x.times(x).backward();
            optimizer.step();
            assertThat((double) x.item()).isCloseTo(number, within(2e-6));
        }
    }

    /// Five steps on Σ a·w² + 0.1·w³ with a = (1, 10, 0.1) from (2, −1, 0.5), in double precision, by PyTorch 2.13:
    /// `torch.optim.SGD([w], lr=.01)`, the same with `weight_decay=.1`, `momentum=.9`, both, with `nesterov=True`,
    /// `RMSprop(lr=.01)`, `Adagrad(lr=.1)`, `Adam(lr=.1)`, each also with `weight_decay=.1`, and
    /// `AdamW(lr=.1, weight_decay=.1)`.
    static List<Expected> byPyTorch() {
        return List.of(new Expected(new SGD(0.01), 1.755894872, -0.331851743, 0.491336792),
                new Expected(new SGD(0.01, 0.1), 1.747003847, -0.329779895, 0.488883745),
                new Expected(new Momentum(0.01), 1.365496209, 0.571163123, 0.477266484),
                new Expected(new Momentum(0.01, 0.9, 0.1), 1.342631445, 0.574763882, 0.470839771),
                new Expected(new Nesterov(0.01, 0.9, 0.1), 1.202679753, 0.412867399, 0.463040931),
                new Expected(new RMSProp(0.01), 1.687624421, -0.696198193, 0.235363536),
                new Expected(new RMSProp(0.01, 0.99, 1e-8, 0.1), 1.687544217, -0.696199543, 0.232153627),
                new Expected(new Adagrad(0.1), 1.688901021, -0.697447856, 0.236431172),
                new Expected(new Adagrad(0.1, 1e-10, 0.1), 1.688820957, -0.697449203, 0.233235593),
                new Expected(new Adam(0.1), 1.503742207, -0.507833038, 0.038880642),
                new Expected(new Adam(0.1, 0.9, 0.999, 1e-8, 0.1), 1.503711632, -0.507833695, 0.036116883),
                new Expected(new AdamW(0.1, 0.1), 1.416559463, -0.469805412, 0.026783042));
    }

    @ParameterizedTest
    @MethodSource("byPyTorch")
    void fiveStepsAsInPyTorch(Expected expected) {
        Variable w = Variable.parameter(Tensor.vector(2, -1, 0.5f));
        Variable a = Variable.constant(Tensor.vector(1, 10, 0.1f));
        Optimizer optimizer = new Optimizer(Map.of("w", w), expected.rule);
        for (int step = 0; step < 5; step++) {
            optimizer.clearGradients();
            a.times(w).times(w).sum().plus(w.times(w).times(w).sum().times(0.1f)).backward();
            optimizer.step();
        }
        for (int i = 0; i < 3; i++) {
            assertThat((double) w.data().get(i)).isCloseTo(expected.numbers[i], within(3e-6));
        }
    }

    @Test
    void aParameterWithoutGradientStays() {
        Variable used = Variable.parameter(Tensor.scalar(1));
        Variable unused = Variable.parameter(Tensor.scalar(1));
        Map<String, Variable> both = new LinkedHashMap<>();
        both.put("used", used);
        both.put("unused", unused);
        Optimizer optimizer = new Optimizer(both, new AdamW(0.1));
        used.times(used).backward();
        optimizer.step();
        assertThat(unused.item()).isEqualTo(1);
        assertThat(used.item()).isLessThan(1);
        assertThat(optimizer.memory().keySet()).containsExactly("used.m", "used.v", "unused.m", "unused.v");
    }

    @Test
    void theScheduleMultipliesTheRateOfEachStep() {
        Variable x = Variable.parameter(Tensor.scalar(0));
        Optimizer optimizer = new Optimizer(Map.of("x", x), new SGD(1), Schedule.step(2, 0.1));
        float[] expected = {-1, -2, -2.1f, -2.2f, -2.21f};
        for (float at : expected) {
            optimizer.clearGradients();
            x.times(1).backward();
            optimizer.step();
            assertThat(x.item()).isCloseTo(at, within(1e-6f));
        }
        assertThat(optimizer.rate()).isCloseTo(0.01, within(1e-12));
        optimizer.scaleRate(0.5);
        assertThat(optimizer.rate()).isCloseTo(0.005, within(1e-12));
    }

    /// `CosineAnnealingLR(T_max=10, eta_min=0.1)` of PyTorch 2.13 with rate 1.
    @Test
    void cosineAsInPyTorch() {
        double[] expected = {1.0, 0.977975, 0.914058, 0.814503, 0.689058, 0.55, 0.410942, 0.285497, 0.185942, 0.122025,
            0.1};
        Schedule cosine = Schedule.cosine(10, 0.1);
        for (int step = 0; step < expected.length; step++) {
            assertThat(cosine.factor(step)).isCloseTo(expected[step], within(1e-6));
        }
        assertThat(cosine.factor(11)).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void theOtherSchedulesAtTelltaleSteps() {
        assertThat(Schedule.constant().factor(7)).isEqualTo(1);
        assertThat(Schedule.exponential(0.5).factor(3)).isEqualTo(0.125);
        assertThat(Schedule.linear(10, 0.2).factor(5)).isCloseTo(0.6, within(1e-15));
        assertThat(Schedule.linear(10, 0.2).factor(50)).isCloseTo(0.2, within(1e-15));
        Schedule warm = Schedule.warmUp(4, Schedule.linear(10, 0));
        assertThat(new double[] {warm.factor(0), warm.factor(3), warm.factor(4), warm.factor(9), warm.factor(14)})
                .containsExactly(new double[] {0.25, 1, 1, 0.5, 0}, within(1e-15));
        Schedule root = Schedule.inverseRoot(4);
        assertThat(new double[] {root.factor(0), root.factor(3), root.factor(15)}).containsExactly(0.25, 1, 0.5);
    }

    private static Variable withGradient(float... gradient) {
        Variable p = Variable.parameter(Tensor.zeros(gradient.length));
        p.times(Variable.constant(Tensor.vector(gradient))).sum().backward();
        return p;
    }

    /// `clip_grad_norm_` of PyTorch 2.13 for (3, 4, 12) and 2: norm 13, then (0.4615, 0.6154, 1.8462).
    @Test
    void clippingByNormKeepsTheDirection() {
        Variable a = withGradient(3, 4);
        Variable b = withGradient(12);
        assertThat(GradientClipping.norm(List.of(a, b))).isEqualTo(13);
        GradientClipping.byNorm(List.of(a, b), 2);
        assertThat(a.gradient().toArray()).containsExactly(new float[] {0.4615384f, 0.6153846f}, within(1e-6f));
        assertThat(b.gradient().item()).isCloseTo(1.8461537f, within(1e-6f));
        GradientClipping.byNorm(List.of(a, b), 5);             // short enough: untouched
        assertThat(b.gradient().item()).isCloseTo(1.8461537f, within(1e-6f));
    }

    @Test
    void clippingByValueCutsEachNumber() {
        Variable a = withGradient(3, -4, 0.5f);
        GradientClipping.byValue(List.of(a, Variable.parameter(Tensor.zeros(2))), 1);
        assertThat(a.gradient().toArray()).containsExactly(1, -1, 0.5f);
    }

    @Test
    void badConstantsAreRefused() {
        assertThatThrownBy(() -> new SGD(-1)).hasMessage("SGD: rate = -1.0: must be finite and not negative");
        assertThatThrownBy(() -> new SGD(Double.NaN)).hasMessageContaining("rate = NaN");
        assertThatThrownBy(() -> new SGD(1, -1)).hasMessageContaining("weight decay = -1.0");
        assertThatThrownBy(() -> new Momentum(1, 1, 0)).hasMessage("Momentum: momentum = 1.0: must be in [0, 1)");
        assertThatThrownBy(() -> new Nesterov(1, -0.1, 0)).hasMessageContaining("Nesterov: momentum = -0.1");
        assertThatThrownBy(() -> new RMSProp(1, 2, 0, 0)).hasMessageContaining("RMSProp: alpha = 2.0");
        assertThatThrownBy(() -> new Adagrad(1, -1, 0)).hasMessageContaining("Adagrad: epsilon = -1.0");
        assertThatThrownBy(() -> new Adam(1, 0.9, 1, 0, 0)).hasMessageContaining("Adam: beta2 = 1.0");
        assertThatThrownBy(() -> new Optimizer(Map.of(), new SGD(1))).hasMessageContaining("no parameters");
        assertThatThrownBy(() -> Schedule.step(0, 0.1)).hasMessageContaining("steps = 0");
        assertThatThrownBy(() -> Schedule.cosine(5, 2)).hasMessageContaining("factor = 2.0");
        assertThatThrownBy(() -> GradientClipping.byNorm(List.of(), 0)).hasMessageContaining("must be positive");
    }

    @Test
    void aParameterUnderTwoNamesIsOneParameter() {
        Variable tied = Variable.parameter(Tensor.vector(1, 2));
        Map<String, Variable> names = new LinkedHashMap<>();
        names.put("embedding.weight", tied);
        names.put("head.weight", tied);
        Optimizer optimizer = new Optimizer(names, new SGD(0.5));
        tied.times(Variable.constant(Tensor.vector(3, 4))).sum().backward();
        assertThat(GradientClipping.norm(names.values())).isEqualTo(5f);
        GradientClipping.byNorm(names.values(), 2.5);
        assertThat(tied.gradient().toArray()).containsExactly(new float[] {1.5f, 2}, within(1e-5f));
        optimizer.step();
        assertThat(tied.data().toArray()).containsExactly(new float[] {0.25f, 1}, within(1e-5f));
        assertThat(optimizer.parameters()).containsExactly(tied);
    }

    @Test
    void theNormOfHugeAndTinyGradientsIsRight() {
        for (float unit : new float[] {1e20f, 1e-24f, 1e-38f, 5e37f}) {
            Variable p = Variable.parameter(Tensor.vector(1, 1));
            p.times(Variable.constant(Tensor.vector(3 * unit, 4 * unit))).sum().backward();
            assertThat(GradientClipping.norm(List.of(p)) / unit).isCloseTo(5, within(1e-5f));
            GradientClipping.byNorm(List.of(p), 1);
            float[] g = p.gradient().toArray();
            float length = Math.min(1, 5 * unit);
            assertThat(g[0] / length).isCloseTo(0.6f, within(1e-5f));
            assertThat(g[1] / length).isCloseTo(0.8f, within(1e-5f));
        }
        Variable zero = Variable.parameter(Tensor.vector(1));
        zero.times(0).sum().backward();
        assertThat(GradientClipping.norm(List.of(zero))).isZero();
    }

    @Test
    void aScheduleThatIsNoFactorIsRefused() {
        Variable p = Variable.parameter(Tensor.vector(1));
        for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            Optimizer optimizer = new Optimizer(Map.of("p", p), new SGD(0.5), step -> step == 1 ? bad : 1);
            p.sum().backward();
            optimizer.step();
            p.sum().backward();
            float before = p.data().item();
            assertThatThrownBy(optimizer::step).isInstanceOf(IllegalStateException.class).hasMessage("Optimizer.rate: the"
                    + " schedule's factor of step 2 is " + bad + ": must be finite, and not negative");
            assertThat(p.data().item()).isEqualTo(before);
            assertThat(optimizer.steps()).isEqualTo(1);
        }
    }
}
