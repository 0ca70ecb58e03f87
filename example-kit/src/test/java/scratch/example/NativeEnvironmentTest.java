package scratch.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@SuppressWarnings("restricted")                                // native memory: the build allows it
class NativeEnvironmentTest {

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nativeCodeSeesAVariableAndOneThatIsThereStays() throws Throwable {
        assertThat(NativeEnvironment.set("SCRATCH_NATIVE_TEST", "yes")).isTrue();
        assertThat(NativeEnvironment.set("SCRATCH_NATIVE_TEST", "no")).isTrue();
        assertThat(getenv("SCRATCH_NATIVE_TEST")).isEqualTo("yes");
    }

    private static String getenv(String name) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle getenv = linker.downcallHandle(linker.defaultLookup().find("getenv").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = (MemorySegment) getenv.invokeExact(arena.allocateFrom(name));
            return value.reinterpret(100).getString(0);
        }
    }
}
