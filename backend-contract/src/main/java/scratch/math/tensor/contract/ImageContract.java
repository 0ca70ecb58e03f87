package scratch.math.tensor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static scratch.math.tensor.contract.Material.INFINITY;
import static scratch.math.tensor.contract.Material.NAN;
import static scratch.math.tensor.contract.Material.close;
import static scratch.math.tensor.contract.Material.layouts;
import static scratch.math.tensor.contract.Material.numbers;

import org.junit.jupiter.api.Test;
import scratch.math.tensor.Images;
import scratch.math.tensor.Tensor;
import scratch.math.tensor.Window;

/// Convolution and pooling of images, forward and back, compared with loops over pixels.
public interface ImageContract extends Candidate {
    /// n, c, h, w, filters, height, width, stride down, padding, stride across: also fewer places than a vector has lanes,
    /// and more images than fit into one block.
    private int[][] cases() {
        return new int[][] {
            {1, 1, 3, 3, 1, 2, 2, 1, 0, 1}, {2, 3, 5, 4, 2, 3, 2, 1, 0, 1}, {2, 2, 5, 7, 3, 3, 3, 2, 1, 2},
            {3, 1, 1, 1, 2, 1, 1, 1, 0, 1}, {1, 1, 2, 2, 5, 3, 3, 1, 1, 1}, {2, 1, 7, 3, 6, 5, 3, 3, 2, 3},
            {0, 2, 3, 3, 2, 2, 2, 1, 0, 1}, {1, 2, 1, 6, 3, 3, 3, 1, 2, 1}, {2, 3, 12, 13, 7, 3, 3, 1, 1, 1},
            {3, 4, 9, 11, 16, 5, 5, 1, 2, 1}, {1, 3, 10, 40, 9, 1, 3, 1, 0, 1}, {2, 5, 6, 6, 4, 4, 2, 1, 1, 1},
            {2, 3, 7, 9, 4, 3, 3, 2, 1, 1}, {1, 2, 6, 8, 5, 2, 3, 1, 1, 3}, {2, 4, 9, 9, 8, 1, 1, 2, 0, 2},
            {2, 2, 4, 5, 3, 2, 2, 3, 0, 4}, {2, 8, 16, 17, 9, 3, 3, 2, 1, 2},
            slow() ? new int[] {12, 2, 6, 6, 2, 3, 3, 1, 1, 1} : new int[] {70, 2, 40, 40, 2, 3, 3, 1, 1, 1}};
    }

    private static Window window(int... k) {
        return new Window(k[5], k[6], k[7], k[9], k[8], 1);
    }

    /// Visits every pixel under every place: image, channel, pixel, place, cell.
    private static void visit(int[] k, Visitor visitor) {
        int rows = rows(k);
        int across = across(k);
        for (int image = 0; image < k[0]; image++) {
            for (int channel = 0; channel < k[1]; channel++) {
                for (int place = 0; place < rows * across; place++) {
                    for (int cell = 0; cell < k[5] * k[6]; cell++) {
                        int y = place / across * k[7] + cell / k[6] - k[8];
                        int x = place % across * k[9] + cell % k[6] - k[8];
                        if (y >= 0 && y < k[2] && x >= 0 && x < k[3]) {
                            visitor.visit(image, channel, ((image * k[1] + channel) * k[2] + y) * k[3] + x, place, cell);
                        }
                    }
                }
            }
        }
    }

    /// What a test does with them.
    @FunctionalInterface
    interface Visitor {
        void visit(int image, int channel, int pixel, int place, int cell);
    }

    private static int rows(int... k) {
        return (k[2] + 2 * k[8] - k[5]) / k[7] + 1;
    }

    private static int across(int... k) {
        return (k[3] + 2 * k[8] - k[6]) / k[9] + 1;
    }

