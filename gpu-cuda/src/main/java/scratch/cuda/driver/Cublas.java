package scratch.cuda.driver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import scratch.cuda.device.Device;
import scratch.cuda.device.DeviceException;
import scratch.cuda.device.DeviceMemory;
import scratch.cuda.device.Stream;
import scratch.math.check.Require;

/// NVIDIA's own matrix product, to be measured against; nothing here is built on it.
///
/// It is called through the JDK's foreign functions because JCuda's binding is tied to the library of CUDA 12, while the
/// functions below have the same form in 12 and 13. `-Dscratch.gpu.cublas=PATH` names the library where the linker does not
/// find it, for instance inside a Python package.
@SuppressWarnings("restricted")                                // native calls: the build allows them
public final class Cublas implements AutoCloseable {
    static final String PROPERTY = "scratch.gpu.cublas";
    private static final List<String> NAMES = List.of("libcublas.so.13", "libcublas.so.12");

    /// In what the products are taken. Sums are always float32.
    public enum Precision {
        /// float32 in and out, float32 products.
        FLOAT32(0, 0, 68),
        /// float32 in and out, products of numbers cut to 10 bits of mantissa, on tensor cores.
        TF32(0, 0, 77),
        /// bfloat16 in, float32 out, on tensor cores.
        BFLOAT16(14, 0, 68);

        private final int input;
        private final int output;
        private final int compute;

        Precision(int input, int output, int compute) {
            this.input = input;
            this.output = output;
            this.compute = compute;
        }
    }

    private final DriverDevice device;
    private final Arena arena = Arena.ofShared();
    private final SymbolLookup library;
    private final MethodHandle setStream;
    private final MethodHandle multiply;
    private final MemorySegment handle;
    private final MemorySegment alpha = arena.allocate(JAVA_FLOAT);
    private final MemorySegment beta = arena.allocate(JAVA_FLOAT);
    private boolean closed;

    private Cublas(DriverDevice device, SymbolLookup library) {
        this.device = device;
        this.library = library;
        setStream = function("cublasSetStream_v2", ADDRESS, ADDRESS);
        multiply = function("cublasGemmEx", ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS,
                JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        device.enter("Cublas.open");
        MemorySegment place = arena.allocate(ADDRESS);
        call("cublasCreate_v2", function("cublasCreate_v2", ADDRESS), place);
        handle = place.get(ADDRESS, 0);
    }

    /// cuBLAS for a GPU; empty where there is none, or the device is not a GPU.
    ///
    /// @throws IllegalArgumentException if the property names a library that cannot be loaded
    public static Optional<Cublas> open(Device device) {
        return device instanceof DriverDevice gpu ? find().map(library -> new Cublas(gpu, library)) : Optional.empty();
    }

    private static Optional<SymbolLookup> find() {
        String given = System.getProperty(PROPERTY, "");
        if (!given.isEmpty()) {
            loadWhatItNeeds(Path.of(given).toAbsolutePath());
            return Optional.of(load(given).orElseThrow(() ->
                    Require.broken("-D%s: %s: must be a file libcublas.so.12 or .13 beside its libcublasLt", PROPERTY, given)));
        }
        return NAMES.stream().flatMap(name -> load(name).stream()).findFirst();
    }

    /// cuBLAS stands on a second library beside it, which the linker may not find by itself.
    private static void loadWhatItNeeds(Path cublas) {
        Path needed = cublas.resolveSibling(cublas.getFileName().toString().replace("libcublas.", "libcublasLt."));
        if (Files.isRegularFile(needed)) {
            load(needed.toString());
        }
    }

    private static Optional<SymbolLookup> load(String name) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    private MethodHandle function(String name, MemoryLayout... parameters) {
        return Linker.nativeLinker().downcallHandle(library.find(name)
                .orElseThrow(() -> new DeviceException("Cublas.open: the library has no " + name + ": it is not cuBLAS")),
                FunctionDescriptor.of(JAVA_INT, parameters));
    }

    /// C = factor·A·B + keep·C with rows one after the other: A is (m, k), B (k, n), C (m, n), each row `lda`, `ldb`, `ldc`
    /// numbers after the one before.
    ///
    /// subtle: cuBLAS counts down columns. Read so, the three blocks hold Aᵀ, Bᵀ and Cᵀ, and Cᵀ = Bᵀ·Aᵀ: the operands
    /// change places, and nothing is transposed.
    public void multiply(Precision precision, int m, int n, int k, float factor, DeviceMemory a, int lda, DeviceMemory b,
                         int ldb, float keep, DeviceMemory c, int ldc, Stream stream) {
        device.enter("Cublas.multiply");
        alpha.set(JAVA_FLOAT, 0, factor);
        beta.set(JAVA_FLOAT, 0, keep);
        long order = device.driver().address(device.own("Cublas.multiply", stream).handle());
        call("cublasSetStream_v2", setStream, handle, MemorySegment.ofAddress(order));
        call("cublasGemmEx", multiply, handle, 0, 0, n, m, k, alpha, MemorySegment.ofAddress(b.address()), precision.input, ldb,
                MemorySegment.ofAddress(a.address()), precision.input, lda, beta, MemorySegment.ofAddress(c.address()),
                precision.output, ldc, precision.compute, -1);
    }

    private static void call(String name, MethodHandle function, Object... arguments) {
        int status;
        try {
            status = (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("Cublas: " + name + ": " + e, e);
        }
        if (status != 0) {
            throw new DeviceException("Cublas: " + name + ": status " + status);
        }
    }

    @Override
    public void close() {
        if (!closed && device.isUsable()) {
            device.enter("Cublas.close");
            call("cublasDestroy_v2", function("cublasDestroy_v2", ADDRESS), handle);
        }
        if (!closed) {
            arena.close();
        }
        closed = true;
    }
}
