package scratch.bench;

import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;
import scratch.math.kernel.Kernels;
import scratch.math.kernel.Strassen;

/// The contestants of [MatmulBenchmark] on one pair of matrices.
abstract class Products {
    static final List<String> NAMES = List.of("naive", "naiveReordered", "blocked", "simd", "simdParallel",
        "strassenOneLevel", "strassenOneLevelParallel", "strassenTwoLevels", "strassenTwoLevelsParallel",
        "openblas", "openblasParallel", "nd4j", "nd4jParallel", "smile", "smileParallel");

    private static final String PARALLEL = "Parallel";

    final int n;
    Strassen strassen;                                         // these five only where the contestant needs them
    OpenBlas blas;
    INDArray nd4jA;
    INDArray nd4jB;
    private INDArray nd4jC;

    private Products(int n) {
        this.n = n;
    }

    static Products of(String type, int n) {
        return switch (type) {
            case "double" -> new Doubles(n);
            case "float" -> new Floats(n);
            default -> throw new IllegalArgumentException("type: " + type + ": must be float or double");
        };
    }

    abstract void naive();

    abstract void naiveReordered();

    abstract void blocked();

    abstract void simd();

    abstract void strassen();

    abstract void openblas();

    abstract void smile();

    abstract void startNd4j();

    abstract void startSmile();

    /// Entry (i, j) of what a contestant has computed last.
    abstract double entry(String name, int i, int j);

    abstract double a(int i, int k);

    abstract double b(int k, int j);

    /// The rounding of one operation.
    abstract double epsilon();

    void nd4j() {
        if (nd4jC != null) {
            nd4jC.close();                                     // else its 32 MB wait for the garbage collector
        }
        nd4jC = nd4jA.mmul(nd4jB);
    }

    final double nd4jEntry(int i, int j) {
        return nd4jC.getDouble(i, j);
    }

    final void prepare(String name) {
        int threads = name.endsWith(PARALLEL) ? Runtime.getRuntime().availableProcessors() : 1;
        switch (base(name)) {
            case "simd" -> Kernels.setThreads(threads);
            case "strassenOneLevel", "strassenTwoLevels" -> {
                Kernels.setThreads(threads);
                strassen = new Strassen(base(name).equals("strassenOneLevel") ? 1 : 2);
            }
            case "openblas" -> {
                blas = OpenBlas.load();
                blas.setThreads(threads);
            }
            case "smile" -> {
                startSmile();
                OpenBlas.load().setThreads(threads);
            }
            case "nd4j" -> {
                Nd4jLibrary.setThreads(threads);
                startNd4j();
            }
            default -> { }                                     // plain loops
        }
    }

    static String base(String name) {
        return name.endsWith(PARALLEL) ? name.substring(0, name.length() - PARALLEL.length()) : name;
    }

    final void run(String name) {
        switch (base(name)) {
            case "naive" -> naive();
            case "naiveReordered" -> naiveReordered();
            case "blocked" -> blocked();
            case "simd" -> simd();
            case "strassenOneLevel", "strassenTwoLevels" -> strassen();
            case "openblas" -> openblas();
            case "nd4j" -> nd4j();
            case "smile" -> smile();
            default -> throw new IllegalArgumentException("contestant: " + name + ": must be one of " + NAMES);
        }
    }

