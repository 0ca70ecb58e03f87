package scratch.math.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import scratch.math.kernel.ScalarKernels;
import scratch.math.tensor.cpu.CpuBackend;

class TensorTest {
    private final Tensor a = Tensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);

    @Test
    void elementsAreFoundByStrides() {
        assertThat(a.strides()).containsExactly(3, 1);
        assertThat(a.get(1, 2)).isEqualTo(5);                  // 1·3 + 2·1 = 5
        assertThat(a.transpose().shape()).containsExactly(3, 2);
        assertThat(a.transpose().strides()).containsExactly(1, 3);
        assertThat(a.transpose().get(2, 1)).isEqualTo(5);
        assertThat(a.transpose().toArray()).containsExactly(0, 3, 1, 4, 2, 5);
    }

    @Test
    void aColumnIsStretchedByReadingItAgain() {
        Tensor table = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        Tensor column = Tensor.of(new float[] {10, 20}, 2, 1);
        assertThat(table.plus(column).toArray()).containsExactly(11, 12, 13, 24, 25, 26);
        assertThat(column.expand(2, 3).strides()).containsExactly(1, 0);
    }

    @Test
    void aPerfectModelHasALossIfTheShapesDiffer() {
        Tensor predictions = Tensor.vector(1, 2, 3);
        Tensor column = Tensor.of(new float[] {1, 2, 3}, 3, 1);
        assertThat(predictions.minus(column).apply(Unary.POWER, 2).mean().item()).isEqualTo(4 / 3f);
        assertThat(predictions.minus(Tensor.vector(1, 2, 3)).apply(Unary.POWER, 2).mean().item()).isZero();
    }

    @Test
    void viewsShareTheirNumbers() {
        Tensor view = a.transpose().slice(0, 1, 3);
        for (Tensor t : List.of(view, a.reshape(3, 2), a.select(0, 1), a.permute(1, 0), a.expand(4, 2, 3))) {
            assertThat(t.storage()).isSameAs(a.storage());
        }
        view.fillInPlace(9);
        assertThat(a.toArray()).containsExactly(0, 9, 9, 3, 9, 9);
        assertThat(a.copy().storage()).isNotSameAs(a.storage());
    }

    @Test
    void aTransposedViewCannotBeFlattenedWithoutACopy() {
        Tensor flat = a.transpose().reshape(6);
        assertThat(flat.storage()).isNotSameAs(a.storage());
        assertThat(flat.toArray()).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(a.slice(0, 1, 2).reshape(3).storage()).isSameAs(a.storage());
    }

    @Test
    void shapesBroadcastFromTheRight() {
        assertThat(Shape.broadcast("t", new int[] {4, 1, 3}, new int[] {5, 3})).containsExactly(4, 5, 3);
        assertThat(Shape.broadcast("t", new int[] {3, 1}, new int[] {1, 4})).containsExactly(3, 4);
        assertThat(Shape.broadcast("t", new int[] {1}, new int[] {0})).containsExactly(0);
        assertThat(Shape.broadcast("t", new int[] {2, 3}, new int[] {2, 1})).containsExactly(2, 3);
        assertThat(Shape.broadcast("t", new int[] {}, new int[] {2})).containsExactly(2);
        assertThatThrownBy(() -> Shape.broadcast("Tensor.plus", new int[] {2, 3}, new int[] {2})).hasMessage(
                "Tensor.plus: (2, 3) and (2): lengths 3 and 2 on axis -1: must be equal, or one of them 1");
        assertThatThrownBy(() -> Shape.broadcast("Tensor.plus", new int[] {2}, new int[] {3}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sumToUndoesBroadcasting() {
        Tensor g = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertThat(g.sumTo(3).toArray()).containsExactly(5, 7, 9);
        assertThat(g.sumTo(1, 3).toArray()).containsExactly(5, 7, 9);
        assertThat(g.sumTo(2, 1).toArray()).containsExactly(6, 15);
        assertThat(g.sumTo().toArray()).containsExactly(21);
        assertThat(g.sumTo(2, 3)).isSameAs(g);
    }

    @Test
    void concatAndPadPutTogether() {
        Tensor b = Tensor.of(new float[] {7, 8}, 2, 1);
        assertThat(Tensor.concat(1, b, a, b).toArray()).containsExactly(7, 0, 1, 2, 7, 8, 3, 4, 5, 8);
        assertThat(a.pad(0, 1, 0, -1).toArray()).containsExactly(-1, -1, -1, 0, 1, 2, 3, 4, 5);
    }

    @Test
    void resultsKeepTheOrderInMemoryOfTheirInput() {
        Tensor turned = a.transpose();
        assertThat(turned.plus(1).strides()).containsExactly(1, 3);
        assertThat(turned.plus(turned).strides()).containsExactly(1, 3);
        assertThat(turned.plus(1).toArray()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(turned.isDense()).isTrue();
        assertThat(a.slice(1, 0, 2).isDense()).isFalse();
        assertThat(a.expand(2, 2, 3).isDense()).isFalse();
    }

    @Test
    void normalNumbersHaveTheirDeviation() {
        float[] x = Tensor.normal(new Random(3), 2, 100, 100).toArray();
        double squares = 0;
        for (float v : x) {
            squares += v * v / 10_000.0;
        }
        assertThat(Math.sqrt(squares)).isBetween(1.95, 2.05);
    }

    @Test
    void convolutionByHand() {
        Tensor image = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);
        Tensor edge = Tensor.of(new float[] {1, -1, 0, 0}, 1, 1, 2, 2);
        Tensor out = Images.conv2d(image, edge, Tensor.vector(10), Window.of(2));
        assertThat(out.toArray()).containsExactly(9, 9, 9, 9);
        Tensor[] largest = Images.maxPool(image, Window.of(2));
        assertThat(largest[0].toArray()).containsExactly(5, 6, 8, 9);
        assertThat(Images.averagePool(image, Window.of(2)).toArray()).containsExactly(3, 4, 6, 7);
        Tensor g = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
        assertThat(Images.maxPoolGradient(g, largest[1], Window.of(2), 1, 1, 3, 3).toArray())
                .containsExactly(0, 0, 0, 0, 1, 2, 0, 3, 4);
        assertThat(Images.averagePoolGradient(g, Window.of(2), 1, 1, 3, 3).toArray())
                .containsExactly(0.25f, 0.75f, 0.5f, 1, 2.5f, 1.5f, 0.75f, 1.75f, 1);
    }

    @Test
    void aLargeConvolutionIsTheSumOverTheWindow() {
        int n = 20;                                            // more images than fit into one block
        Tensor x = Tensor.normal(new Random(1), 1, n, 4, 24, 24);
        Tensor w = Tensor.normal(new Random(2), 1, 3, 4, 5, 5);
        float[] out = Images.conv2d(x, w, null, Window.of(5).withPadding(2)).toArray();
        float[] image = x.toArray();
        float[] filter = w.toArray();
        Random random = new Random(3);
        for (int trial = 0; trial < 300; trial++) {
            int i = random.nextInt(n);
            int f = random.nextInt(3);
            int row = random.nextInt(24);
            int column = random.nextInt(24);
            double sum = 0;
            for (int c = 0; c < 4; c++) {
                for (int dy = 0; dy < 5; dy++) {
                    for (int dx = 0; dx < 5; dx++) {
                        int y = row + dy - 2;
                        int z = column + dx - 2;
                        sum += y < 0 || y > 23 || z < 0 || z > 23 ? 0 : (double) image[((i * 4 + c) * 24 + y) * 24 + z]
                                * filter[((f * 4 + c) * 5 + dy) * 5 + dx];
                    }
                }
            }
            assertThat((double) out[((i * 3 + f) * 24 + row) * 24 + column]).isCloseTo(sum,
                    org.assertj.core.api.Assertions.within(1e-4));
        }
    }

    @Test
    void gradientsOfALargeConvolutionAreThoseOfItsImages() {
        int n = 20;
        Window window = Window.of(5).withPadding(2);
        Tensor x = Tensor.normal(new Random(1), 1, n, 4, 24, 24);
        Tensor w = Tensor.normal(new Random(2), 1, 3, 4, 5, 5);
        Tensor g = Tensor.normal(new Random(3), 1, n, 3, 24, 24);
        Tensor sum = Tensor.zeros(3, 4, 5, 5);
        float[] dx = Images.conv2dInputGradient(g, w, window, n, 4, 24, 24).toArray();
        for (int i = 0; i < n; i++) {
            Tensor slopes = g.slice(0, i, i + 1);
            sum.addInPlace(Images.conv2dFilterGradient(slopes, x.slice(0, i, i + 1), window, 3, 4, 5, 5), 1);
            float[] one = Images.conv2dInputGradient(slopes, w, window, 1, 4, 24, 24).toArray();
            assertThat(java.util.Arrays.copyOfRange(dx, i * one.length, (i + 1) * one.length))
                    .containsExactly(one, org.assertj.core.api.Assertions.within(1e-4f));
        }
        assertThat(Images.conv2dFilterGradient(g, x, window, 3, 4, 5, 5).toArray())
                .containsExactly(sum.toArray(), org.assertj.core.api.Assertions.within(1e-2f));
    }

    // ---------------------------------------------------------------- memory

    @Test
    void aScopeReleasesWhatIsNotKept() {
        Tensor kept;
        Tensor lost;
        Tensor inner;
        try (Scope outer = Scope.open()) {
            lost = a.plus(1);
            kept = outer.keep(lost.times(2));
            try (Scope scope = Scope.open()) {
                inner = scope.keep(a.plus(3));
                a.plus(4);
            }
            assertThat(inner.released()).isFalse();
        }
        assertThat(inner.released()).isTrue();
        assertThat(lost.released()).isTrue();
        assertThat(kept.toArray()).containsExactly(2, 4, 6, 8, 10, 12);
        assertThat(a.released()).isFalse();
    }

    @Test
    void memoryLivesAsLongAsOneOwner() {
        Tensor t = a.plus(1);
        t.storage().retain();
        assertThat(t.storage().shared()).isTrue();
        t.release();
        assertThat(t.toArray()).hasSize(6);
        t.release();
        assertThat(t.released()).isTrue();
        assertThat(t).hasToString("Tensor (2, 3) on " + t.backend().name() + ", released");
        assertThatThrownBy(() -> t.storage().retain()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> t.storage().release()).hasMessage("Storage.release: 6 numbers: already released");
    }

    // ---------------------------------------------------------------- choice

    private record Named(String name, Backend open) implements Backend.Provider { }

    @Test
    void theBackendIsChosenByName() {
        Backend other = new CpuBackend(new ScalarKernels());
        List<Backend.Provider> providers = List.of(new Named("late", other), new Named("more", other));
        assertThat(ActiveBackend.choose("late", providers)).isSameAs(other);
        assertThat(Backend.active().name()).startsWith("cpu (");
        assertThatThrownBy(() -> ActiveBackend.choose("cuda", providers)).hasMessage("backend: scratch.backend=cuda: "
                + "must be one of [late, more]; other backends must be on the class path");
        assertThat(Backend.active()).isSameAs(Backend.active());
    }

    @Test
    void aBackendThatCannotWorkHereIsASentence() {
        Backend.Provider broken = new Backend.Provider() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Backend open() {
                throw new IllegalStateException("there is no such machine");
            }
        };
        assertThatThrownBy(() -> ActiveBackend.choose("broken", List.of(broken))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("backend: scratch.backend=broken: there is no such machine");
    }

    @Test
    void workCanBeDoneOnAnotherBackend() {
        Backend other = new CpuBackend(new ScalarKernels());
        Tensor there = Backend.using(other, () -> Tensor.zeros(3));
        assertThat(there.backend()).isSameAs(other);
        assertThat(Backend.active()).isNotSameAs(other).isSameAs(Tensor.zeros(1).backend());
        assertThatThrownBy(() -> Backend.using(other, () -> Tensor.zeros(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Backend.active()).isNotSameAs(other);
    }

    // ---------------------------------------------------------------- errors

    private static void refuses(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void errorsNameTheOperationAndBothShapes() {
        Tensor b = Tensor.ones(4, 5);
        refuses(() -> a.matmul(b), "Tensor.matmul: (2, 3) x (4, 5): inner dimensions differ");
        refuses(() -> a.matmul(Tensor.ones(3)), "Tensor.matmul: (2, 3) x (3): both need at least two axes");
        refuses(() -> Tensor.ones(2, 2, 3).matmul(Tensor.ones(3, 3, 2)),
                "Tensor.matmul: (2, 2, 3) x (3, 3, 2): the axes before the last two must be equal, or 1");
        refuses(() -> a.matmul(Tensor.ones(3, 4), Tensor.ones(3)),
                "Tensor.matmul bias: (2, 4) and (3): lengths 4 and 3 on axis -1: must be equal, or one of them 1");
        refuses(() -> a.matmul(Tensor.ones(3, 4), Tensor.ones(5, 2, 4)),
                "Tensor.matmul: bias (5, 2, 4) for (2, 4): must broadcast to it");
        refuses(() -> a.plus(b),
                "Tensor.plus: (2, 3) and (4, 5): lengths 3 and 5 on axis -1: must be equal, or one of them 1");
        refuses(() -> a.reshape(4, 2), "Tensor.reshape: (2, 3) to (4, 2): 6 numbers into 8");
        refuses(() -> a.reshape(4, -1), "Tensor.reshape: (2, 3) to (4, -1): 6 numbers cannot be split that way");
        refuses(() -> a.reshape(-1, -1), "Tensor.reshape: (2, 3) to (-1, -1): one length may be -1, none otherwise negative");
        refuses(() -> a.permute(0, 0), "Tensor.permute: (2, 3) by (0, 0): must name every axis once");
        refuses(() -> a.permute(1), "Tensor.permute: (2, 3) by (1): must name every axis once");
        refuses(() -> a.slice(1, 1, 4), "Tensor.slice: 1 to 4 on axis 1 of (2, 3): must lie in 0 to 3");
        refuses(() -> a.slice(2, 0, 1), "Tensor.slice: axis 2 of (2, 3): no such axis");
        refuses(() -> a.select(0, 2), "Tensor.select: 2 on axis 0 of (2, 3): must be from 0 to 1");
        refuses(() -> a.expand(2, 4), "Tensor.expand: (2, 3) to (2, 4): only lengths of 1 can be stretched");
        refuses(() -> a.expand(3), "Tensor.expand: (2, 3) to (3): cannot lose axes");
        refuses(() -> Tensor.ones(3).transpose(), "Tensor.transpose: (3): needs two axes");
        refuses(() -> a.sum(0, 0), "Tensor.sum: axis 0 of (2, 3): named twice");
        refuses(() -> a.sum(-3), "Tensor.sum: axis -3 of (2, 3): no such axis");
        refuses(a::item, "Tensor.item: (2, 3): has 6 numbers, must have 1");
        refuses(() -> a.get(1), "Tensor.get: (1) of (2, 3): must name every axis");
        refuses(() -> Tensor.of(new float[5], 2, 3), "Tensor: 5 numbers for (2, 3): must be 6");
        refuses(() -> Tensor.of(new float[0], -1), "Tensor: (-1): lengths must not be negative");
        refuses(() -> Tensor.zeros(65536, 65536), "Tensor: (65536, 65536): more than 2147483639 numbers");
        refuses(() -> a.write(new float[2]), "Tensor.write: 2 numbers into (2, 3): must be 6");
        refuses(() -> a.transpose().write(new float[6]),
                "Tensor.write: (3, 2): this view is not contiguous: use copyInPlace");
        refuses(() -> a.expand(2, 2, 3).fillInPlace(1),
                "Tensor.fill: (2, 2, 3): this view repeats numbers and cannot be written");
        refuses(() -> Tensor.concat(0), "Tensor.concat: no tensors: needs at least one");
        refuses(() -> Tensor.concat(0, a, b), "Tensor.concat: (2, 3) and (4, 5): may differ on axis 0 only");
        refuses(() -> Tensor.concat(0, a, Tensor.ones(3)), "Tensor.concat: (2, 3) and (3): ranks differ");
        refuses(() -> a.pad(0, -1, 0, 0), "Tensor.pad: -1 before and 0 after: must not be negative");
        refuses(() -> a.placeAlong(0, 2, Tensor.ones(3)), "Tensor.place: (2, 3) at (3): shapes must be equal");
        Backend other = new CpuBackend(new ScalarKernels());
        refuses(() -> Tensor.scalar(1).plus(Tensor.full(other, 1, 2)), "Tensor.plus: () on " + Backend.active().name()
                + " and (2) on " + other.name() + ": must be on one backend");
        refuses(() -> Tensor.over(a.storage(), 2, new int[] {5}, new int[] {1}),
                "Tensor.over: shape (5) with strides (1) from 2: needs more than the 6 numbers there are");
        assertThat(Tensor.zeros(65536, 65536, 0).size()).isZero();
    }

    @Test
    void aWindowHasAStepDownAndOneAcross() {
        Window window = Window.of(3).withPadding(1).withStride(2, 1);
        assertThat(window).isEqualTo(new Window(3, 3, 2, 1, 1, 1));
        assertThat(window.text(1)).isEqualTo("3 x 3, stride 2 x 1, padding 1");
        assertThat(window.places("test", 1, 1, 48, 192)).containsExactly(24, 192);
        assertThatThrownBy(window::stride).isInstanceOf(IllegalStateException.class)
                .hasMessage("Window.stride: 2 x 1: differs down and across: ask for strideDown and strideAcross");
        assertThat(window.withStride(2).stride()).isEqualTo(2);
    }

    @Test
    void errorsOfImages() {
        Tensor x = Tensor.ones(2, 3, 4, 4);
        refuses(() -> Images.conv2d(x, Tensor.ones(5, 2, 3, 3), null, Window.of(3)), "Images.conv2d: (2, 3, 4, 4) with filters"
                + " (5, 2, 3, 3): must be (n, c, h, w) and (f, c, i, j) with the same c");
        refuses(() -> Images.conv2d(x, Tensor.ones(5, 3, 5, 5), null, Window.of(5)), "Images.conv2d: (2, 3, 4, 4) with a"
                + " window of 5 x 5 and padding 0: the window is larger than the image");
        refuses(() -> Images.conv2d(x, Tensor.ones(5, 3, 2, 2), null, Window.of(3)),
                "Images.conv2d: filters (5, 3, 2, 2) with a window of 3 x 3: must be equal");
        refuses(() -> Images.conv2d(x, Tensor.ones(5, 3, 3, 3), Tensor.ones(4), Window.of(3)),
                "Images.conv2d: filters (5, 3, 3, 3) with bias (4): must be (5)");
        refuses(() -> Images.maxPool(x, new Window(1, 3, 1, 2)),
                "Images.maxPool: padding 2 with a window of 1 x 3: row 0 of the places has no pixel under it");
        refuses(() -> Images.maxPool(Tensor.ones(1, 1, 5, 2), new Window(1, 2, 1, 0, 3).withPadding(1)),
                "Images.maxPool: padding 1 with a window of 1 x 2: row 0 of the places has no pixel under it");
        refuses(() -> Images.maxPool(Tensor.ones(1, 1, 2, 2), new Window(2, 2, 1, 1, 3)),
                "Images.maxPool: padding 1 with a window of 2 x 2: row 0 of the places has no pixel under it");
        refuses(() -> Images.maxPool(a, Window.tiles(2)),
                "Images.maxPool: (2, 3): images must be (count, channels, height, width)");
        refuses(() -> Window.of(0), "Window: 0 x 0: must be at least 1 x 1");
        refuses(() -> Window.of(2).withStride(0), "Window: stride 0: must be at least 1");
        refuses(() -> Window.of(2).withStride(2, 0), "Window: stride 2 x 0: must be at least 1");
        refuses(() -> Images.conv2dInputGradient(Tensor.ones(2, 5, 2, 2), Tensor.ones(5, 2, 3, 3), Window.of(3), 2, 3, 4, 4),
                "Images.conv2dInputGradient: (2, 3, 4, 4) with filters (5, 2, 3, 3): must be (n, c, h, w) and (f, c, i, j)"
                        + " with the same c");
        refuses(() -> Images.conv2dFilterGradient(Tensor.ones(2, 5, 2, 2), x, Window.of(3), 5, 2, 3, 3),
                "Images.conv2dFilterGradient: (2, 3, 4, 4) with filters (5, 2, 3, 3): must be (n, c, h, w) and (f, c, i, j)"
                        + " with the same c");
        refuses(() -> Window.of(2).withPadding(2),
                "Window: padding 2 around 2 x 2: must be from 0 and smaller than the window");
    }

    @Test
    void errorsOfFusedOperations() {
        refuses(() -> Fused.adam(new AdamStep(1, 0.1f, 0.9f, 0.999f, 1e-8f, 0), a, Tensor.ones(3), a, a),
                "Fused.adam: (2, 3) and (3): shapes must be equal");
        Tensor turned = Tensor.ones(3, 2).transpose();
        refuses(() -> Fused.adam(new AdamStep(1, 0.1f, 0.9f, 0.999f, 1e-8f, 0), turned, a, a, a),
                "Fused.adam: (2, 3): a view that is not contiguous cannot be updated");
        refuses(() -> new AdamStep(0, 0.1f, 0.9f, 0.999f, 1e-8f, 0), "AdamStep: step 0: counts from 1");
        refuses(() -> new AdamStep(1, 0.1f, 1, 0.999f, 1e-8f, 0), "AdamStep: beta 1.0 and 0.999: must be in [0, 1)");
        refuses(() -> Fused.softmax(Tensor.scalar(1)), "Fused.softmax: (): needs at least one axis");
        refuses(() -> Fused.standardize(Tensor.zeros(2, 0), 1), "Fused.standardize: (2, 0): rows of nothing have no mean");
        refuses(() -> Fused.gather(Tensor.ones(3), new int[] {0}, 1), "Fused.gather: from (3): the table must have two axes");
        refuses(() -> Fused.gather(a, new int[] {0}, 2), "Fused.gather: 1 indices for (2): needs 2");
    }

    @Test
    void theFirstStepOfAdamIsTheRate() {
        Tensor w = Tensor.vector(2, 2, 2);
        Tensor m = Tensor.zeros(3);
        Tensor v = Tensor.zeros(3);
        Fused.adam(new AdamStep(1, 0.1f, 0.9f, 0.999f, 1e-8f, 0), w, Tensor.vector(4, -7, 4000), m, v);
        assertThat(w.toArray()).containsExactly(new float[] {1.9f, 2.1f, 1.9f},
                org.assertj.core.api.Assertions.within(1e-6f));
    }

    @Test
    void anOverlappingViewIsReadBeforeItIsWritten() {
        Tensor m = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3);
        assertThat(m.addInPlace(m.transpose(), 1).toArray()).containsExactly(2, 6, 10, 6, 10, 14, 10, 14, 18);
        Tensor line = Tensor.vector(1, 2, 3, 4);
        line.slice(0, 1, 4).copyInPlace(line.slice(0, 0, 3));
        assertThat(line.toArray()).containsExactly(1, 1, 2, 3);
        Tensor sums = Tensor.vector(1, 1, 1, 1);
        sums.slice(0, 1, 4).addInPlace(sums.slice(0, 0, 3), 1);
        assertThat(sums.toArray()).containsExactly(1, 2, 2, 2);
        Tensor first = Tensor.vector(2, 3, 4);
        first.combineInPlace(Binary.MULTIPLY, first.slice(0, 0, 1), 0);
        assertThat(first.toArray()).containsExactly(4, 6, 8);
    }

    @Test
    void aViewInWhichTwoElementsShareAPlaceCannotBeWritten() {
        Tensor base = Tensor.zeros(4);
        Tensor sliding = Tensor.over(base.storage(), 0, new int[] {3, 2}, new int[] {1, 1});
        refuses(() -> sliding.fillInPlace(1), "Tensor.fill: (3, 2): this view repeats numbers and cannot be written");
        Tensor apart = Tensor.over(base.storage(), 0, new int[] {2, 2}, new int[] {1, 2});
        assertThat(apart.fillInPlace(1).toArray()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void everyWriteIsCounted() {
        Tensor t = Tensor.vector(1, 2);
        int before = t.storage().version();
        t.write(new float[] {3, 4});
        t.slice(0, 0, 1).fillInPlace(5);
        t.applyInPlace(Unary.SCALE, 2);
        t.copyInPlace(Tensor.vector(1, 1));
        t.addInPlace(t, 1);
        assertThat(t.storage().version() - before).isEqualTo(5);
        t.plus(1);
        t.toArray();
        assertThat(t.storage().version() - before).isEqualTo(5);
    }

    @Test
    void groupsLeaveNoChannelOut() {
        Tensor x = Tensor.ones(1, 4, 3, 3);
        Tensor filters = Tensor.ones(6, 2, 2, 2);
        refuses(() -> Images.groupedConv2d(x, filters, Tensor.ones(7), Window.of(2), 2),
                "Images.conv2d: filters (6, 2, 2, 2) with bias (7): must be (6)");
        refuses(() -> Images.groupedConv2d(x, filters, null, Window.of(2), 3), "Images.conv2d: (1, 4, 3, 3) with filters"
                + " (6, 2, 2, 2) in 3 groups: must be (n, c, h, w) and (f, c / groups, i, j), with groups that divide c and f");
        refuses(() -> Images.groupedConv2dInputGradient(Tensor.ones(1, 7, 2, 2), filters, Window.of(2), 2, 1, 4, 3, 3),
                "Images.conv2dInputGradient: gradient (1, 7, 2, 2) of images (1, 4, 3, 3): must be (1, 6, 2, 2)");
        refuses(() -> Images.groupedConv2dFilterGradient(Tensor.ones(1, 7, 2, 2), x, Window.of(2), 2, 6, 2, 2, 2),
                "Images.conv2dFilterGradient: gradient (1, 7, 2, 2) of images (1, 4, 3, 3): must be (1, 6, 2, 2)");
    }

    @Test
    void aCellOffTheImageGetsNoGradient() {
        Tensor g = Tensor.ones(1, 1, 3, 3);
        refuses(() -> Images.maxPoolGradient(g, Tensor.zeros(1, 9), Window.of(2).withPadding(1), 1, 1, 2, 2),
                "Backend.maxPoolGradient: index 0 at row 0, column 0: that cell of the window lies off the image");
    }

    @Test
    void gradientsOfImagesAreCheckedToo() {
        Tensor x = Tensor.ones(1, 1, 4, 4);
        Tensor g = Tensor.ones(1, 1, 2, 2);
        refuses(() -> Images.maxPoolGradient(Tensor.ones(1, 1, 3, 2), g, Window.tiles(2), 1, 1, 4, 4),
                "Images.maxPoolGradient: gradient (1, 1, 3, 2) of images (1, 1, 4, 4): must be (1, 1, 2, 2)");
        refuses(() -> Images.averagePoolGradient(Tensor.ones(1, 2, 2, 2), Window.tiles(2), 1, 1, 4, 4),
                "Images.averagePoolGradient: gradient (1, 2, 2, 2) of images (1, 1, 4, 4): must be (1, 1, 2, 2)");
        refuses(() -> Images.conv2dInputGradient(g, Tensor.ones(1, 1, 2, 2), Window.of(2), 1, 1, 4, 4),
                "Images.conv2dInputGradient: gradient (1, 1, 2, 2) of images (1, 1, 4, 4): must be (1, 1, 3, 3)");
        refuses(() -> Fused.softmaxGradient(g, Tensor.ones(4), false),
                "Fused.softmaxGradient: (1, 1, 2, 2) and (4): shapes must be equal");
        refuses(() -> Fused.standardizeGradient(g, Tensor.ones(3), g),
                "Fused.standardizeGradient: (1, 1, 2, 2) with factors (3): needs one for each of 2 rows");
        refuses(() -> Fused.scatterAdd(g, Tensor.ones(3), 5),
                "Fused.scatterAdd: values (1, 1, 2, 2) with rows (3): needs one row of values for each");
        Tensor gone = Tensor.ones(1, 1, 2, 2);
        gone.release();
        Tensor released = Tensor.ones(4);
        released.release();
        gone(() -> Images.averagePoolGradient(gone, Window.tiles(2), 1, 1, 4, 4));
        gone(() -> Images.maxPoolGradient(gone, g, Window.tiles(2), 1, 1, 4, 4));
        gone(() -> Images.maxPoolGradient(g, gone, Window.tiles(2), 1, 1, 4, 4));
        gone(() -> Images.averagePool(gone, Window.tiles(2)));
        gone(() -> Images.conv2d(x, Tensor.ones(4, 1, 2, 2), released, Window.of(2)));
        gone(() -> Images.conv2dFilterGradient(gone, x, Window.tiles(2), 1, 1, 2, 2));
        gone(() -> Fused.standardizeGradient(g, gone, g));
        gone(() -> g.plus(gone));
        refuses(() -> g.plus((Tensor) null), "Tensor.plus: (1, 1, 2, 2) and null: needs two tensors");
    }

    private static void gone(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        org.assertj.core.api.Assertions.assertThatThrownBy(call).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has been released");
    }
}
