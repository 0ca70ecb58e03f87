package scratch.deep.convolution.conv2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import scratch.deep.convolution.conv2d.Peers411.Case;
import scratch.deep.init.SeedStream;
import scratch.deep.layer.AvgPool2d;
import scratch.deep.layer.Conv2d;
import scratch.deep.layer.Linear;
import scratch.deep.layer.MaxPool2d;
import scratch.math.Matrix;
import scratch.math.autograd.Variable;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

class Conv2dAndPoolingTest {
    private static final double[][] SOBEL = EdgeKernel.SOBEL_ACROSS.weights();

    @Test
    void theEdgeOfTheReadmeByHand() {
        double[][] map = Convolution.correlate(Figures411.STEP, SOBEL, Placement.PLAIN);
        assertThat(map).isDeepEqualTo(new double[][] {{4, 4, 0}, {3, 4, 1}, {1, 4, 3}});
        assertThat(Convolution.correlate(Figures411.STEP, SOBEL, new Placement(2, 0, 1)))
                .isDeepEqualTo(new double[][] {{4, 0}, {1, 3}});
        assertThat(Convolution.correlate(Figures411.STEP, SOBEL, new Placement(1, 1, 1))[0])
                .containsExactly(0, 3, 3, 0, -3);
        Placement steps = new Placement(1, 0, 1);
        assertThat(Pooling.max(map, 2, steps)).isDeepEqualTo(new double[][] {{4, 4}, {4, 4}});
        assertThat(Pooling.mean(map, 2, steps, true)).isDeepEqualTo(new double[][] {{3.75, 2.25}, {3, 3}});
    }

    @Test
    void aPointShowsTheKernelTurnedAndAConvolutionTheKernel() {
        double[][] point = new double[5][5];
        point[2][2] = 1;
        double[][] kernel = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        assertThat(Convolution.correlate(point, kernel, Placement.PLAIN)).isDeepEqualTo(Convolution.turned(kernel));
        assertThat(Convolution.convolve(point, kernel, Placement.PLAIN)).isDeepEqualTo(kernel);
        assertThat(Convolution.turned(new double[][] {{1, 2, 3}, {4, 5, 6}}))
                .isDeepEqualTo(new double[][] {{6, 5, 4}, {3, 2, 1}});
    }

    @Test
    void convolutionMayBeBracketedAtWillAndCrossCorrelationMayNot() {
        double[][] image = Scene.picture();
        double[][] a = {{1, 2}, {0, -1}};
        double[][] b = {{3, 0}, {1, 1}};
        double[][] full = Convolution.convolve(a, b, new Placement(1, 1, 1));          // (3, 3)
        assertClose(Convolution.convolve(Convolution.convolve(image, a, Placement.PLAIN), b, Placement.PLAIN),
                Convolution.convolve(image, full, Placement.PLAIN));
        double[][] crossed = Convolution.correlate(a, b, new Placement(1, 1, 1));
        double[][] twice = Convolution.correlate(Convolution.correlate(image, a, Placement.PLAIN), b, Placement.PLAIN);
        assertThat(Convolution.correlate(image, crossed, Placement.PLAIN)[21][9]).isNotCloseTo(twice[21][9], within(0.01));
    }

