package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
