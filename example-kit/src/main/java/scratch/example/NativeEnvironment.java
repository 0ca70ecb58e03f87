package scratch.example;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Environment variables as native code sees them. Java only reads its own; some libraries have switches there that must
/// be set before they are loaded.
public final class NativeEnvironment {
    private static final FunctionDescriptor SETENV = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
            ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

    private NativeEnvironment() {
    }

    /// Sets a variable for this process, unless it is set. `System.getenv` does not see it if it was asked before.
    ///
    /// @return false on a system without the function `setenv` of POSIX, where nothing happens
    @SuppressWarnings("restricted")                        // every process of this project is started with native access
    public static boolean set(String name, String value) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            int keepOld = 0;
            int failed = (int) linker.downcallHandle(setenv.get(), SETENV).invokeExact(arena.allocateFrom(name),
                    arena.allocateFrom(value), keepOld);
            return failed == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("NativeEnvironment.set: " + name + ": " + e.getMessage(), e);
        }
    }
}
