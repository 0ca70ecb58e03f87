package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

class RunBenchmarksTest {

    @Test
    void resultsAreJsonUnlessToldOtherwise() {
        assertThat(RunBenchmarks.withDefaults("Matmul", "-f", "1"))
            .containsExactly("Matmul", "-f", "1", "-rf", "json", "-rff", "target/jmh.json");
        assertThat(RunBenchmarks.withDefaults("-rf", "json", "-rff", "a.json"))
            .containsExactly("-rf", "json", "-rff", "a.json");
        assertThat(RunBenchmarks.machineFile(Path.of("x/a.json"))).isEqualTo(Path.of("x/a.machine.json"));
    }

    @Test
    void aMachineSurvivesItsFile() {
        Machine machine = Machine.here("MatmulBenchmark -p n=64");
        assertThat(Machine.fromJson(new JSONObject(machine.toJson()))).isEqualTo(machine);
        assertThat(machine.processors()).isPositive();
        assertThat(machine.runtime()).startsWith("JDK 25");
    }

    @Test
    void resultsDoNotTellWhereJavaLies() {
        String json = "{\n        \"forks\" : 1,\n        \"jvm\" : \"/opt/jdk/bin/java\",\n        \"jvmArgs\" : []\n}";
        assertThat(RunBenchmarks.withoutPaths(json)).isEqualTo("{\n        \"forks\" : 1,\n        \"jvmArgs\" : []\n}");
    }

    /// Flags may be Java's own, on JMH's command line for its forks, or in the environment.
    @Test
    void flagsThatStandForAnotherMachineAreRecorded() {
        String flags = StandIn.flags(List.of("-Xmx1g", "-XX:UseAVX=2", "-Dscratch.kernels.bits=128"),
            "MatmulBenchmark -jvmArgsAppend -Dscratch.kernels.registers=16 -jvmArgsAppend=-XX:UseAVX=2",
            Map.of("OPENBLAS_CORETYPE", "Haswell", "HOME", "elsewhere"));
        assertThat(flags).isEqualTo(
            "-Dscratch.kernels.bits=128 -Dscratch.kernels.registers=16 -XX:UseAVX=2 OPENBLAS_CORETYPE=Haswell");
        assertThat(StandIn.words(flags)).isEqualTo("AVX2, scratch.kernels.bits=128, scratch.kernels.registers=16");
        assertThat(StandIn.words("")).isEmpty();
    }

    @Test
    void javaAndOpenBlasAreHeldTogether() {
        for (String flags : List.of("-XX:UseAVX=2", "OPENBLAS_CORETYPE=ZEN")) {
            assertThatThrownBy(() -> new Machine("p", 2, "s", "JDK 25", "simd", flags, "", "").requireBothHeldOrNone())
                .isInstanceOf(IllegalArgumentException.class).hasMessage("machine: flags " + flags + ": -XX:UseAVX=2 for Java"
                    + " and OPENBLAS_CORETYPE=Haswell for OpenBLAS go together, or their ratio compares two machines");
        }
        Machine held = new Machine("P(R) 1", 2, "s", "JDK 25", "simd 256 bit", "-XX:UseAVX=2 OPENBLAS_CORETYPE=ZEN", "", "")
            .requireBothHeldOrNone();
        assertThat(held.name()).isEqualTo("P(R) 1, 2 processors, held to AVX2");
        assertThat(held.slug()).isEqualTo("p-1-avx2");
        assertThat(held.bits()).isEqualTo(256);
        assertThat(new Machine("p", 2, "s", "Python 3", "", "ATEN_CPU_CAPABILITY=avx2", "", "").name()).endsWith("to AVX2");
    }
}
