package scratch.math.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.NearestKernels;
import scratch.math.kernel.NormalKernels;

/// The same bits on 1 and on several threads, on vectors of 128, 256 and 512 bits, on 16 registers and on 32, cold and
/// hot. The other widths run in JVMs of their own, which write a checksum of all results.
class KernelBitsTest {

    /// A checksum over the bits of many results: sizes with and without edges, with one and several blocks of depth.
    static long checksum(Kernels kernels) {
        CRC32 crc = new CRC32();
        int[][] sizes = {{5, 3, 7}, {64, 64, 64}, {100, 90, 257}, {37, 45, 600}, {63, 127, 129},
            {700, 96, 100}, {130, 180, 300}, {40, 40, 3000}};
        for (int[] size : sizes) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            double[] a = KernelParityTest.doubles(m * k, 1);
            double[] b = KernelParityTest.doubles(k * n, 2);
            double[] c = KernelParityTest.doubles(m * n, 3);
            kernels.gemm(m % 2 == 0, n % 2 == 0, m, n, k, 0.7, a, 0, m % 2 == 0 ? m : k, b, 0, n % 2 == 0 ? k : n,
                    m % 4 == 0 ? 0 : 0.3, c, 0, n);
            add(crc, c);
            float[] fa = KernelParityTest.floats(m * k, 1);
            float[] fb = KernelParityTest.floats(k * n, 2);
            float[] fc = KernelParityTest.floats(m * n, 3);
            kernels.gemm(false, false, m, n, k, 0.7f, fa, 0, k, fb, 0, n, 0.3f, fc, 0, n);
            add(crc, fc);
            kernels.gemm(false, m % 4 == 0, m, n, k, 0.7, a, 0, k, b, 0, m % 4 == 0 ? k : n, 0, c, 0, n);
            add(crc, c);
            kernels.gemm(false, m % 4 == 0, m, n, k, 0.7f, fa, 0, k, fb, 0, m % 4 == 0 ? k : n, 0, fc, 0, n);
            add(crc, fc);
            double[] s = new double[m * m];
            kernels.syrk(false, m, k, 1, a, 0, k, 0, s, 0, m);
            add(crc, s);
            addTriangle(crc, kernels, m, n, s, KernelParityTest.doubles(m * n, 7));
        }
        int n = 9001;
        int d = 37;
        double[] x = KernelParityTest.doubles(n * d, 4);
        double[] y = KernelParityTest.doubles(n, 5);
        double[] w = KernelParityTest.doubles(d, 6);
        double[] g = new double[d];
        for (int columns : new int[] {1, 8, 9, 31, d}) {       // of the same numbers: rows that overlap
            double loss = kernels.leastSquaresGradient(n, columns, x, 0, d, w, 0, y, 0, g, 0);
            add(crc, g);
            add(crc, new double[] {loss});
        }
        kernels.gemv(true, n, d, 1, x, 0, d, y, 0, 0, g, 0);
        add(crc, g);
        double[] r = new double[n];
        for (int columns : new int[] {1, 8, 9, 31, d}) {
            kernels.gemv(false, n, columns, 1, x, 0, d, w, 0, 0, r, 0);
            add(crc, r);
        }
        wide(kernels, crc);
        addNormal(crc, kernels);
        RecurrentCellsTest.add(crc, kernels);
        double[] sum = new double[100 * 91];
        kernels.geadd(100, 89, x, 0, 91, 0.3, x, 5, 95, sum, 1, 91);
        add(crc, sum);
        add(crc, new double[] {kernels.dot(x, 0, x, 3, n), kernels.sum(x, 0, n), kernels.norm(x, 0, n),
            kernels.squaredDistance(x, 0, x, 5, n)});
        addNearest(kernels, crc, x, r);
        kernels.exp(y, 0, r, 0, n);
        add(crc, r);
        kernels.tanh(y, 0, r, 0, n);
        add(crc, r);
        kernels.log(x, 0, r, 0, n);
        add(crc, r);
        float[] fx = KernelParityTest.floats(n, 7);
        kernels.sigmoid(fx, 0, fx, 0, n);
        add(crc, fx);
        add(crc, new float[] {kernels.dot(fx, 0, fx, 3, n - 3), kernels.sum(fx, 0, n)});
        return crc.getValue();
    }

    /// Normal equations and their solution, for one register of unknowns up to six, in blocks of rows.
    private static void addNormal(CRC32 crc, Kernels kernels) {
        double[] x = KernelParityTest.doubles(90 * 48, 8);
        int[] rows = new int[210];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i * 7 % 90;
        }
        for (int n : new int[] {1, 8, 13, 32, 33, 48}) {
            int width = NormalKernels.width(n);
            double[] a = new double[3 * width * width];
            double[] b = new double[3 * width];
            kernels.normalEquations(n, rows.length, rows, 0, x, 48, x, 0, a, b);
            for (int s = 2; s >= 0; s--) {
                System.arraycopy(a, 0, a, s * width * width, width * width);
                System.arraycopy(b, 0, b, s * width, width);
                for (int j = 0; j < n; j++) {
                    a[(s * width + j) * width + j] += s + 1;
                }
            }
            kernels.solvePositive(n, 3, a, b, new double[NormalKernels.workspace(n)]);
            for (int s = 0; s < 3; s++) {
                add(crc, Arrays.copyOfRange(b, s * width, s * width + n));
            }
        }
    }

    /// 1003 points of 9 columns against 35 others, and products of which a few are small enough.
    private static void addNearest(Kernels kernels, CRC32 crc, double[] x, double[] r) {
        int[] nearest = new int[1003];
        for (double[] seconds : new double[][] {null, new double[1003]}) {
            kernels.nearest(1003, 35, 9, x, 0, 1003, x, 7, 9, nearest, r, seconds, 0);
            add(crc, Arrays.copyOf(r, 1003));
            add(crc, seconds == null ? r : seconds);
            add(crc, Arrays.stream(nearest).asDoubleStream().toArray());
        }
        int[] pairs = new int[203 * 35 + NearestKernels.SPARE];
        double[] products = new double[pairs.length];
        int found = kernels.productsAtMost(203, 35, 9, x, 0, 203, x, 7, 9, x, 50, pairs, products);
        long sum = 0;                                          // the order of the columns depends on the width
        for (int f = 0; f < found; f++) {
            sum += Double.doubleToLongBits(products[f]) * (2L * pairs[f] + 1);
        }
        add(crc, sum);
    }

    /// Rows that fill the registers, just not, and by far not; in float too.
    private static void wide(Kernels kernels, CRC32 crc) {
        int n = 301;
        for (int d : new int[] {56, 63, 64, 65, 128, 129, 300}) {
            double[] x = KernelParityTest.doubles(n * d, 4);
            double[] g = new double[d];
            add(crc, new double[] {kernels.leastSquaresGradient(n, d, x, 0, d, x, 5, x, 6, g, 0)});
            add(crc, g);
            kernels.gemv(false, d, n, 1, x, 0, n, x, 7, 0, g, 0);
            add(crc, g);
            float[] fx = KernelParityTest.floats(n * d, 4);
            float[] fg = new float[d];
            add(crc, new float[] {kernels.leastSquaresGradient(n, d, fx, 0, d, fx, 5, fx, 6, fg, 0)});
            add(crc, fg);
            float[] fr = new float[n];
            kernels.gemv(false, n, d, 1, fx, 0, d, fx, 7, 0, fr, 0);
            add(crc, fr);
        }
    }

    /// What has one triangle: symv and gemmt on the upper triangle of s (m, m), and trsm with s / (m |s|) and 2 on the
    /// diagonal, both ways, in double and in float.
    private static void addTriangle(CRC32 crc, Kernels kernels, int m, int n, double[] s, double[] b) {
        double[] y = new double[m];
        kernels.symv(m, s, 0, m, s, 0, y, 0);
        add(crc, y);
        double[] c = s.clone();
        kernels.gemmt(false, true, m, n, -0.5, b, 0, n, b, 0, n, c, 0, m);
        double largest = 0;
        for (double value : s) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                add(crc, Double.doubleToLongBits(j < i ? 0 : c[i * m + j]));
                c[i * m + j] = i == j ? 2 : s[i * m + j] / (m * largest);
            }
        }
        for (boolean trans : new boolean[] {false, true}) {
            double[] x = b.clone();
            float[] fx = narrowed(b);
            kernels.trsm(true, false, trans, trans, m, n, 1, c, 0, m, x, 0, n);
            kernels.trsm(true, false, trans, trans, m, n, 1, narrowed(c), 0, m, fx, 0, n);
            add(crc, x);
            add(crc, fx);
        }
    }

    private static float[] narrowed(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static void add(CRC32 crc, double[] values) {
        for (double value : values) {
            add(crc, Double.doubleToLongBits(value));
        }
    }

    private static void add(CRC32 crc, float[] values) {
        for (float value : values) {
            add(crc, Float.floatToIntBits(value));
        }
    }

    private static void add(CRC32 crc, long bits) {
        for (int shift = 0; shift < 64; shift += 8) {
            crc.update((int) (bits >>> shift));
        }
    }

    static void forceVectors() {
        for (Warmth warmth : new Warmth[] {DoubleProduct.WARMTH, DoubleReductions.WARMTH, DoubleFunctions.WARMTH,
            FloatProduct.WARMTH, FloatReductions.WARMTH, FloatFunctions.WARMTH, DoubleMatrixSum.WARMTH,
            FloatMatrixSum.WARMTH, DoubleTriangle.WARMTH, FloatTriangle.WARMTH, SymmetricProduct.WARMTH,
            DoubleNearest.WARMTH, NormalSums.WARMTH, PositiveSystems.WARMTH, RecurrentCells.WARMTH}) {
            warmth.force();
        }
    }

    @Test
    void neitherThreadsNorWidthNorWarmthChangeABit() throws IOException, InterruptedException {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
                .as("SIMD is tested with --add-modules jdk.incubator.vector only").isPresent();
        Kernels simd = new SimdKernels();
        forceVectors();
        long expected = checksum(simd);
        int before = Kernels.threads();
        try {
            for (int threads : new int[] {1, 2, 3, 8}) {
                Kernels.setThreads(threads);
                assertThat(checksum(simd)).as("on %d threads", threads).isEqualTo(expected);
            }
        } finally {
            Kernels.setThreads(before);
        }
        List<Fork> forks = new ArrayList<>();                  // all at the same time
        forks.add(Fork.start("cold", List.of()));
        for (int bits : new int[] {128, 256, 512}) {
            for (int registers : new int[] {16, 32}) {
                if (bits <= Species.BITS && (bits != Species.BITS || registers != Species.REGISTERS)) {
                    forks.add(Fork.start("vectors", List.of("-Dscratch.kernels.bits=" + bits,
                            "-Dscratch.kernels.registers=" + registers)));
                }
            }
        }
        if (System.getProperty("os.arch").equals("amd64") && Species.BITS > 256) {
            forks.add(Fork.start("vectors", List.of("-XX:UseAVX=2")));
        }
        for (Fork fork : forks) {
            assertThat(fork.checksum()).as("%s", fork.command).isEqualTo(expected);
        }
    }

    /// Loading the vector classes takes as long as a product of 250 x 250 matrices in plain loops.
    @Test
    void theFirstProductLoadsNoVectorClass() throws IOException, InterruptedException {
        Fork fork = Fork.start("first product", List.of("-Xlog:class+load:stdout"));
        String loaded = fork.output();
        Files.delete(fork.result);
        assertThat(loaded).contains("scratch.math.kernel.simd.DoubleProduct");
        assertThat(loaded.lines().filter(line -> line.contains("jdk.incubator.vector.")).toList()).isEmpty();
    }

    /// A JVM of its own, with what it wrote and what it said.
    private record Fork(List<String> command, Process process, Path result, Path said, Path errors) {

        static Fork start(String task, List<String> flags) throws IOException {
            Path result = Files.createTempFile("bits", ".txt");
            Path said = Files.createTempFile("bits", ".out");
            Path errors = Files.createTempFile("bits", ".err");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-modules", "jdk.incubator.vector", "-XX:-UsePerfData", "-Xshare:auto",
                    "-cp", System.getProperty("java.class.path")));
            command.addAll(flags);
            command.addAll(List.of(KernelBitsPrinter.class.getName(), task, result.toString()));
            Process process = new ProcessBuilder(command).redirectOutput(said.toFile()).redirectError(errors.toFile()).start();
            return new Fork(List.copyOf(command.subList(7, command.size())), process, result, said, errors);
        }

        long checksum() throws IOException, InterruptedException {
            output();
            String checksum = Files.readString(result);
            Files.delete(result);
            return Long.parseLong(checksum);
        }

        String output() throws IOException, InterruptedException {
            int status = process.waitFor();
            String output = Files.readString(said);
            String complaint = Files.readString(errors);
            Files.delete(said);
            Files.delete(errors);
            assertThat(status).as("exit code of %s, which said: %s", command, complaint).isZero();
            return output;
        }
    }
}
