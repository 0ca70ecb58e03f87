package scratch.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.json.JSONObject;
import scratch.math.kernel.Kernels;

/// Where and how results were taken: without this a time means nothing.
///
/// @param command the options that JMH or the script was given
record Machine(String processor, int processors, String system, String runtime, String kernels, String date,
               String command) {

    static Machine here(String command) {
        return new Machine(processorName(), Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            "JDK " + System.getProperty("java.vm.version") + " (" + System.getProperty("java.vm.vendor") + ")",
            Kernels.active().name(), LocalDate.now(ZoneOffset.UTC).toString(), command);
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
            return lines.filter(l -> l.startsWith("model name")).map(l -> l.substring(l.indexOf(':') + 1).strip())
                .findFirst().orElse("unknown processor");
        } catch (IOException e) {                              // not Linux
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "unknown processor");
        }
    }

    String toJson() {
        return new JSONObject().put("processor", processor).put("processors", processors).put("system", system)
            .put("runtime", runtime).put("kernels", kernels).put("date", date).put("command", command).toString(2);
    }

    static Machine fromJson(JSONObject json) {
        return new Machine(json.optString("processor"), json.optInt("processors"), json.optString("system"),
            json.optString("runtime"), json.optString("kernels"), json.optString("date"), json.optString("command"));
    }
}
