package scratch.math.strides;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.math.tensor.Binary;
import scratch.math.tensor.Shape;
import scratch.math.tensor.Tensor;

/// 108: a tensor is a storage of numbers and a view of it.
public final class Ex108Tensors {
    private Ex108Tensors() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "targets 3,1 3,1|3|1,3 the shape of the three targets",
                "n 2000 1..4096 rows and columns of the matrix that is transposed");
        int[] targets = Arrays.stream(arguments.value("targets").split(",")).mapToInt(Integer::parseInt).toArray();

        StridedArray matrix = StridedArray.of(new float[]{0, 1, 2, 3, 4, 5}, 2, 3);
        Console.print("One storage, 0 1 2 3 4 5, and views of it%n");
        view("the matrix", matrix);
        view("its transpose", matrix.transpose());
        view("its second column", matrix.slice(1, 1, 2));
        view("its first row, repeated", matrix.slice(0, 0, 1).broadcastTo(4, 3));
        Console.print("  element (1, 2) of the matrix stands at 1*3 + 2*1 = %d%n", matrix.place(1, 2));
        matrix.transpose().set(99, 2, 1);
        Console.print("  after writing 99 at (2, 1) of the transpose, the matrix has %.0f at (1, 2)%n%n", matrix.get(1, 2));

        Tensor predictions = Tensor.vector(1, 2, 3);
        Console.print("A perfect model: predictions (1, 2, 3), targets (1, 2, 3)%n");
        loss(predictions, 3);
        loss(predictions, targets);

        Console.print("%nShapes, lined up at the last axis%n");
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
        Console.print("%n20,000,000 ones, which are one number read with stride 0%n");
        Console.print("  added up in a float  %,11.0f    2^24 + 1 is not a float%n", plain);
        Console.print("  Tensor.sum()         %,11.0f%n%n", twentyMillion.sum().item());

        Figures108.draw(targets);
        Console.print("figures  target/figures/tensors.svg, loss.svg%n%n");
        check(twentyMillion, arguments.intValue("n"));
        Console.print("%nTry: ./run 108 --targets 3   The loss of the same predictions and targets, as it should be.%n");
    }

    private static void view(String name, StridedArray view) {
        Console.print("  %-24s shape %-7s strides %-7s offset %d   reads %s%n", name, Shape.text(view.shape()),
                Shape.text(view.strides()), view.offset(), text(view.toArray()));
    }

    // subtle: nothing warns. The shapes fit, only not as they were meant.
    static Tensor differences(Tensor predictions, int... shapeOfTargets) {
        return predictions.minus(Tensor.of(new float[]{1, 2, 3}, shapeOfTargets));
    }

    private static void loss(Tensor predictions, int... shape) {
        Tensor differences = differences(predictions, shape);
        Tensor squares = differences.combine(Binary.MULTIPLY, differences);
        Console.print("  targets of shape %-7s differences of shape %-7s squared loss %.3f%n", Shape.text(shape),
                Shape.text(differences.shape()), squares.mean().item());
    }

    private static void shapes(int[] a, int... b) {
        String result;
        try {
            result = "gives " + Shape.text(StridedArray.broadcastShape(a, b));
        } catch (IllegalArgumentException e) {
            result = "is refused";
        }
        Console.print("  %-9s with %-6s %s%n", Shape.text(a), Shape.text(b), result);
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
        checks.group("elements of sum, transpose", 0).same("sum", doubles(first.plus(second)), sum)
                .same("strided", doubles(StridedArray.of(a, 4, 1, 3).plus(StridedArray.of(b, 5, 3)).toArray()), sum)
                .same("transpose", doubles(Tensor.of(a, 4, 3).transpose()), flattened);
        checks.same("(4, 1, 3) * (5, 3), summed",
                Arrays.stream(doubles(first.times(second).sum(1))).sum(), Arrays.stream(overAxis).sum(), 1e-5);
        checks.same("sum of 20,000,000 ones", twentyMillion.sum().item(), 20_000_000, 0);

        Tensor large = Tensor.uniform(first.backend(), 7, n, n);
        long view = time(large::transpose);
        long copy = time(() -> large.transpose().copy().release());
        checks.time("transpose: view against copy", view, copy);
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
}
