package scratch.deep.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import scratch.deep.data.Data;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class LossesTest {
    private static Variable row(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Variable.parameter(Tensor.of(floats, 1, floats.length));
    }

    @Test
    void theLossesByHand() {
        Variable y = row(1.5, 1, 2);
        Variable prediction = row(1, 5, -2);                   // errors −0.5, 4, −4
        assertThat(Losses.meanSquared(prediction, y).item()).isCloseTo(32.25f / 3, within(1e-5f));
        assertThat(Losses.meanAbsolute(prediction, y).item()).isCloseTo(8.5f / 3, within(1e-6f));
        assertThat(Losses.huber(prediction, y, 1).item()).isCloseTo(2.375f, within(1e-6f));    // PyTorch 2.13: 2.3750
        assertThat(Losses.huber(prediction, y, 2.5f).item()).isCloseTo(4.625f, within(1e-6f)); // PyTorch 2.13: 4.6250
        assertThat(Losses.crossEntropy(row(2, 1, 0), 0).item()).isCloseTo(0.40760596f, within(1e-6f));
        assertThat(Losses.negativeLogLikelihood(row(2, 1, 0).logSoftmax(), 2).item())
                .isCloseTo(2.40760596f, within(1e-6f));
        assertThat(Losses.binaryCrossEntropy(row(0, 20), row(1, 0)).item())
                .isCloseTo((float) (Math.log(2) + 20) / 2, within(1e-5f));
    }

    @Test
    void theGradientsAreRight() {
        Variable p = row(1, 5, -2, 0.3);
        Variable y = Variable.constant(row(1.5, 1, 2, 0.1).data());
        Variable share = Variable.constant(row(0, 1, 0.3, 1).data());
        for (Supplier<Variable> loss : java.util.List.<Supplier<Variable>>of(() -> Losses.meanSquared(p, y),
                () -> Losses.meanAbsolute(p, y), () -> Losses.huber(p, y, 1), () -> Losses.huber(p, y, 2.5f),
                () -> Losses.binaryCrossEntropy(p, share), () -> Losses.crossEntropy(p, 2),
                () -> Losses.negativeLogLikelihood(p.logSoftmax(), 2))) {
            assertThat(GradCheck.of(loss, p).require(GradCheck.FLOAT_TOLERANCE).error()).isPositive();
        }
    }

    @Test
    void shapesThatWouldBroadcastAreRefused() {
        Variable column = Variable.constant(Tensor.zeros(3, 1));
        Variable flat = Variable.constant(Tensor.zeros(3));
        assertThatThrownBy(() -> Losses.meanSquared(flat, column)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Losses.meanSquared: predictions (3) with targets (3, 1): shapes must be equal");
        assertThatThrownBy(() -> Losses.binaryCrossEntropy(flat, column)).hasMessageContaining("shapes must be equal");
        assertThatThrownBy(() -> Losses.huber(flat, flat, 0)).hasMessageContaining("delta 0.0");
        assertThatThrownBy(() -> Losses.negativeLogLikelihood(row(1, 2), 2)).hasMessageContaining("label 2 in row 0");
        assertThatThrownBy(() -> Losses.negativeLogLikelihood(row(1, 2), 0, 1)).hasMessageContaining("(1, 2) with 2");
    }

    @Test
    void aLossAsksForTheTargetsItNeeds() {
        var classes = Data.classes(new double[][] {{1, 2}}, new int[] {1}).batch(0);
        var numbers = Data.numbers(new double[][] {{1, 2}}, new double[][] {{3, 4}}).batch(0);
        assertThat(Loss.crossEntropy().of(classes.inputs(), classes).item()).isCloseTo(0.31326f, within(1e-5f));
        assertThat(Loss.negativeLogLikelihood().of(classes.inputs(), classes).item()).isEqualTo(-2);
        assertThat(Loss.meanSquared().of(numbers.inputs(), numbers).item()).isEqualTo(4);
        assertThat(Loss.meanAbsolute().of(numbers.inputs(), numbers).item()).isEqualTo(2);
        assertThat(Loss.huber(1).of(numbers.inputs(), numbers).item()).isEqualTo(1.5f);
        assertThatThrownBy(() -> Loss.crossEntropy().of(numbers.inputs(), numbers)).hasMessageContaining("needs labels");
        assertThatThrownBy(() -> Loss.binaryCrossEntropy().of(classes.inputs(), classes))
                .hasMessageContaining("needs targets");
    }
}
