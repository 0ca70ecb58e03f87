package scratch.math.strides;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.figure.Figure;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// 108: a tensor is a tape of numbers and a window on it.
public final class Ex108Tensors {
    private Ex108Tensors() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "targets 3,1 the shape of the three targets: 3,1 or 3 or 1,3",
                "n 2000 rows and columns of the matrix that is transposed");
        int[] targets = Arrays.stream(arguments.value("targets").split(",")).mapToInt(Integer::parseInt).toArray();

        StridedArray matrix = StridedArray.of(new float[]{0, 1, 2, 3, 4, 5}, 2, 3);
        print("One tape, 0 1 2 3 4 5, and windows on it%n");
        window("the matrix", matrix);
        window("its transpose", matrix.transpose());
        window("its second column", matrix.slice(1, 1, 2));
        window("its first row, repeated", matrix.slice(0, 0, 1).broadcastTo(4, 3));
        print("  element (1, 2) of the matrix stands at 1*3 + 2*1 = %d%n", matrix.place(1, 2));
        matrix.transpose().set(99, 2, 1);
        print("  after writing 99 at (2, 1) of the transpose, the matrix has %.0f at (1, 2)%n%n", matrix.get(1, 2));

        Tensor predictions = Tensor.vector(1, 2, 3);
        print("A perfect model: predictions (1, 2, 3), targets (1, 2, 3)%n");
        loss(predictions, 3);
        loss(predictions, targets);

        print("%nShapes, lined up at the last axis%n");
        shapes(new int[]{2, 3}, 3);
        shapes(new int[]{2, 3}, 2, 1);
        shapes(new int[]{2, 3}, 2);
        shapes(new int[]{4, 1, 3}, 5, 3);
        shapes(new int[]{1}, 0);

        Tensor twentyMillion = Tensor.scalar(1).expand(20_000_000);
        float plain = 0;
        for (int i = 0; i < 20_000_000; i++) {
            plain += 1;
        }
        print("%n20,000,000 ones, which are one number read with stride 0%n");
        print("  added up in a float  %,11.0f    2^24 + 1 is not a float%n", plain);
        print("  Tensor.sum()         %,11.0f%n%n", twentyMillion.sum().item());

        figure();
        check(twentyMillion, arguments.intValue("n"));
        print("%nTry: ./run 108 --targets 3   The loss of the same predictions and targets, as it should be.%n");
    }

    private static void window(String name, StridedArray view) {
        print("  %-24s shape %-7s strides %-7s offset %d   reads %s%n", name, Shape.text(view.shape()),
                Shape.text(view.strides()), view.offset(), text(view.toArray()));
    }

    // subtle: nothing warns. The shapes fit, only not as they were meant.
    private static void loss(Tensor predictions, int... shape) {
        Tensor differences = predictions.minus(Tensor.of(new float[]{1, 2, 3}, shape));
        Tensor squares = differences.combine(Binary.MULTIPLY, differences);
        print("  targets of shape %-7s differences of shape %-7s squared loss %.3f%n", Shape.text(shape),
                Shape.text(differences.shape()), squares.mean().item());
    }

    private static void shapes(int[] a, int... b) {
        String result;
        try {
            result = "gives " + Shape.text(StridedArray.broadcastShape(a, b));
        } catch (IllegalArgumentException e) {
            result = "is refused";
        }
        print("  %-9s with %-6s %s%n", Shape.text(a), Shape.text(b), result);
    }

    private static void figure() {
        StridedArray matrix = StridedArray.of(new float[]{0, 1, 2, 3, 4, 5}, 2, 3);
        Figure.write("tensors", TapeDrawing.of(6).window("matrix", matrix).window("transpose", matrix.transpose())
                .window("second column", matrix.slice(1, 1, 2))
                .window("first row, broadcast", matrix.slice(0, 0, 1).broadcastTo(4, 3))
                .window("column, broadcast", matrix.slice(1, 1, 2).broadcastTo(2, 3))
                .svg("A tape of six numbers and five windows that read it in different orders"));
        print("figure  target/figures/tensors.svg%n%n");
    }

    private static void check(Tensor twentyMillion, int n) {
        SplittableRandom random = new SplittableRandom(42);
        float[] a = numbers(random, 4 * 3);
        float[] b = numbers(random, 5 * 3);
        Tensor first = Tensor.of(a, 4, 1, 3);
        Tensor second = Tensor.of(b, 5, 3);
        double[] sum = new double[60];
        double[] overAxis = new double[12];
        double[] flattened = new double[12];
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 3; k++) {
                for (int j = 0; j < 5; j++) {
                    sum[(i * 5 + j) * 3 + k] = a[i * 3 + k] + b[j * 3 + k];
                    overAxis[i * 3 + k] += a[i * 3 + k] * b[j * 3 + k];
                }
                flattened[k * 4 + i] = a[i * 3 + k];
            }
        }
        CheckTable checks = CheckTable.against("loops by hand");
        checks.same("(4, 1, 3) + (5, 3)", doubles(first.plus(second)), sum, 0);
        checks.same("the same by StridedArray",
                doubles(StridedArray.of(a, 4, 1, 3).plus(StridedArray.of(b, 5, 3)).toArray()), sum, 0);
        checks.same("(4, 1, 3) * (5, 3), summed over axis 1, then all",
                Arrays.stream(doubles(first.times(second).sum(1))).sum(), Arrays.stream(overAxis).sum(), 1e-5);
        checks.same("transpose, flattened", doubles(Tensor.of(a, 4, 3).transpose()), flattened, 0);
        checks.same("sum of 20,000,000 ones", twentyMillion.sum().item(), 20_000_000, 0);

        Tensor large = Tensor.uniform(first.backend(), 7, n, n);
        long view = time(large::transpose);
        long copy = time(() -> large.transpose().copy().release());
        checks.time("transpose (" + n + ", " + n + "): view against copy", view, copy);
        checks.print();
    }

    private static long time(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static float[] numbers(SplittableRandom random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    private static double[] doubles(Tensor tensor) {
        return doubles(tensor.toArray());
    }

    private static double[] doubles(float... values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static String text(float... values) {
        StringBuilder text = new StringBuilder();
        for (float value : values) {
            text.append(String.format(Locale.ROOT, "%.0f ", value));
        }
        return text.toString().strip();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
