package scratch.deep.mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.Layer;
import scratch.deep.layer.Linear;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Backend;
import scratch.math.tensor.Tensor;

class MobileNetV3Test {
    private static final Stage WITH_SKIP = new Stage(2, 4, 3, 1, 1, 2, true, 2);

    private static MobileNetV3 small(int classes) {
        return MobileNetV3.create(List.of(WITH_SKIP, new Stage(2, 3, 3, 2, 1, 0, false, 4)), 5, classes,
                SeedStream.generator(1));
    }

    private static Variable uniform(int... shape) {
        return Variable.constant(Tensor.uniform(Backend.active(), 3, shape).times(2).minus(1));
    }

    @Test
    void theTableHasThePublishedSizes() {
        int rows = 24;
        long total = 3L * 8 * 9 * 24 * 96;
        long[] thousands = new long[11];
        for (int i = 0; i < 11; i++) {
            Stage stage = MobileNetV3.LINES_OF_TEXT.get(i);
            thousands[i] = Math.round(stage.multiplyAdds(rows, 96) / 1e4);
            total += stage.multiplyAdds(rows, 96);
            rows = stage.rows(rows);
        }
        assertThat(rows).isEqualTo(2);
        total += 32L * 200 * 2 * 96 + 200 * 2;
        assertThat(thousands).containsExactly(30, 46, 46, 53, 145, 145, 66, 79, 162, 344, 344);
        assertThat(total / 1e6).isCloseTo(16.31, within(0.01));
        assertThat(MobileNetV3.LINES_OF_TEXT.stream().map(Stage::hasSkip))
                .containsExactly(false, false, true, false, true, true, true, true, false, true, true);
    }

    @Test
    void heightsAreHalvedAndWidthsStay() {
        MobileNetV3 network = MobileNetV3.create(MobileNetV3.LINES_OF_TEXT, MobileNetV3.FEATURES, 2, SeedStream.generator(1));
        network.eval();
        Variable y = uniform(1, 3, 48, 20);
        int[][] expected = {{8, 24, 10}, {8, 12, 10}, {8, 6, 10}, {8, 6, 10}, {16, 3, 10}, {16, 3, 10}, {16, 3, 10},
            {16, 3, 10}, {16, 3, 10}, {32, 2, 10}, {32, 2, 10}, {32, 2, 10}, {200, 2, 10}};
        int i = 0;
        for (Layer layer : network.convolutions().values()) {
            y = layer.forward(y);
            assertThat(Arrays.copyOfRange(y.shape(), 1, 4)).containsExactly(expected[i++]);
        }
        assertThat(network.forward(uniform(3, 3, 48, 20)).shape()).containsExactly(3, 2);
    }

    @Test
    void oneRowLeftForTheLastPoolIsRefused() {
        MobileNetV3 network = MobileNetV3.create(MobileNetV3.LINES_OF_TEXT, MobileNetV3.FEATURES, 2, SeedStream.generator(1));
        network.eval();
        assertThatIllegalArgumentException().isThrownBy(() -> network.forward(uniform(1, 3, 32, 20)))
                .withMessageContaining("(1, 200, 1, 10) with a window of 2 x 2 and padding 0: the window is larger than the "
                + "image");
    }

    @Test
    void squeezeAndExcitationByHand() {
        SqueezeExcitation layer = new SqueezeExcitation(2, 1, SeedStream.generator(1));
        Map<String, Variable> parameters = layer.parameters();
        parameters.get("1.weight").data().write(new float[] {1, -1});
        parameters.get("1.bias").data().write(new float[] {0.5f});
        parameters.get("2.weight").data().write(new float[] {1, -4});
        parameters.get("2.bias").data().write(new float[] {0.25f, 0});
        // means 4 and 2, squeezed to relu(4 − 2 + 0.5) = 2.5, excited to 2.75 and −10,
        // gates 0.2·2.75 + 0.5 = 1.05, cut to 1, and 0.2·(−10) + 0.5, cut to 0
        Variable x = Variable.constant(Tensor.of(new float[] {3, 5, 2, 2}, 1, 2, 1, 2));
        assertThat(layer.forward(x).data().toArray()).containsExactly(3, 5, 0, 0);
        parameters.get("2.weight").data().write(new float[] {0.5f, -0.4f});            // gates 0.8 and 0.3
        float[] weighed = layer.forward(x).data().toArray();
        float[] expected = {2.4f, 4, 0.6f, 0.6f};
        for (int i = 0; i < expected.length; i++) {
            assertThat(weighed[i]).isCloseTo(expected[i], within(1e-6f));
        }
    }

    @Test
    void aBlockWithZeroWeightsAtItsEndIsItsSkip() {
        InvertedResidual block = new InvertedResidual(WITH_SKIP, SeedStream.generator(1));
        block.parameters().get("linear.norm.weight").data().fillInPlace(0);
        Variable x = uniform(2, 2, 3, 5);
        assertThat(block.forward(x).data().toArray()).containsExactly(x.data().toArray());
        InvertedResidual without = new InvertedResidual(new Stage(2, 4, 3, 1, 1, 2, true, 3), SeedStream.generator(1));
        without.parameters().get("linear.norm.weight").data().fillInPlace(0);
        assertThat(without.forward(x).data().toArray()).containsOnly(0);
    }

    @Test
    void gradientsOfABlockAreFiniteDifferences() {
        InvertedResidual block = new InvertedResidual(WITH_SKIP, SeedStream.generator(2));
        block.parameters().values().forEach(p -> p.data().copyInPlace(p.data().times(0.5f).plus(0.3f)));
        block.eval();
        Variable x = Variable.parameter(uniform(2, 2, 3, 4).data());
        Variable[] all = Stream.concat(Stream.of(x), block.parameters().values().stream()).toArray(Variable[]::new);
        GradCheck.of(() -> block.forward(x), all).require(GradCheck.FLOAT_TOLERANCE);
    }

    @Test
    void anotherHeadStandsOnTheSameBody() {
        MobileNetV3 network = small(2);
        Linear head = new Linear(5, 7, SeedStream.generator(1));
        MobileNetV3 other = network.withHead(head);
        network.eval();
        assertThat(other.forward(uniform(2, 3, 16, 8)).shape()).containsExactly(2, 7);
        assertThat(other.parameters().get("body.conv1.conv.weight")).isSameAs(network.parameters()
                .get("body.conv1.conv.weight"));
        assertThat(other.parameters().get("head.weight")).isSameAs(head.weight());
        assertThat(other.head()).isSameAs(head);
    }

    @Test
    void tablesThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MobileNetV3.create(List.of(WITH_SKIP,
                new Stage(3, 4, 3, 1, 1, 0, true, 3)), 5, 2, SeedStream.generator(1)))
                .withMessage("MobileNetV3: stage conv3 of 3 channels after 2: must be equal");
        assertThatIllegalArgumentException().isThrownBy(() -> MobileNetV3.create(List.of(), 5, 2, SeedStream.generator(1)))
                .withMessage("MobileNetV3: no stages: needs at least one");
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage(0, 4, 3, 1, 1, 2, true, 2))
                .withMessage("Stage: 0 channels, 4 in the middle, squeezed to 2, 2 at the end: must be at least 1, and the "
                        + "third not negative");
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage(2, 4, 2, 1, 1, 2, true, 2))
                .withMessage("Stage: filters of 2 x 2: must be odd");
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage(2, 4, 3, 0, 1, 2, true, 2))
                .withMessage("Stage: stride 0 x 1: must be at least 1");
    }
}