    private static void assertClose(double[][] a, double[][] b) {
        assertThat(a).hasDimensions(b.length, b[0].length);
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).containsExactly(b[i], within(1e-12));
        }
    }

    @Test
    void theOutputSizeIsHowManyPlacesCanBeCounted() {
        for (int length = 1; length <= 12; length++) {
            for (int kernel = 1; kernel <= 4; kernel++) {
                for (int i = 0; i < 36; i++) {
                    var at = new Placement(1 + i % 4, i / 4 % 3, 1 + i / 12);
                    int count = 0;
                    for (int from = -at.padding(); from + (kernel - 1) * at.dilation() < length + at.padding();
                            from += at.stride()) {
                        count++;
                    }
                    if (count > 0) {
                        assertThat(at.places(length, kernel)).as("%d, %d, %s", length, kernel, at).isEqualTo(count);
                    } else {
                        int k = kernel;
                        int n = length;
                        assertThatIllegalArgumentException().isThrownBy(() -> at.places(n, k));
                    }
                }
            }
        }
    }

    @Test
    void theSizesOfTheReadme() {
        assertThat(new Placement(1, 2, 1).places(28, 5)).isEqualTo(28);
        assertThat(new Placement(2, 3, 1).places(224, 7)).isEqualTo(112);
        assertThat(Placement.tiles(2).places(7, 2)).isEqualTo(3);
        assertThat(new Placement(1, 0, 2).span(3)).isEqualTo(5);
        int size = 28;
        for (int layer = 0; layer < 10; layer++) {
            size = Placement.PLAIN.places(size, 3);
        }
        assertThat(size).isEqualTo(8);
    }

    @Test
    void aLayerAddsUpItsChannelsAndABias() {
        double[][][] x = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
        double[][][][] filters = {{{{1}}, {{10}}}, {{{0}}, {{-1}}}};
        assertThat(Convolution.layer(x, filters, new double[] {0.5, 100}, Placement.PLAIN)).isEqualTo(
                new double[][][] {{{51.5, 62.5}, {73.5, 84.5}}, {{95, 94}, {93, 92}}});
    }

    @Test
    void oneProductGivesTheNumbersOfTheLoops() {
        for (int i = 0; i < 24; i++) {
            var at = new Placement(1 + i % 3, i / 3 % 2, 1 + i / 6 % 2);
            Case c = Case.random(at, i, 1 + i % 3, 7, 6, 2, 1 + i / 12 * 2);
            assertThat(Columns.layer(c.x(), c.filters(), c.bias(), at).data())
                    .containsExactly(Peers411.flat(Convolution.layer(c.x(), c.filters(), c.bias(), at)), within(1e-12));
        }
    }

    @Test
    void theColumnsOfTheReadmeRepeatEveryPixelNineTimes() {
        double[][][] x = new double[16][32][32];
        Matrix columns = Columns.of(x, 3, 3, new Placement(1, 1, 1));
        assertThat(columns.data()).hasSize(147_456);
        assertThat(columns.data().length / (16 * 32 * 32)).isEqualTo(9);
        x[3][10][12] = 1;
        assertThat(Arrays.stream(Columns.of(x, 3, 3, new Placement(1, 1, 1)).data()).sum()).isEqualTo(9);
    }

    @Test
    void parametersAndMultiplyAddsOfTheReadme() {
        var random = SeedStream.generator(1);
        Conv2d first = new Conv2d(1, 6, 5, 1, 2, random);
        assertThat(first.parameterCount()).isEqualTo(156);
        assertThat(first.forward(Variable.constant(Tensor.zeros(1, 1, 28, 28))).shape()).containsExactly(1, 6, 28, 28);
        assertThat(new Linear(784, 4704, random).parameterCount()).isEqualTo(3_692_640);
        assertThat(new Conv2d(3, 64, 7, 2, 3, random).parameterCount()).isEqualTo(9_472);
    }

    @Test
    void sobelIsASmoothingTimesADifference() {
        Matrix smoothing = Matrix.wrap(3, 1, new double[] {1, 2, 1});
        assertThat(smoothing.multiply(Matrix.wrap(1, 3, new double[] {-1, 0, 1}))).isEqualTo(Matrix.of(SOBEL));
        double[][] inTwo = Convolution.correlate(Convolution.correlate(Scene.picture(), new double[][] {{-1, 0, 1}},
                Placement.PLAIN), new double[][] {{1}, {2}, {1}}, Placement.PLAIN);
        assertClose(inTwo, Convolution.correlate(Scene.picture(), SOBEL, Placement.PLAIN));
    }

    @Test
    void whatSobelFindsIsFourTimesTheStep() {
        double[][] map = Convolution.correlate(Scene.picture(), SOBEL, Placement.PLAIN);
        assertThat(map[30][10]).isCloseTo(4 * (Scene.WALL - Scene.SKY), within(1e-12));         // the left wall, x = 11 and 12
        assertThat(map[4][4]).isZero();
        double[][] down = Convolution.correlate(Scene.picture(), EdgeKernel.SOBEL_DOWN.weights(), Placement.PLAIN);
        assertThat(down[40][3]).isCloseTo(4 * (Scene.GROUND - Scene.SKY), within(1e-12));
    }

    @Test
    void edgeKernelsFindNothingInEvenAreas() {
        double[][] even = new double[6][6];
        Arrays.stream(even).forEach(row -> Arrays.fill(row, 0.7));
        for (EdgeKernel kernel : EdgeKernel.values()) {
            double[][] map = Convolution.correlate(even, kernel.weights(), Placement.PLAIN);
            assertThat(map[2][2]).as(kernel.toString()).isCloseTo(kernel == EdgeKernel.BLUR ? 0.7 : 0, within(1e-12));
        }
    }

    @Test
    void aMovedPictureGivesTheMovedMap() {
        double[][] image = Ex411Conv2dAndPooling.onCanvas(Ex411Conv2dAndPooling.DIGITS[3]);
        for (int t = -3; t <= 3; t++) {
            assertThat(Ex411Conv2dAndPooling.sobel(Convolution.moved(image, t, -t)))
                    .isDeepEqualTo(Convolution.moved(Ex411Conv2dAndPooling.sobel(image), t, -t));
        }
    }

    @Test
    void withAStrideOnlyMovesByItsMultiplesSurvive() {
        assertThat(Ex411Conv2dAndPooling.broken(image -> Pooling.max(image, 2, Placement.tiles(2)), 2, 2)).isZero();
        assertThat(Ex411Conv2dAndPooling.broken(image -> Pooling.max(image, 2, Placement.tiles(2)), 1, 2)).isGreaterThan(0.2);
        double[][] stripes = new double[8][8];
        for (double[] row : stripes) {
            for (int x = 0; x < 8; x += 2) {
                row[x] = 1;
            }
        }
        assertThat(Pooling.max(stripes, 1, Placement.tiles(2))[0]).containsExactly(1, 1, 1, 1);
        assertThat(Pooling.max(Convolution.moved(stripes, 0, 1), 1, Placement.tiles(2))[0]).containsExactly(0, 0, 0, 0);
    }

    @Test
    void theTwoMeansDifferInTheFrameOnly() {
        double[][] ones = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
        Placement framed = new Placement(1, 1, 1);
        assertThat(Pooling.mean(ones, 3, framed, false)).isDeepEqualTo(ones);
        assertThat(Pooling.mean(ones, 3, framed, true)).isDeepEqualTo(new double[][] {{4 / 9.0, 6 / 9.0, 4 / 9.0},
            {6 / 9.0, 1, 6 / 9.0}, {4 / 9.0, 6 / 9.0, 4 / 9.0}});
        double[][] negative = {{-1, -2}, {-3, -4}};
        assertThat(Pooling.max(negative, 2, new Placement(2, 1, 1))).isDeepEqualTo(negative);
    }

    @Test
    void aNaNSpoilsThePlacesThatSeeItAndNoOthers() {
        double[][] image = new double[6][6];
        image[0][0] = Double.NaN;
        double[][] map = Convolution.correlate(image, SOBEL, Placement.PLAIN);
        assertThat(map[0][0]).isNaN();
        assertThat(Arrays.stream(map).flatMapToDouble(Arrays::stream).filter(Double::isNaN).count()).isEqualTo(1);
    }

    // ---------------------------------------------------------------- bad input

    @Test
    void whatTheLoopsRefuse() {
        refused(() -> Convolution.correlate(new double[3][4], new double[5][5], Placement.PLAIN),
                "Placement.places: a kernel over 5 pixels on 3 pixels with padding 0: must not be larger than the padded "
                + "image");
        refused(() -> Convolution.correlate(new double[9][9], new double[3][3], new Placement(1, 0, 5)),
                "Placement.places: a kernel over 11 pixels on 9 pixels with padding 0: must not be larger than the padded "
                + "image");
        refused(() -> new Placement(0, 0, 1), "Placement: stride = 0: must be at least 1");
        refused(() -> new Placement(1, -1, 1), "Placement: padding = -1: must not be negative");
        refused(() -> new Placement(1, 0, 0), "Placement: dilation = 0: must be at least 1");
        refused(() -> Convolution.layer(new double[3][4][4], new double[1][2][3][3], new double[1], Placement.PLAIN),
                "Convolution.layer: 3 channels, filter 0 has 2: must be equal, and at least 1");
        refused(() -> Convolution.layer(new double[1][4][4], new double[2][1][3][3], new double[1], Placement.PLAIN),
                "Convolution.layer: 2 filters with 1 biases: needs one for each, and at least one");
        refused(() -> Columns.layer(new double[3][4][4], new double[1][2][3][3], new double[1], Placement.PLAIN),
                "Columns.layer: 3 channels, filters for 2, 1 biases: channels must be equal, with a bias for each filter");
        refused(() -> Columns.of(new double[0][][], 1, 1, Placement.PLAIN), "Columns.of: no channels: needs at least one");
        refused(() -> Convolution.correlate(new double[][] {{1, 2}, {3}}, new double[][] {{1}}, Placement.PLAIN),
                "Convolution: image: row 1 has 1 pixels, row 0 has 2: must be equal");
        refused(() -> Convolution.correlate(new double[0][0], new double[][] {{1}}, Placement.PLAIN),
                "Convolution: image: no pixels: needs at least one");
        refused(() -> Pooling.max(new double[4][4], 2, new Placement(2, 2, 1)),
                "Pooling: padding 2 for a window of 2: must be at most half of it");
        refused(() -> Pooling.max(new double[4][4], 2, new Placement(2, 0, 2)),
                "Pooling: dilation 2: must be 1: a window without gaps");
        refused(() -> Pooling.mean(new double[4][4], 5, Placement.PLAIN, true),
                "Placement.places: a kernel over 5 pixels on 4 pixels with padding 0: must not be larger than the padded "
                + "image");
        refused(() -> Pooling.max(new double[4][4], 0, Placement.PLAIN), "Pooling: size = 0: must be at least 1");
    }

    @Test
    void whatOurLayersRefuse() {
        var random = SeedStream.generator(1);
        Conv2d layer = new Conv2d(3, 4, 5, random);
        refused(() -> layer.forward(Variable.constant(Tensor.zeros(1, 3, 4, 9))),
                "Images.conv2d: (1, 3, 4, 9) with a window of 5 x 5 and padding 0: the window is larger than the image");
        refused(() -> layer.forward(Variable.constant(Tensor.zeros(1, 1, 9, 9))),
                "Conv2d 3 -> 4, 5 x 5: (1, 1, 9, 9): must be (rows, 3, height, width)");
        refused(() -> new Conv2d(3, 4, 5, 0, 0, random), "Conv2d: stride = 0: must be at least 1");
        refused(() -> new Conv2d(0, 4, 5, random), "Conv2d: channels = 0: must be at least 1");
        refused(() -> new MaxPool2d(3).forward(Variable.constant(Tensor.zeros(1, 1, 2, 5))),
                "Images.maxPool: (1, 1, 2, 5) with a window of 3 x 3 and padding 0: the window is larger than the image");
        refused(() -> new AvgPool2d(new Window(2, 2, 0, 0)), "Window: stride 0: must be at least 1");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
