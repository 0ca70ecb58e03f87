package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStepBenchmarkTest {

    /// The losses are those of `python3 training_step.py --quick`: PyTorch starts from the same numbers. That of ResNet-20 is
    /// PyTorch's in float64, and it is allowed more: Adam's first steps have the size of the rate whatever the size of the
    /// gradient, so where the sign of a small one is lost in rounding, a weight moves the other way. PyTorch in float32 is
    /// 7e-5 away too.
    @ParameterizedTest
    @CsvSource({"mlp, 1.2722135782241821, 1e-5", "lenet, 4.473434925079346, 1e-5", "lstm, 1.9476600885391235, 1e-5",
        "transformer, 2.204678535461426, 1e-5", "resnet20, 1.3660389182832782, 2e-4"})
    void threeStepsLeadToPyTorchsLoss(String network, float loss, float allowed) {
        TrainingSteps steps = new TrainingSteps(network);
        steps.train();
        steps.train();
        assertThat(steps.train()).isCloseTo(loss, within(allowed * loss));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "lenet"})
    void sameDiffGoesTheSameWay(String network) {
        SameDiffSteps.check(new TrainingSteps(network), new SameDiffSteps(TrainingNetwork.of(network)));
    }

    /// Needs -Dpytorch. The losses are those that PyTorch 1.13 printed.
    @ParameterizedTest
    @CsvSource({"MLP, 1.2722135782241821", "LENET, 4.473434925079346", "LSTM, 1.9476600885391235",
        "TRANSFORMER, 2.204678535461426", "RESNET20, 1.366134762763977"})
    void bothPyTorchsGoTheSameWay(TrainingNetwork network, float loss) {
        assumeTrue(PyTorchLibrary.isThere(), "run with -Dpytorch (112 MB)");
        PyTorchSteps steps = new PyTorchSteps(network, 1);
        float first = steps.gradients();
        assertThat(steps.train()).isCloseTo(first, within(1e-5f * first));
        steps.train();
        assertThat(steps.train()).isCloseTo(loss, within(5e-5f * loss));
    }

    /// A gradient by a bias of the last layer is the mean error of its output, so all ten of them add up to nothing.
    @ParameterizedTest
    @EnumSource(names = "TRANSFORMER", mode = EnumSource.Mode.EXCLUDE)
    void theGradientsOfPyTorchAreComputed(TrainingNetwork network) {
        assumeTrue(PyTorchLibrary.isThere(), "run with -Dpytorch (112 MB)");
        PyTorchSteps steps = new PyTorchSteps(network, 1);
        steps.gradients();
        float sum = 0;
        float largest = 0;
        for (float slope : steps.gradient(network.parameters().size() - 1)) {
            sum += slope;
            largest = Math.max(largest, Math.abs(slope));
        }
        assertThat(largest).isGreaterThan(0.01f);
        assertThat(sum).isCloseTo(0, within(1e-6f));
    }

    @Test
    void withoutPyTorchTheContestantSaysHowToBringIt() {
        assumeFalse(PyTorchLibrary.isThere(), "run without -Dpytorch");
        assertThatThrownBy(() -> new PyTorchSteps(TrainingNetwork.MLP, 1)).isInstanceOf(IllegalStateException.class)
            .hasMessage("pytorch: its native code is not on the class path: run Maven with -Dpytorch, which brings it"
                + " (112 MB, Linux on x86-64)");
    }

    @Test
    void theNetworksHaveTheParametersTheyAreKnownFor() {
        assertThat(size(TrainingNetwork.MLP)).isEqualTo(784 * 256 + 256 + 256 * 128 + 128 + 128 * 10 + 10);
        assertThat(size(TrainingNetwork.LENET)).isEqualTo(61_706);
        assertThat(size(TrainingNetwork.LSTM)).isEqualTo(2 * 4 * (256 * 512 + 2 * 256) + 2570);
        assertThat(size(TrainingNetwork.TRANSFORMER)).isEqualTo(789_760);
        assertThat(size(TrainingNetwork.RESNET20)).isEqualTo(272_474);
    }

    private static int size(TrainingNetwork network) {
        return network.parameters().stream().mapToInt(TrainingNetwork.Parameter::size).sum();
    }

    @Test
    void forwardAndGradientsReturnTheLoss() {
        TrainingSteps steps = new TrainingSteps("mlp");
        assertThat(steps.gradients()).isEqualTo(steps.forward());
    }

    @Test
    void anotherNetworkIsRefused() {
        assertThatThrownBy(() -> new TrainingSteps("vgg")).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("training step: vgg: must be one of [mlp, lenet, lstm, transformer, resnet20]");
    }
}
