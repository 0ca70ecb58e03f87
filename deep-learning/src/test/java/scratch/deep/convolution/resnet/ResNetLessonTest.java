package scratch.deep.convolution.resnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import scratch.deep.convolution.resnet.Ex415ResNet.Case;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.BatchNorm;
import scratch.deep.residual.Architecture;
import scratch.deep.residual.ResNet;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;

class ResNetLessonTest {
    @Test
    void theParameterTableIsThePublishedOne() {
        long[] published = {11_689_512, 21_797_672, 25_557_032, 44_549_160, 60_192_808};
        int[] depths = {18, 34, 50, 101, 152};
        for (int i = 0; i < depths.length; i++) {
            Architecture plan = Architecture.imageNet(depths[i]);
            assertThat(plan.parameterCount()).isEqualTo(published[i]);
            assertThat(LayerTable.of(plan, 224)).extracting(LayerTable.Row::parameters).satisfies(parts ->
                    assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(plan.parameterCount()));
        }
    }

    @Test
    void aNetworkThatIsBuiltHasTheParametersOfItsPlan() {
        assertThat(new ResNet(Ex415ResNet.SMALL, SeedStream.generator(1)).parameterCount())
                .isEqualTo(Ex415ResNet.SMALL.parameterCount());
        Architecture fifty = Architecture.imageNet(50).withWidth(4);
        assertThat(new ResNet(fifty, SeedStream.generator(1)).parameterCount()).isEqualTo(fifty.parameterCount());
    }

    @Test
    void multiplyAddsOfThePublishedNetworksInMillions() {
        assertThat(Math.round(LayerTable.multiplyAdds(Architecture.imageNet(18), 224) / 1e6)).isEqualTo(1814);
        assertThat(Math.round(LayerTable.multiplyAdds(Architecture.imageNet(50), 224) / 1e6)).isEqualTo(4089);
    }

    @Test
    void theShapesAreThoseThatTheNetworkGivesOut() {
        assertThat(LayerTable.of(Architecture.imageNet(50), 224)).extracting(LayerTable.Row::side)
                .isEqualTo(List.of(112, 56, 28, 14, 7, 1));
        assertThat(LayerTable.of(Architecture.imageNet(50), 224)).extracting(LayerTable.Row::channels)
                .isEqualTo(List.of(64, 256, 512, 1024, 2048, 1000));
        ResNet small = new ResNet(Ex415ResNet.SMALL, SeedStream.generator(1));
        assertThat(small.features(Variable.constant(Tensor.zeros(2, 1, 8, 8))).shape()).containsExactly(2, 32);
    }

    @Test
    void aBlockByLoopsIsTheBlockOfTheLibrary() {
        for (long seed = 1; seed <= 4; seed++) {
            Case c = Case.random(seed, 2 + (int) seed, 3, 4);
            double[][] ours = c.byLayer();
            double[][] loops = c.byLoops();
            for (int part = 0; part < ours.length; part++) {
                double most = 1;
                for (double v : loops[part]) {
                    most = Math.max(most, Math.abs(v));
                }
                assertThat(ours[part]).as("part %d, seed %d", part, seed).containsExactly(loops[part], within(1e-5 * most));
            }
        }
    }

    @Test
    void theGradientsOfTheLoopsAreFiniteDifferences() {
        Case c = Case.random(5, 2, 2, 3);
        double[] toX = c.byLoops()[1];
        int at = 0;
        for (double[][][] picture : c.x()) {
            for (double[][] channel : picture) {
                for (double[] row : channel) {
                    for (int i = 0; i < row.length; i++) {
                        double value = row[i];
                        row[i] = value + 1e-6;
                        double above = loss(c);
                        row[i] = value - 1e-6;
                        double below = loss(c);
                        row[i] = value;
                        assertThat(toX[at++]).isCloseTo((above - below) / 2e-6, within(1e-6));
                    }
                }
            }
        }
    }

    private static double loss(Case c) {
        double[] output = c.byLoops()[0];
        double[] g = Ex415ResNet.flat(c.toOutput());
        double sum = 0;
        for (int i = 0; i < g.length; i++) {
            sum += output[i] * g[i];
        }
        return sum;
    }

    @Test
    void theNormalisationOfTheReadmeByHand() {
        BatchNorm norm = new BatchNorm(1);
        Variable y = norm.forward(Variable.constant(Tensor.of(new float[] {1, 2, 3, 6}, 4, 1)));
        assertThat(y.data().toArray()).containsExactly(new float[] {-1.0690f, -0.5345f, 0, 1.6036f}, within(1e-4f));
        assertThat(norm.buffers().get("running_mean").toArray()).containsExactly(new float[] {0.3f}, within(1e-6f));
        assertThat(norm.buffers().get("running_var").toArray()).containsExactly(new float[] {1.36667f}, within(1e-4f));
        norm.eval();
        Variable one = norm.forward(Variable.constant(Tensor.of(new float[] {1}, 1, 1)));
        assertThat(one.data().toArray()).containsExactly(new float[] {0.5988f}, within(1e-4f));
    }

    @Test
    void aBatchOfOneIsRefusedOnlyWhereAChannelHasOneNumber() {
        BatchNorm norm = new BatchNorm(3);
        assertThatIllegalArgumentException().isThrownBy(() -> norm.forward(Variable.constant(Tensor.zeros(1, 3))))
                .withMessage("BatchNorm 3: (1, 3): a batch needs more than one number per feature to have a variance: larger "
                        + "batches, or eval()");
        assertThat(norm.forward(Variable.constant(Tensor.ones(1, 3, 2, 2))).data().toArray()).containsOnly(0);
        norm.eval();
        assertThat(norm.forward(Variable.constant(Tensor.zeros(1, 3))).shape()).containsExactly(1, 3);
        Case c = Case.random(1, 1, 2, 1);
        assertThatIllegalArgumentException().isThrownBy(c::byLoops).withMessage("PlainBlock.forward: 1 picture of 1 x 1: a "
                + "channel needs more than one number to have a variance");
    }

    @Test
    void inEvaluationTheOtherPicturesOfABatchDoNotMatter() {
        ResNet model = new ResNet(Ex415ResNet.SMALL, SeedStream.generator(1));
        var digits = Ex415ResNet.digits(1)[0];
        float[] eval = first(model, digits.batch(0, 1, 2).inputs(), false);
        assertThat(first(model, digits.batch(0, 7, 8).inputs(), false)).containsExactly(eval, within(1e-5f));
        float[] train = first(model, digits.batch(0, 1, 2).inputs(), true);
        float[] other = first(model, digits.batch(0, 7, 8).inputs(), true);
        float most = 0;
        for (int i = 0; i < 10; i++) {
            most = Math.max(most, Math.abs(train[i] - other[i]));
        }
        assertThat(most).isGreaterThan(0.01f);
    }

    private static float[] first(ResNet model, Variable x, boolean training) {
        model.setTraining(training);
        return Variable.noGradient(() -> model.forward(x)).data().slice(0, 0, 1).toArray();
    }

    @Test
    void whatIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Architecture.imageNet(20))
                .withMessage("Architecture.imageNet: depth 20: must be 18, 34, 50, 101 or 152");
        assertThatIllegalArgumentException().isThrownBy(() -> LayerTable.of(Ex415ResNet.SMALL, 0))
                .withMessage("LayerTable.of: side = 0: must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainBlock(new double[1][][][][], new double[2][],
                new double[2][])).withMessage("PlainBlock: 1 convolutions, 2 scales, 2 shifts: must be two of each");
    }
}
