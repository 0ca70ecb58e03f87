package scratch.cuda.driver;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The driver's own library on this machine, called through the JDK's foreign functions. Once found it stays loaded, so that
/// JCuda, which asks the linker for it by name, gets the same one even if it lies where the linker does not look.
@SuppressWarnings("restricted")                                // native memory: the build allows it
final class SystemLibrary implements DriverLibrary {
    static final String NAME = "libcuda.so.1";

    /// Where drivers are found that the linker was not told of: containers, and Linux under Windows.
    private static final List<String> FOLDERS = List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib/wsl/lib",
            "/usr/local/nvidia/lib64", "/usr/local/cuda/compat", "/run/opengl-driver/lib");

    private final SymbolLookup symbols;

    private SystemLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    static Optional<DriverLibrary> open() {
        return open(NAME).or(() -> FOLDERS.stream().map(folder -> Path.of(folder, NAME)).filter(Files::isRegularFile)
                .flatMap(file -> open(file.toString()).stream()).findFirst());
    }

    private static Optional<DriverLibrary> open(String name) {
        try {
            return Optional.of(new SystemLibrary(SymbolLookup.libraryLookup(name, Arena.global())));
        } catch (IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public boolean has(String function) {
        return symbols.find(function).isPresent();
    }

    @Override
    public int initialise() {
        return call("cuInit", 0);
    }

    @Override
    public int version() {
        return asked("cuDriverGetVersion");
    }

    @Override
    public int devices() {
        return asked("cuDeviceGetCount");
    }

    @Override
    public int attribute(int attribute) {
        return asked("cuDeviceGetAttribute", attribute, 0);
    }

    /// The number that a function writes through its first parameter.
    private int asked(String function, int... rest) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment answer = arena.allocate(JAVA_INT);
            Object[] arguments = new Object[1 + rest.length];
            arguments[0] = answer;
            for (int i = 0; i < rest.length; i++) {
                arguments[1 + i] = rest[i];
            }
            int code = call(function, arguments);
            return code == 0 ? answer.get(JAVA_INT, 0) : -code;
        }
    }

    private int call(String function, Object... arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = arguments[i] instanceof MemorySegment ? ADDRESS : JAVA_INT;
        }
        try {
            return (int) Linker.nativeLinker().downcallHandle(symbols.findOrThrow(function),
                    FunctionDescriptor.of(JAVA_INT, layouts)).invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("SystemLibrary.call: " + function + ": " + e, e);
        }
    }
}