    /// Freivalds' check: C = A·B exactly if C·v = A·(B·v) for every v. One random v finds an error with near
    /// certainty, and takes n² operations where a second product would take n³.
    final void check(String name) {
        double[] v = new Draws(99).n4(n);
        double[] bv = new double[n];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                bv[k] += b(k, j) * v[j];
            }
        }
        for (int i = 0; i < n; i++) {
            double wanted = 0;
            double actual = 0;
            for (int j = 0; j < n; j++) {
                wanted += a(i, j) * bv[j];
                actual += entry(name, i, j) * v[j];
            }
            // Each side adds up n² products of size 1 with random signs: a sum of size n.
            double allowed = 20 * epsilon() * n * Math.sqrt(n);
            if (!(Math.abs(actual - wanted) <= allowed)) {
                throw new IllegalStateException(String.format(Locale.ROOT, "%s: row %d of the product, times v: %s, must be %s",
                    name, i, actual, wanted));
            }
        }
    }

    private static final class Doubles extends Products {
        private final double[] a;
        private final double[] b;
        private final double[] c;
        private smile.math.matrix.Matrix smileA;
        private smile.math.matrix.Matrix smileB;
        private smile.math.matrix.Matrix smileC;

        Doubles(int n) {
            super(n);
            a = new Draws(1).n4(n * n);
            b = new Draws(2).n4(n * n);
            c = new double[n * n];
        }

        @Override
        void naive() {
            PlainMatmul.naive(n, a, b, c);
        }

        @Override
        void naiveReordered() {
            PlainMatmul.reordered(n, a, b, c);
        }

        @Override
        void blocked() {
            PlainMatmul.blocked(n, a, b, c);
        }

        @Override
        void simd() {
            Kernels.active().gemm(false, false, n, n, n, 1, a, 0, n, b, 0, n, 0, c, 0, n);
        }

        @Override
        void strassen() {
            strassen.multiply(n, n, n, a, 0, n, b, 0, n, c, 0, n);
        }

        @Override
        void openblas() {
            blas.gemm(n, a, b, c);
        }

        @Override
        void startNd4j() {
            nd4jA = Nd4jLibrary.matrix(n, n, a);
            nd4jB = Nd4jLibrary.matrix(n, n, b);
        }

        @Override
        void startSmile() {
            smileA = SmileLibrary.matrix(n, n, a);
            smileB = SmileLibrary.matrix(n, n, b);
        }

        @Override
        void smile() {
            smileC = smileA.mm(smileB);
        }

        @Override
        double entry(String name, int i, int j) {
            return switch (base(name)) {
                case "nd4j" -> nd4jEntry(i, j);
                case "smile" -> smileC.get(i, j);
                default -> c[i * n + j];
            };
        }

        @Override
        double a(int i, int k) {
            return a[i * n + k];
        }

        @Override
        double b(int k, int j) {
            return b[k * n + j];
        }

        @Override
        double epsilon() {
            return Math.ulp(1.0);
        }
    }

    private static final class Floats extends Products {
        private final float[] a;
        private final float[] b;
        private final float[] c;
        private smile.math.matrix.fp32.Matrix smileA;
        private smile.math.matrix.fp32.Matrix smileB;
        private smile.math.matrix.fp32.Matrix smileC;

        Floats(int n) {
            super(n);
            a = rounded(new Draws(1).n4(n * n));
            b = rounded(new Draws(2).n4(n * n));
            c = new float[n * n];
        }

        private static float[] rounded(double[] values) {
            float[] result = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                result[i] = (float) values[i];
            }
            return result;
        }

        @Override
        void naive() {
            PlainMatmul.naive(n, a, b, c);
        }

        @Override
        void naiveReordered() {
            PlainMatmul.reordered(n, a, b, c);
        }

        @Override
        void blocked() {
            PlainMatmul.blocked(n, a, b, c);
        }

        @Override
        void simd() {
            Kernels.active().gemm(false, false, n, n, n, 1f, a, 0, n, b, 0, n, 0f, c, 0, n);
        }

        @Override
        void strassen() {
            strassen.multiply(n, n, n, a, 0, n, b, 0, n, c, 0, n);
        }

        @Override
        void openblas() {
            blas.gemm(n, a, b, c);
        }

        @Override
        void startNd4j() {
            nd4jA = Nd4jLibrary.matrix(n, n, a);
            nd4jB = Nd4jLibrary.matrix(n, n, b);
        }

        @Override
        void startSmile() {
            smileA = SmileLibrary.matrix(n, n, a);
            smileB = SmileLibrary.matrix(n, n, b);
        }

        @Override
        void smile() {
            smileC = smileA.mm(smileB);
        }

        @Override
        double entry(String name, int i, int j) {
            return switch (base(name)) {
                case "nd4j" -> nd4jEntry(i, j);
                case "smile" -> smileC.get(i, j);
                default -> c[i * n + j];
            };
        }

        @Override
        double a(int i, int k) {
            return a[i * n + k];
        }

        @Override
        double b(int k, int j) {
            return b[k * n + j];
        }

        @Override
        double epsilon() {
            return Math.ulp(1f);
        }
    }
}
