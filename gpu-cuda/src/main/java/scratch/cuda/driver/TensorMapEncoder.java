package scratch.cuda.driver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

import scratch.cuda.device.TensorMap;

/// The one function of the driver that JCuda 12.6 lacks, `cuTensorMapEncodeTiled`, through the JDK's foreign functions.
@SuppressWarnings("restricted")                                // native calls: the build allows them
final class TensorMapEncoder {
    private static final int RANK = 2;
    private static final int NOT_INTERLEAVED = 0;
    private static final int NO_SWIZZLE = 0;
    private static final int SWIZZLE_128_BYTES = 3;
    private static final int CACHE_LINES_OF_128_BYTES = 2;
    private static final int ZEROS_OUTSIDE = 0;

    private static final MethodHandle ENCODE = Linker.nativeLinker().downcallHandle(
            SymbolLookup.libraryLookup(SystemLibrary.NAME, Arena.global()).findOrThrow("cuTensorMapEncodeTiled"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT,
                    JAVA_INT, JAVA_INT, JAVA_INT));

    private TensorMapEncoder() {
    }

    /// subtle: CUDA counts dimensions from the one that runs fastest, so columns come before rows, and of the strides, which
    /// are in bytes, the first is left out.
    static int encode(TensorMap map, long address, MemorySegment descriptor) {
        int type = switch (map.element()) {
            case FLOAT16 -> 6;
            case FLOAT32 -> 7;
            case BFLOAT16 -> 9;
        };
        try (Arena arena = Arena.ofConfined()) {
            return (int) ENCODE.invokeExact(descriptor, type, RANK, MemorySegment.ofAddress(address),
                    arena.allocateFrom(JAVA_LONG, map.columns(), map.rows()),
                    arena.allocateFrom(JAVA_LONG, map.stride() * map.element().bytes()),
                    arena.allocateFrom(JAVA_INT, map.boxColumns(), map.boxRows()), arena.allocateFrom(JAVA_INT, 1, 1),
                    NOT_INTERLEAVED, map.swizzled() ? SWIZZLE_128_BYTES : NO_SWIZZLE, CACHE_LINES_OF_128_BYTES, ZEROS_OUTSIDE);
        } catch (Throwable e) {
            throw new IllegalStateException("TensorMapEncoder.encode: " + e, e);
        }
    }
}
