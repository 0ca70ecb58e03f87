package scratch.cuda.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.cuda.device.Stream;

/// Reductions, running sums, and products of a matrix and a vector against sums in double.
class SumsOnInterpreterTest {
    private static final double UNIT = Precision.FP32.unitRoundoff();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 31, 33, 1024, 1027, 5000})
    void reductionIsThatOfDoubles(int n) {
        float[] x = Samples.normal(1, n, n, n);
        double sum = IntStream.range(0, n).mapToDouble(i -> x[i]).sum();
        double absolute = IntStream.range(0, n).mapToDouble(i -> Math.abs(x[i])).sum();
        double squares = IntStream.range(0, n).mapToDouble(i -> (double) x[i] * x[i]).sum();
        double max = IntStream.range(0, n).mapToDouble(i -> x[i]).max().orElseThrow();
        double min = IntStream.range(0, n).mapToDouble(i -> x[i]).min().orElseThrow();
        try (Samples samples = Samples.onInterpreter(n % 3); Reduction reduction = new Reduction(samples.device())) {
            DeviceMatrix onDevice = samples.upload(x);
            assertThat((double) reduction.reduce(Reduction.Kind.SUM, onDevice)).isCloseTo(sum, within(40 * UNIT * absolute));
            assertThat((double) reduction.reduce(Reduction.Kind.SQUARES, onDevice))
                    .isCloseTo(squares, within(40 * UNIT * squares));
            assertThat((double) reduction.reduce(Reduction.Kind.MAX, onDevice)).isEqualTo(max);
            assertThat((double) reduction.reduce(Reduction.Kind.MIN, onDevice)).isEqualTo(min);
        }
    }

    @Test
    void aSumIsTheSameBitsInWhateverOrderBlocksRun() {
        float[] x = Samples.normal(1, 5000, 5000, 1);
        float[] sums = new float[3];
        for (int seed = 0; seed < 3; seed++) {
            try (Samples samples = Samples.onInterpreter(seed); Reduction reduction = new Reduction(samples.device())) {
                sums[seed] = reduction.reduce(Reduction.Kind.SUM, samples.upload(x));
            }
        }
        assertThat(sums[1]).isEqualTo(sums[0]);
        assertThat(sums[2]).isEqualTo(sums[0]);
    }

    /// The 2nd element is not at a multiple of 16 bytes.
    @Test
    void aReductionMayBeginAnywhere() {
        try (Samples samples = Samples.onInterpreter(0); Reduction reduction = new Reduction(samples.device())) {
            DeviceMatrix whole = samples.upload(100, 1, 2, 3, 4, 5, 6, 7);
            DeviceMatrix rest = new DeviceMatrix(whole.memory(), 1, 1, 7, 7, Float.BYTES);
            assertThat(reduction.reduce(Reduction.Kind.SUM, rest)).isEqualTo(28);
            assertThat(reduction.reduce(Reduction.Kind.MAX, rest)).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 32, 33, 2047, 2048, 2049, 7000})
    void runningSumsAreThoseOfWholeNumbers(int n) {
        float[] x = new float[n];
        float[] inclusive = new float[n];
        float[] exclusive = new float[n];
        float sum = 0;
        for (int i = 0; i < n; i++) {
            x[i] = i * 7 % 11 - 4;
            exclusive[i] = sum;
            sum += x[i];
            inclusive[i] = sum;
        }
        try (Samples samples = Samples.onInterpreter(n % 3); Scan scan = new Scan(samples.device(), 7000)) {
            DeviceMatrix in = samples.upload(x);
            DeviceMatrix out = samples.room(n);
            scan.scan(false, in, out, samples.device().stream());
            assertThat(samples.download(out)).containsExactly(inclusive);
            scan.scan(true, in, in, samples.device().stream());
            assertThat(samples.download(in)).containsExactly(exclusive);
        }
    }

    @Test
    void scanRefusesMoreThanItHasRoomFor() {
        try (Samples samples = Samples.onInterpreter(0); Scan scan = new Scan(samples.device(), 4)) {
            DeviceMatrix five = samples.room(5);
            assertThatThrownBy(() -> scan.scan(false, five, five, samples.device().stream()))
                    .hasMessage("Scan.scan: 5 elements: room was made for 4");
            assertThatThrownBy(() -> new Scan(samples.device(), 0)).hasMessage("Scan: 0 elements: must be 1 to 1073741824");
        }
    }

    private record Shape(int rows, int columns, int leading) {
    }

    @Test
    void matrixTimesVectorIsThatOfDoubles() {
        Shape[] shapes = {new Shape(1, 1, 1), new Shape(9, 37, 40), new Shape(17, 64, 64), new Shape(150, 300, 301)};
        for (int s = 0; s < shapes.length; s++) {
            checkProducts(shapes[s], s % 3, s % 2 == 0 ? 0 : -0.5f);
        }
    }

    private static void checkProducts(Shape shape, long seed, float beta) {
        int rows = shape.rows;
        int columns = shape.columns;
        float[] a = Samples.normal(rows, columns, shape.leading, 1);
        float[] wide = Samples.normal(1, columns, columns, 2);
        float[] tall = Samples.normal(1, rows, rows, 3);
        try (Samples samples = Samples.onInterpreter(seed); Gemv gemv = new Gemv(samples.device())) {
            Stream stream = samples.device().stream();
            DeviceMatrix onDevice = samples.upload(a, rows, columns, shape.leading);
            DeviceMatrix y = beta == 0 ? samples.room(rows) : samples.upload(tall.clone());
            gemv.multiply(2, onDevice, samples.upload(wide), beta, y, stream);
            float[] actual = samples.download(y);
            for (int i = 0; i < rows; i++) {
                double sum = beta * tall[i];
                double absolute = Math.abs(sum);
                for (int j = 0; j < columns; j++) {
                    sum += 2.0 * a[i * shape.leading + j] * wide[j];
                    absolute += Math.abs(2.0 * a[i * shape.leading + j] * wide[j]);
                }
                assertThat((double) actual[i]).as("%s row %d", shape, i).isCloseTo(sum, within(40 * UNIT * absolute));
            }
            DeviceMatrix z = beta == 0 ? samples.room(columns) : samples.upload(wide.clone());
            gemv.multiplyTransposed(2, onDevice, samples.upload(tall), beta, z, stream);
            actual = samples.download(z);
            for (int j = 0; j < columns; j++) {
                double sum = beta * wide[j];
                double absolute = Math.abs(sum);
                for (int i = 0; i < rows; i++) {
                    sum += 2.0 * a[i * shape.leading + j] * tall[i];
                    absolute += Math.abs(2.0 * a[i * shape.leading + j] * tall[i]);
                }
                assertThat((double) actual[j]).as("%s column %d", shape, j).isCloseTo(sum, within(80 * UNIT * absolute));
            }
        }
    }

    @Test
    void vectorsOfTheWrongLengthAreRefused() {
        try (Samples samples = Samples.onInterpreter(0); Gemv gemv = new Gemv(samples.device());
                Reduction reduction = new Reduction(samples.device())) {
            DeviceMatrix a = samples.upload(new float[6], 2, 3, 3);
            DeviceMatrix two = samples.upload(1, 1);
            assertThatThrownBy(() -> gemv.multiply(1, a, two, 0, two, samples.device().stream()))
                    .hasMessage("Gemv.multiply: x is (1, 2) of 4-byte elements: must be (1, 3) of 4 bytes");
            assertThatThrownBy(() -> gemv.multiplyTransposed(1, a, two, 0, two, samples.device().stream()))
                    .hasMessage("Gemv.multiplyTransposed: y is (1, 2) of 4-byte elements: must be (1, 3) of 4 bytes");
            assertThatThrownBy(() -> reduction.reduce(Reduction.Kind.SUM, a))
                    .hasMessage("Reduction.reduce: x is (2, 3) of 4-byte elements: must be (1, 3) of 4 bytes");
        }
    }
}