    @Test
    default void convolutionsAndTheirGradients() {
        for (int[] k : cases()) {
            Window window = window(k);
            int f = k[4];
            int cells = k[5] * k[6];
            int area = rows(k) * across(k);
            float[] pixels = numbers(k[0] * k[1] * k[2] * k[3], 1);
            float[] weights = numbers(f * k[1] * cells, 2);
            float[] bias = numbers(f, 3);
            float[] slopes = numbers(k[0] * f * area, 4);
            double[] out = new double[slopes.length];
            double[] dx = new double[pixels.length];
            double[] dw = new double[weights.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = bias[i / area % f];
            }
            visit(k, (image, channel, pixel, place, cell) -> {
                for (int i = 0; i < f; i++) {
                    int weight = (i * k[1] + channel) * cells + cell;
                    int result = (image * f + i) * area + place;
                    out[result] += (double) weights[weight] * pixels[pixel];
                    dx[pixel] += (double) weights[weight] * slopes[result];
                    dw[weight] += (double) slopes[result] * pixels[pixel];
                }
            });
            Tensor filters = Tensor.of(backend(), weights, f, k[1], k[5], k[6]);
            Tensor b = Tensor.of(backend(), bias, f);
            for (Tensor x : layouts(backend(), pixels, k[0], k[1], k[2], k[3])) {
                for (Tensor g : layouts(backend(), slopes, k[0], f, rows(k), across(k))) {
                    close(Images.conv2d(x, filters, b, window), out, 1e-4);
                    close(Images.conv2dInputGradient(g, filters, window, x.shape()), dx, 1e-4);
                    close(Images.conv2dFilterGradient(g, x, window, filters.shape()), dw, 1e-3);
                    if (k[0] > 10 || slow() && !x.isContiguous()) {
                        break;                                 // the layouts of g have been seen with a plain x
                    }
                }
            }
            Tensor turned = Tensor.of(backend(), weights, k[1] * cells, f).transpose().reshape(f, k[1], k[5], k[6]);
            Tensor x = Tensor.of(backend(), pixels, k[0], k[1], k[2], k[3]);
            assertThat(Images.conv2d(x, turned, null, window).toArray())
                    .isEqualTo(Images.conv2d(x, turned.copy(), null, window).toArray());
        }
    }

    @Test
    default void theLargestUnderAWindowAndItsWayBack() {
        for (int[] k : cases()) {
            Window window = window(k);
            int area = rows(k) * across(k);
            float[] pixels = numbers(k[0] * k[1] * k[2] * k[3], 5);
            float[] slopes = numbers(k[0] * k[1] * area, 6);
            double[] largest = new double[slopes.length];
            int[] where = new int[slopes.length];
            java.util.Arrays.fill(largest, Double.NEGATIVE_INFINITY);
            visit(k, (image, channel, pixel, place, cell) -> {
                int result = (image * k[1] + channel) * area + place;
                if (pixels[pixel] > largest[result]) {
                    largest[result] = pixels[pixel];
                    where[result] = pixel;
                }
            });
            double[] back = new double[pixels.length];
            for (int i = 0; i < where.length; i++) {
                back[where[i]] += largest[i] == Double.NEGATIVE_INFINITY ? 0 : slopes[i];
            }
            for (Tensor x : layouts(backend(), pixels, k[0], k[1], k[2], k[3])) {
                Tensor[] best = Images.maxPool(x, window);
                close(best[0], largest, 0);
                for (Tensor g : layouts(backend(), slopes, k[0], k[1], rows(k), across(k))) {
                    close(Images.maxPoolGradient(g, best[1], window, x.shape()), back, 1e-5);
                    if (slow() && !x.isContiguous()) {
                        break;
                    }
                }
            }
        }
    }

    @Test
    default void poolingOfSpecialValues() {
        Tensor x = Tensor.of(backend(), new float[] {NAN, 1, 2, NAN, -INFINITY, -INFINITY, -INFINITY, -INFINITY, 3, 3, 3, 3,
            INFINITY, NAN, -0f, 0}, 1, 4, 2, 2);
        Tensor[] best = Images.maxPool(x, Window.tiles(2));
        assertThat(best[0].toArray()).containsExactly(NAN, -INFINITY, 3, NAN);
        Tensor g = Tensor.of(backend(), new float[] {1, 2, 3, 4}, 1, 4, 1, 1);
        assertThat(Images.maxPoolGradient(g, best[1], Window.tiles(2), 1, 4, 2, 2).toArray())
                .containsExactly(1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 4, 0, 0);
    }

