package scratch.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/// OpenBLAS, called directly: no copies, no wrapper objects, the same heap arrays that our kernels work on.
///
/// The library is the one that Smile and ND4J use in this process, as JavaCPP unpacked it into its cache. The call
/// goes through Java's foreign function interface; `Linker.Option.critical(true)` lets native code see heap arrays.
///
/// subtle: JavaCPP unpacks the same library twice, as `openblas` and as `openblas_nolapack`. Loaded, these are two libraries
/// with threads of their own, and which of them Smile and ND4J call is for the linker to decide. So the number of threads
/// is set in both; set in one only, Smile's product on "one" thread ran on all.
@SuppressWarnings("restricted")                                // native calls: the build allows them
final class OpenBlas {
    private static final int ROW_MAJOR = 101;
    private static final int NO_TRANS = 111;
    private static final int TRANS = 112;
    private static final int UPPER = 121;

    private static OpenBlas instance;
    private static String whyNot;

    private final List<MethodHandle> setThreads;
    private final MethodHandle dgemm;
    private final MethodHandle sgemm;
    private final MethodHandle dsyrk;
    private final List<Path> files;

    private OpenBlas(List<Path> files) {
        this.files = files;
        SymbolLookup library = SymbolLookup.libraryLookup(files.getFirst(), Arena.global());
        Linker linker = Linker.nativeLinker();
        ValueLayout.OfInt i = ValueLayout.JAVA_INT;
        ValueLayout.OfDouble d = ValueLayout.JAVA_DOUBLE;
        ValueLayout.OfFloat f = ValueLayout.JAVA_FLOAT;
        ValueLayout p = ValueLayout.ADDRESS;
        Linker.Option heap = Linker.Option.critical(true);
        setThreads = files.stream().map(file -> SymbolLookup.libraryLookup(file, Arena.global()))
            .map(each -> linker.downcallHandle(each.findOrThrow("openblas_set_num_threads"), FunctionDescriptor.ofVoid(i)))
            .toList();
        // order, transA, transB, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc
        dgemm = linker.downcallHandle(library.findOrThrow("cblas_dgemm"),
            FunctionDescriptor.ofVoid(i, i, i, i, i, i, d, p, i, p, i, d, p, i), heap);
        sgemm = linker.downcallHandle(library.findOrThrow("cblas_sgemm"),
            FunctionDescriptor.ofVoid(i, i, i, i, i, i, f, p, i, p, i, f, p, i), heap);
        // order, triangle, trans, n, k, alpha, A, lda, beta, C, ldc
        dsyrk = linker.downcallHandle(library.findOrThrow("cblas_dsyrk"),
            FunctionDescriptor.ofVoid(i, i, i, i, i, d, p, i, d, p, i), heap);
    }

    /// The library, loaded once.
    ///
    /// @throws IllegalStateException if it cannot be loaded here; the message says why
    static synchronized OpenBlas load() {
        if (instance == null && whyNot == null) {
            try {
                instance = new OpenBlas(find());
            } catch (IOException | RuntimeException | LinkageError e) {
                whyNot = "openblas: the native library cannot be loaded on this machine: " + e;
            }
        }
        if (instance == null) {
            throw new IllegalStateException(whyNot);
        }
        return instance;
    }

    /// Empty where the library is there, else the reason why not.
    static Optional<String> missing() {
        try {
            load();
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(e.getMessage());
        }
    }

    /// JavaCPP unpacks the libraries beside its own glue code and loads them, with the Fortran run time they need. The first
    /// is the one that the glue code was loaded with.
    private static List<Path> find() throws IOException {
        Path glue = Path.of(Loader.load(openblas_nolapack.class)).toRealPath();
        try (Stream<Path> files = Files.list(glue.getParent())) {
            List<Path> found = files.filter(f -> f.getFileName().toString()
                    .matches("libopenblas(_nolapack)?(\\.so\\.0|\\.0\\.dylib|\\.dll)"))
                .sorted(Comparator.comparing(f -> !f.getFileName().toString().contains("_nolapack"))).toList();
            if (found.isEmpty()) {
                throw new IOException("no libopenblas beside " + glue);
            }
            return found;
        }
    }

    List<Path> files() {
        return files;
    }

    /// For the whole process, Smile and ND4J included.
    void setThreads(int threads) {
        try {
            for (MethodHandle each : setThreads) {
                each.invokeExact(threads);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("openblas_set_num_threads", e);
        }
    }

    /// C = A·B for square row-major matrices.
    void gemm(int n, double[] a, double[] b, double[] c) {
        try {
            dgemm.invokeExact(ROW_MAJOR, NO_TRANS, NO_TRANS, n, n, n, 1.0, MemorySegment.ofArray(a), n,
                MemorySegment.ofArray(b), n, 0.0, MemorySegment.ofArray(c), n);
        } catch (Throwable e) {
            throw new IllegalStateException("cblas_dgemm", e);
        }
    }

    /// C = A·B for square row-major matrices.
    void gemm(int n, float[] a, float[] b, float[] c) {
        try {
            sgemm.invokeExact(ROW_MAJOR, NO_TRANS, NO_TRANS, n, n, n, 1f, MemorySegment.ofArray(a), n,
                MemorySegment.ofArray(b), n, 0f, MemorySegment.ofArray(c), n);
        } catch (Throwable e) {
            throw new IllegalStateException("cblas_sgemm", e);
        }
    }

    /// The upper triangle of C = XᵀX for row-major X (rows, columns).
    void gram(int rows, int columns, double[] x, double[] c) {
        try {
            dsyrk.invokeExact(ROW_MAJOR, UPPER, TRANS, columns, rows, 1.0, MemorySegment.ofArray(x), columns, 0.0,
                MemorySegment.ofArray(c), columns);
        } catch (Throwable e) {
            throw new IllegalStateException("cblas_dsyrk", e);
        }
    }
}
