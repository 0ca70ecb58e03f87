package scratch.deep.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import scratch.deep.init.Initializer;
import scratch.deep.init.SeedStream;
import scratch.math.autograd.GradCheck;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

class LayersTest {
    private static final RandomGenerator RANDOM = SeedStream.generator(11);

    private record Case(String name, Layer layer, int... shape) { }

    private static RandomGenerator random() {
        return SeedStream.generator(11);
    }

    private static List<Case> cases() {
        return List.of(new Case("linear", new Linear(4, 3, random()), 5, 4),
                new Case("linear on a stack", new Linear(4, 3, random()), 2, 5, 4),
                new Case("linear without bias", new Linear(4, 3, Initializer.xavierUniform(), false, random()), 5, 4),
                new Case("relu", Activation.RELU, 3, 4), new Case("leaky relu", Activation.LEAKY_RELU, 3, 4),
                new Case("tanh", Activation.TANH, 3, 4), new Case("sigmoid", Activation.SIGMOID, 3, 4),
                new Case("gelu", Activation.GELU, 3, 4), new Case("silu", Activation.SILU, 3, 4),
                new Case("softplus", Activation.SOFTPLUS, 3, 4), new Case("softmax", Activation.SOFTMAX, 3, 4),
                new Case("log-softmax", Activation.LOG_SOFTMAX, 3, 4),
                new Case("layer norm", new LayerNorm(6), 4, 6), new Case("layer norm 3", new LayerNorm(6), 2, 3, 6),
                new Case("batch norm", new BatchNorm(3), 6, 3),
                new Case("batch norm of images", new BatchNorm(3), 2, 3, 3, 2),
                new Case("conv2d", new Conv2d(2, 3, 3, random()), 2, 2, 5, 4),
                new Case("conv2d, stride and padding", new Conv2d(2, 3, 3, 2, 1, random()), 2, 2, 5, 4),
                new Case("conv2d, dilated, in groups, no bias", new Conv2d(4, 6, 2, Conv2d.Options.PLAIN.withDilation(2)
                        .withPadding(1).withGroups(2).withoutBias(), random()), 2, 4, 5, 4),
                new Case("conv2d, depthwise, steps that differ", new Conv2d(3, 3, 3, Conv2d.Options.PLAIN.withStride(2, 1)
                        .withPadding(1).withGroups(3).withoutBias(), random()), 2, 3, 4, 5),
                new Case("hard swish", Activation.HARD_SWISH, 3, 4),
                new Case("hard sigmoid", Activation.hardSigmoid(0.2f), 3, 4),
                new Case("global average pool", new GlobalAvgPool2d(), 2, 3, 2, 3),
                new Case("transposed conv2d", new ConvTranspose2d(2, 3, new Window(3, 3, 2, 1), 1, random()), 2, 2, 3, 2),
                new Case("RMS norm", new RMSNorm(6), 2, 3, 6), new Case("group norm", new GroupNorm(2, 4), 3, 4, 2, 3),
                new Case("batch norm, ε and momentum", new BatchNorm(3, 1e-3f, 0.5f), 6, 3),
                new Case("max pool", new MaxPool2d(2), 2, 2, 4, 4), new Case("average pool", new AvgPool2d(2), 2, 2, 4, 4),
                new Case("flatten", new Flatten(), 2, 2, 3),
                new Case("a small network", new Sequential(new Conv2d(1, 2, 3, random()), new BatchNorm(2),
                        Activation.GELU, new AvgPool2d(2), new Flatten(), Activation.TANH, new Linear(8, 3, random()),
                        Activation.LOG_SOFTMAX), 3, 1, 6, 6));
    }

