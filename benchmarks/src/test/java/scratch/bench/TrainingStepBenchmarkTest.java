package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingStepBenchmarkTest {

    /// The losses are those of `python3 training_step.py --quick`: PyTorch starts from the same numbers.
    @ParameterizedTest
    @CsvSource({"mlp, 1.2722135782241821", "lenet, 4.473434925079346"})
    void threeStepsLeadToPyTorchsLoss(String network, float loss) {
        TrainingSteps steps = new TrainingSteps(network);
        steps.train();
        steps.train();
        assertThat(steps.train()).isCloseTo(loss, within(1e-5f * loss));
    }

    @ParameterizedTest
    @CsvSource({"mlp", "lenet"})
    void sameDiffGoesTheSameWay(String network) {
        SameDiffSteps.check(new TrainingSteps(network), new SameDiffSteps(network));
    }

    @Test
    void forwardAndGradientsReturnTheLoss() {
        TrainingSteps steps = new TrainingSteps("mlp");
        assertThat(steps.gradients()).isEqualTo(steps.forward());
    }

    @Test
    void anotherNetworkIsRefused() {
        assertThatThrownBy(() -> new TrainingSteps("vgg"))
            .hasMessage("training step: vgg: must be mlp or lenet");
    }
}