    /// A pixel that is not a number must not get into results that do not see it.
    @Test
    default void aBadPixelStaysUnderItsWindow() {
        float[] pixels = numbers(2 * 2 * 12 * 12, 7);
        pixels[(1 * 12 + 11) * 12 + 11] = NAN;                 // the last of the first image
        float[] out = Images.conv2d(Tensor.of(backend(), pixels, 2, 2, 12, 12),
                Tensor.of(backend(), numbers(3 * 2 * 9, 8), 3, 2, 3, 3), null, Window.of(3)).toArray();
        for (int i = 0; i < out.length; i++) {
            assertThat(Float.isNaN(out[i])).as("result " + i).isEqualTo(i < 300 && i % 100 == 99);
        }
    }

    @Test
    default void aPoolingIndexThatIsNoneIsRefused() {
        scratch.math.tensor.Window window = scratch.math.tensor.Window.of(2).withPadding(1);
        Tensor g = Tensor.full(backend(), 1, 1, 1, 3, 3);
        for (float bad : new float[] {77, 4, -1, 0.5f}) {
            Tensor indices = Tensor.full(backend(), bad, 1, 9);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                    () -> Images.maxPoolGradient(g, indices, window, 1, 1, 2, 2).toArray())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("index " + bad + ": must be a whole number from 0 to 3");
        }
    }

    @Test
    default void dilatedConvolutionsAreConvolutionsWithZerosBetween() {
        for (int[] k : new int[][] {
            {2, 3, 9, 8, 4, 3, 2, 1, 0, 2}, {1, 2, 11, 10, 3, 3, 3, 2, 3, 3}, {2, 1, 7, 7, 2, 2, 3, 1, 2, 2}}) {
            int dilation = k[9];
            Window window = new Window(k[5], k[6], k[7], 0).withDilation(dilation).withPadding(k[8]);
            int down = window.spanDown();
            int across = window.spanAcross();
            Tensor x = Material.tensor(backend(), 1, k[0], k[1], k[2], k[3]);
            Tensor filters = Material.tensor(backend(), 2, k[4], k[1], k[5], k[6]);
            float[] spread = new float[k[4] * k[1] * down * across];
            float[] given = filters.toArray();
            for (int i = 0; i < given.length; i++) {
                int plane = i / (k[5] * k[6]);
                int row = i / k[6] % k[5] * dilation;
                spread[(plane * down + row) * across + i % k[6] * dilation] = given[i];
            }
            Tensor wide = Tensor.of(backend(), spread, k[4], k[1], down, across);
            Window plain = new Window(down, across, k[7], k[8]);
            Tensor y = Images.conv2d(x, filters, null, window);
            Tensor same = Images.conv2d(x, wide, null, plain);
            assertThat(y.shape()).isEqualTo(same.shape());
            close(y, doubles(same), 1e-4);
            Tensor g = Material.tensor(backend(), 3, y.shape());
            close(Images.conv2dInputGradient(g, filters, window, x.shape()),
                    doubles(Images.conv2dInputGradient(g, wide, plain, x.shape())), 1e-4);
            double[] slopes = doubles(Images.conv2dFilterGradient(g, x, plain, wide.shape()));
            double[] expected = new double[given.length];
            for (int i = 0; i < given.length; i++) {
                int plane = i / (k[5] * k[6]);
                expected[i] = slopes[(plane * down + i / k[6] % k[5] * dilation) * across + i % k[6] * dilation];
            }
            close(Images.conv2dFilterGradient(g, x, window, filters.shape()), expected, 1e-4);
            Tensor[] largest = Images.maxPool(x, window);
            assertThat(largest[0].length(2)).isEqualTo(y.length(2));
            close(Images.maxPoolGradient(Tensor.full(backend(), 1, largest[0].shape()), largest[1], window, x.shape())
                    .sum(), new double[] {largest[0].size()}, 1e-5);
        }
    }

    private static double[] doubles(Tensor t) {
        float[] values = t.toArray();
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    /// Groups, channels, filters, height, width of the window, strides, padding, dilation, height and width of the images:
    /// as many groups as channels is depthwise, with one filter for each channel or more.
    @Test
    default void groupsSeeTheirOwnChannelsOnly() {
        for (int[] k : new int[][] {{2, 4, 8, 3, 2, 1, 1, 1, 1, 5, 6}, {4, 4, 8, 3, 2, 1, 1, 1, 1, 5, 6},
            {3, 3, 3, 3, 3, 2, 1, 1, 1, 7, 19}, {3, 3, 3, 5, 5, 1, 1, 2, 1, 4, 18}, {2, 2, 6, 3, 3, 2, 2, 1, 1, 9, 8},
            {2, 6, 4, 3, 3, 2, 2, 1, 1, 7, 8}, {4, 4, 4, 3, 3, 1, 2, 2, 2, 6, 9}, {5, 5, 5, 1, 1, 1, 1, 0, 1, 3, 2}}) {
            Window window = new Window(k[3], k[4], k[5], k[6], 0, k[8]).withPadding(k[7]);
            int seen = k[1] / k[0];
            int cells = k[3] * k[4];
            Tensor filters = Material.tensor(backend(), 2, k[2], seen, k[3], k[4]);
            float[] given = filters.toArray();
            int[] at = new int[given.length];                          // where each weight is among those of all channels
            float[] full = new float[k[2] * k[1] * cells];             // the same filters, zero on all other channels
            for (int i = 0; i < given.length; i++) {
                int f = i / (seen * cells);
                int channel = f / (k[2] / k[0]) * seen + i / cells % seen;
                at[i] = (f * k[1] + channel) * cells + i % cells;
                full[at[i]] = given[i];
            }
            Tensor bias = Material.tensor(backend(), 3, k[2]);
            Tensor whole = Tensor.of(backend(), full, k[2], k[1], k[3], k[4]);
            float[] pixels = numbers(2 * k[1] * k[9] * k[10], 1);
            for (Tensor x : layouts(backend(), pixels, 2, k[1], k[9], k[10])) {
                Tensor y = Images.groupedConv2d(x, filters, bias, window, k[0]);
                close(y, doubles(Images.conv2d(x, whole, bias, window)), 1e-4);
                close(Images.groupedConv2d(x, filters, null, window, k[0]),
                        doubles(Images.conv2d(x, whole, null, window)), 1e-4);
                Tensor g = Material.tensor(backend(), 4, y.shape());
                close(Images.groupedConv2dInputGradient(g, filters, window, k[0], x.shape()),
                        doubles(Images.conv2dInputGradient(g, whole, window, x.shape())), 1e-4);
                double[] slopes = doubles(Images.conv2dFilterGradient(g, x, window, whole.shape()));
                double[] expected = java.util.Arrays.stream(at).mapToDouble(i -> slopes[i]).toArray();
                close(Images.groupedConv2dFilterGradient(g, x, window, k[0], filters.shape()), expected, 1e-4);
            }
        }
    }

    @Test
    default void aTransposedConvolutionByHand() {
        Tensor x = Tensor.of(backend(), new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Tensor filter = Tensor.of(backend(), new float[] {1, 10, 100, 1000}, 1, 1, 2, 2);
        // every pixel stamps the filter, two rows and columns apart
        assertThat(Images.transposedConv2d(x, filter, Window.tiles(2), 0).toArray()).containsExactly(
                1, 10, 2, 20, 100, 1000, 200, 2000, 3, 30, 4, 40, 300, 3000, 400, 4000);
        // one apart the stamps overlap
        assertThat(Images.transposedConv2d(x, filter, Window.of(2), 0).toArray()).containsExactly(
                1, 12, 20, 103, 1234, 2040, 300, 3400, 4000);
        assertThat(Images.transposedConv2d(x, filter, Window.tiles(2), 1).shape()).containsExactly(1, 1, 5, 5);
    }
}