    /// Numbers that are 0.06 apart at least, and away from 0: no difference crosses a corner of relu or max.
    private static Tensor spread(int... shape) {
        int n = Tensor.zeros(shape).size();
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i * 17 % n - n / 2 + 0.5f) * Math.max(0.06f, 2.5f / n);
        }
        return Tensor.of(x, shape);
    }

    @TestFactory
    Stream<DynamicTest> everyLayersGradientIsRight() {
        return cases().stream().map(c -> DynamicTest.dynamicTest(c.name, () -> {
            Variable x = Variable.parameter(spread(c.shape)).named("x");
            Variable[] all = Stream.concat(Stream.of(x), c.layer.parameters().values().stream())
                    .toArray(Variable[]::new);
            for (int i = 1; i < all.length; i++) {                             // biases and gains off their 0 and 1
                all[i].data().addInPlace(Tensor.scalar(0.1f), 1);
            }
            assertThat(GradCheck.of(() -> c.layer.forward(x), all).require(GradCheck.FLOAT_TOLERANCE).error())
                    .isGreaterThanOrEqualTo(0);
        }));
    }

    @Test
    void theGradientsOfTheOthersAreRight() {
        Embedding embedding = new Embedding(4, 3, random());
        GradCheck.of(() -> embedding.forward(new int[] {1, 3, 1, 0}, 2, 2), embedding.weight())
                .require(GradCheck.FLOAT_TOLERANCE);
        Variable x = Variable.parameter(spread(4, 5));
        GradCheck dropped = GradCheck.of(() -> new Dropout(0.4, 7).forward(x), x);     // frozen: a new one each time
        assertThat(dropped.error()).isLessThan(GradCheck.FLOAT_TOLERANCE);
        BatchNorm norm = new BatchNorm(5);
        norm.forward(x);
        norm.eval();
        Variable[] all = {x, norm.parameters().get("weight"), norm.parameters().get("bias")};
        GradCheck.of(() -> norm.forward(x), all).require(GradCheck.FLOAT_TOLERANCE);
    }

    @Test
    void aLinearLayerByHand() {
        Linear layer = new Linear(2, 3, random());
        layer.weight().data().write(new float[] {1, 2, 3, 4, 5, 6});
        layer.bias().data().write(new float[] {10, 20, 30});
        Variable y = layer.forward(Variable.constant(Tensor.of(new float[] {1, -1}, 1, 2)));
        assertThat(y.data().toArray()).containsExactly(7, 17, 27);
    }

    /// Made with PyTorch 2.13: `BatchNorm1d(2)` on these rows, weight (1.5, 0.5), bias (0.1, −0.2), in training and
    /// then, with the running averages of that batch, in evaluation.
    @Test
    void batchNormAgreesWithPyTorch() {
        BatchNorm norm = new BatchNorm(2);
        norm.parameters().get("weight").data().write(new float[] {1.5f, 0.5f});
        norm.parameters().get("bias").data().write(new float[] {0.1f, -0.2f});
        Variable x = Variable.constant(Tensor.of(new float[] {1, 2, 3, -1, 2, 4, 6, 0}, 4, 2));
        assertClose(norm.forward(x), -1.50356516, -0.00471690, 0.1, -0.78584931, -0.70178258, 0.51603804, 2.50534774,
                -0.52547184);
        assertThat(norm.buffers().get("running_mean").toArray()).containsExactly(new float[] {0.3f, 0.125f},
                within(1e-6f));
        assertThat(norm.buffers().get("running_var").toArray()).containsExactly(
                new float[] {1.3666667f, 1.3916667f}, within(1e-6f));
        norm.eval();
        assertClose(norm.forward(x), 0.99816558, 0.59469797, 3.56435296, -0.67681878, 2.28125927, 1.44237580,
                7.41363403, -0.25297986);
    }

    private static void assertClose(Variable y, double... expected) {
        float[] values = y.data().toArray();
        assertThat(values).hasSize(expected.length);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i]).isCloseTo(expected[i], within(1e-5));
        }
    }

    @Test
    void batchNormTreatsEveryPixelOfAChannelAsARow() {
        Variable images = Variable.constant(spread(2, 3, 2, 2));
        Variable rows = images.permute(0, 2, 3, 1).reshape(8, 3);
        float[] byImages = new BatchNorm(3).forward(images).permute(0, 2, 3, 1).data().toArray();
        float[] byRows = new BatchNorm(3).forward(rows).data().toArray();
        assertThat(byImages).containsExactly(byRows, within(1e-5f));
    }

    @Test
    void dropoutKeepsTheMeanInTrainingAndEverythingInEvaluation() {
        Dropout dropout = new Dropout(0.25, 3);
        Variable ones = Variable.constant(Tensor.ones(100, 100));
        float[] first = dropout.forward(ones).data().toArray();
        double mean = 0;
        for (float value : first) {
            assertThat(value == 0 || Math.abs(value - 4f / 3) < 1e-6).isTrue();
            mean += value / first.length;
        }
        assertThat(mean).isCloseTo(1, within(0.03));
        assertThat(dropout.forward(ones).data().toArray()).isNotEqualTo(first);        // another mask
        dropout.seeds().get("mask").moveTo(0);
        assertThat(dropout.forward(ones).data().toArray()).isEqualTo(first);
        dropout.eval();
        assertThat(dropout.forward(ones)).isSameAs(ones);
    }

    @Test
    void namesCountsAndModesOfNestedLayers() {
        Dropout dropout = new Dropout(0.5, 1);
        Sequential inner = new Sequential(new Linear(3, 4, RANDOM), dropout);
        Sequential model = new Sequential(inner, new BatchNorm(4), new Linear(4, 2, RANDOM));
        assertThat(model.parameters().keySet()).containsExactly("0.0.weight", "0.0.bias", "1.weight", "1.bias",
                "2.weight", "2.bias");
        assertThat(model.buffers().keySet()).containsExactly("1.running_mean", "1.running_var");
        assertThat(model.seeds().keySet()).containsExactly("0.1.mask");
        assertThat(model.parameterCount()).isEqualTo(16 + 8 + 10);
        assertThat(inner.parameters().get("0.weight").name()).isEqualTo("0.0.weight");
        Variable x = Variable.constant(spread(2, 3));
        assertThat(inner.forward(x).name()).isEqualTo("0.1 Dropout 0.5");
        model.eval();
        assertThat(inner.forward(x).name()).isEqualTo("0.0 Linear 3 -> 4");
        assertThat(x.name()).isEmpty();
        assertThat(model.get(2)).hasToString("Linear 4 -> 2");
    }

    @Test
    void theSummaryIsATable() {
        Sequential model = new Sequential(new Sequential(new Conv2d(1, 6, 5, 1, 2, RANDOM), Activation.RELU),
                new MaxPool2d(2), new Flatten(), new Linear(1176, 10, RANDOM));
        assertThat(Summary.of(model, 1, 28, 28).toString().lines()).containsExactly(
                "layer                                 output           parameters",
                "0.0 Conv2d 1 -> 6, 5 x 5, padding 2   (1, 6, 28, 28)          156",
                "0.1 ReLU                              (1, 6, 28, 28)            0",
                "1 MaxPool2d 2 x 2                     (1, 6, 14, 14)            0",
                "2 Flatten                             (1, 1176)                 0",
                "3 Linear 1176 -> 10                   (1, 10)              11,770",
                "total                                                      11,926");
    }

    @Test
    void aWindowIsNamedWithoutWhatIsUsual() {
        assertThat(new MaxPool2d(new Window(3, 2, 3, 0))).hasToString("MaxPool2d 3 x 2");
        assertThat(new AvgPool2d(new Window(3, 3, 1, 1, 2))).hasToString("AvgPool2d 3 x 3, stride 1, padding 1, dilation 2");
        assertThat(new ConvTranspose2d(4, 2, new Window(3, 3, 1, 1), 0, RANDOM))
                .hasToString("ConvTranspose2d 4 -> 2, 3 x 3, padding 1");
        Conv2d.Options options = Conv2d.Options.PLAIN.withStride(2).withPadding(1).withDilation(3).withGroups(2).withoutBias();
        assertThat(new Conv2d(4, 6, 5, options, RANDOM))
                .hasToString("Conv2d 4 -> 6, 5 x 5, stride 2, padding 1, dilation 3, 2 groups, no bias");
    }

    @Test
    void aConvolutionMayStepDownAndAcrossDifferently() {
        Conv2d conv = new Conv2d(1, 1, 1, Conv2d.Options.PLAIN.withStride(2, 1), Initializer.constant(1), RANDOM);
        assertThat(conv).hasToString("Conv2d 1 -> 1, 1 x 1, stride 2 x 1");
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);
        assertThat(conv.forward(Variable.constant(x)).data().toArray()).containsExactly(1, 2, 3, 7, 8, 9);
    }

    @Test
    void hardActivationsByHand() {
        Variable x = Variable.constant(Tensor.vector(-4, -2, 0, 1, 4));
        assertClose(Activation.HARD_SWISH.forward(x), 0, -2 / 6.0, 0, 4 / 6.0, 4);
        assertClose(Activation.hardSigmoid(0.2f).forward(x), 0, 0.1, 0.5, 0.7, 1);
        assertThat(Activation.hardSigmoid(0.2f)).hasToString("HardSigmoid 0.2");
    }

    @Test
    void aGlobalAverageTakesPicturesOfAnySize() {
        Layer pool = new GlobalAvgPool2d();
        assertClose(pool.forward(Variable.constant(Tensor.of(new float[] {1, 2, 3, 6, 5, 5, 5, 5}, 1, 2, 2, 2))), 3, 5);
        assertThat(pool.forward(Variable.constant(Tensor.zeros(4, 3, 5, 9))).shape()).containsExactly(4, 3);
        assertThatThrownBy(() -> pool.forward(Variable.constant(Tensor.zeros(1, 3, 0, 2))))
                .hasMessage("GlobalAvgPool2d: (1, 3, 0, 2): must have at least one pixel");
        assertThatThrownBy(() -> pool.forward(Variable.constant(Tensor.zeros(2, 3))))
                .hasMessage("GlobalAvgPool2d: (2, 3): must be (rows, channels, height, width)");
    }

    @Test
    void weightComesBeforeBiasAndALayerWithoutABiasHasNone() {
        for (Layer layer : List.of(new Linear(2, 3, RANDOM), new Conv2d(1, 2, 3, RANDOM), new ConvTranspose2d(1, 2, 3, RANDOM),
                new BatchNorm(4), new LayerNorm(4), new GroupNorm(2, 4))) {
            assertThat(layer.parameters().keySet()).as(layer.toString()).containsExactly("weight", "bias");
        }
        assertThat(new Conv2d(1, 2, 3, Conv2d.Options.PLAIN.withoutBias(), RANDOM).parameters()).containsOnlyKeys("weight");
    }

    @Test
    void shapesAreCheckedWhereTheyArriveAndTheLayerIsNamed() {
        assertThatThrownBy(() -> new Linear(64, 32, RANDOM).forward(Variable.constant(Tensor.zeros(5, 63))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Linear 64 -> 32: (5, 63): must be (rows, 64), or more axes that end in 64");
        assertThatThrownBy(() -> new Conv2d(3, 8, 3, RANDOM).forward(Variable.constant(Tensor.zeros(5, 1, 8, 8))))
                .hasMessage("Conv2d 3 -> 8, 3 x 3: (5, 1, 8, 8): must be (rows, 3, height, width)");
        assertThatThrownBy(() -> new BatchNorm(4).forward(Variable.constant(Tensor.zeros(5, 3))))
                .hasMessageStartingWith("BatchNorm 4: (5, 3): must be (rows, 4)");
        assertThatThrownBy(() -> new BatchNorm(4).forward(Variable.constant(Tensor.zeros(1, 4))))
                .hasMessageContaining("more than one number per feature");
        assertThatThrownBy(() -> new LayerNorm(4).forward(Variable.constant(Tensor.zeros(5, 3))))
                .hasMessageStartingWith("LayerNorm 4: (5, 3)");
        assertThatThrownBy(() -> new MaxPool2d(2).forward(Variable.constant(Tensor.zeros(5, 3))))
                .hasMessage("MaxPool2d 2 x 2: (5, 3): must be (rows, channels, height, width)");
        assertThatThrownBy(() -> new Embedding(4, 2, RANDOM).forward(new int[] {4}, 1)).hasMessageContaining("index 4");
        assertThatThrownBy(() -> new Embedding(4, 2, RANDOM).forward(Variable.constant(Tensor.vector(1.5f))))
                .hasMessage("Embedding 4 x 2: (1) with 1.5 at position 0: must be whole numbers");
    }

    @Test
    void everyLayerMayBeTheFirst() {
        for (Layer first : List.of(new Dropout(0.5, 1), new BatchNorm(4), new LayerNorm(4), new MaxPool2d(2),
                new AvgPool2d(2), Activation.SOFTMAX, new Flatten())) {
            boolean images = first.toString().contains("Pool");
            int inputs = images ? 8 : 4;
            Layer model = new Sequential(first, new Flatten(), new Linear(inputs, 1, random()));
            Variable x = Variable.constant(images ? spread(3, 2, 4, 4) : spread(3, 4));
            for (int pass = 1; pass <= 2; pass++) {            // the second one on the same batch
                model.forward(x).sum().backward();
            }
            assertThat(model.parameters().get("2.weight").gradient().size()).isEqualTo(inputs);
        }
    }

    @Test
    void badSizesAreRefused() {
        assertThatThrownBy(() -> new Linear(0, 3, RANDOM)).hasMessage("Linear: inputs = 0: must be at least 1");
        assertThatThrownBy(() -> new Conv2d(1, 1, 3, 1, 3, RANDOM)).hasMessageContaining("padding 3");
        assertThatThrownBy(() -> new Conv2d(1, 1, 3, 0, 1, RANDOM)).hasMessage("Conv2d: stride = 0: must be at least 1");
        assertThatThrownBy(() -> Conv2d.Options.PLAIN.withStride(2, 0)).hasMessage("Conv2d: stride = 0: must be at least 1");
        assertThatThrownBy(() -> new Conv2d(1, 1, 5, RANDOM).forward(Variable.constant(Tensor.zeros(1, 1, 4, 9))))
                .hasMessage("Images.conv2d: (1, 1, 4, 9) with a window of 5 x 5 and padding 0: the window is larger than"
                        + " the image");
        assertThatThrownBy(() -> new Dropout(1, 1)).hasMessage("Dropout: probability 1.0: must be in [0, 1)");
        assertThatThrownBy(Sequential::new).hasMessage("Sequential: no layers: needs at least one");
        assertThatThrownBy(() -> new Sequential(Activation.RELU).get(1)).hasMessageContaining("must be from 0 to 0");
    }

    @Test
    void aSequentialNeedsEveryLayer() {
        assertThatThrownBy(() -> new Sequential(Activation.RELU, null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sequential: layer 1 of 2 is null: every position needs a layer");
    }

    @Test
    void aLayerThatIsUsedTwiceCountsOnce() {
        Linear shared = new Linear(3, 3, SeedStream.generator(1));
        assertThat(new Sequential(shared, Activation.RELU, shared).parameterCount()).isEqualTo(12);
    }

    @Test
    void layerNormOfRowsFarFromZero() {
        float[] x = new float[16];
        for (int i = 0; i < 16; i++) {
            x[i] = 10000 + i / 1000f;
        }
        float[] y = new LayerNorm(16).forward(Variable.constant(Tensor.of(x, 1, 16))).data().toArray();
        double sum = 0;
        for (float value : y) {
            sum += value;
        }
        assertThat(sum / 16).isCloseTo(0, within(1e-5));
    }

    @Test
    void aBatchWithANaNDoesNotPoisonTheRunningAverages() {
        BatchNorm norm = new BatchNorm(2);
        norm.forward(Variable.constant(Tensor.of(new float[] {1, 10, 3, 30}, 2, 2)));
        float[] means = norm.buffers().get("running_mean").toArray();
        float[] variances = norm.buffers().get("running_var").toArray();
        assertThat(means).containsExactly(new float[] {0.2f, 2}, within(1e-6f));
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 3e38f}) {
            norm.forward(Variable.constant(Tensor.of(new float[] {bad, 10, -bad, 30}, 2, 2)));
            assertThat(norm.buffers().get("running_mean").toArray()[0]).isEqualTo(means[0]);
            assertThat(norm.buffers().get("running_var").toArray()[0]).isEqualTo(variances[0]);
        }
        assertThat(norm.buffers().get("running_mean").toArray()[1]).isCloseTo(2 + 18 * (1 - 0.9f * 0.9f * 0.9f),
                within(1e-4f));
    }

    @Test
    void rmsAndGroupNormByHand() {
        assertClose(new RMSNorm(2, 0).forward(Variable.constant(Tensor.of(new float[] {3, 4}, 1, 2))),
                3 / Math.sqrt(12.5), 4 / Math.sqrt(12.5));
        // two groups of one channel with two pixels: (1, 3) -> ∓1, (10, 30) -> ∓1
        assertClose(new GroupNorm(2, 2, 0).forward(Variable.constant(Tensor.of(new float[] {1, 3, 10, 30}, 1, 2, 1, 2))),
                -1, 1, -1, 1);
        // one group of both: mean 11, variance (100 + 64 + 1 + 361) / 4
        double s = Math.sqrt(131.5);
        assertClose(new GroupNorm(1, 2, 0).forward(Variable.constant(Tensor.of(new float[] {1, 3, 10, 30}, 1, 2, 1, 2))),
                -10 / s, -8 / s, -1 / s, 19 / s);
        assertThatThrownBy(() -> new GroupNorm(2, 3)).hasMessage("GroupNorm: 3 channels in 2 groups: must divide evenly");
        assertThatThrownBy(() -> new LayerNorm(3, -1)).hasMessage("LayerNorm: epsilon = -1.0: must be finite and not"
                + " negative");
        assertThatThrownBy(() -> new BatchNorm(3, 1e-5f, 2)).hasMessage("BatchNorm: momentum 2.0: must be from 0 to 1");
        assertThatThrownBy(() -> new Conv2d(3, 4, 3, Conv2d.Options.PLAIN.withGroups(2), random()))
                .hasMessage("Conv2d: 3 channels and 4 filters in 2 groups: must divide evenly");
    }
}
