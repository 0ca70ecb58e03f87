package scratch.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.json.JSONObject;
import scratch.math.kernel.Kernels;

/// Where and how results were taken: without this a time means nothing.
///
/// @param flags   what makes the machine stand in for another one ([StandIn]), or nothing
/// @param command the options that JMH or the script was given
record Machine(String processor, int processors, String system, String runtime, String kernels, String flags, String date,
               String command) {
    private static final Pattern BITS = Pattern.compile("(\\d+) bit");

    /// @throws IllegalArgumentException if Java is held to other registers than OpenBLAS
    Machine requireBothHeldOrNone() {
        if (runtime.startsWith("JDK")) {
            StandIn.requireBothOrNone(flags);
        }
        return this;
    }

    static Machine here(String command) {
        return new Machine(processorName(), Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            "JDK " + System.getProperty("java.vm.version") + " (" + System.getProperty("java.vm.vendor") + ")",
            Kernels.active().name(),
            StandIn.flags(ManagementFactory.getRuntimeMXBean().getInputArguments(), command, System.getenv()),
            LocalDate.now(ZoneOffset.UTC).toString(), command);
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
            return lines.filter(l -> l.startsWith("model name")).map(l -> l.substring(l.indexOf(':') + 1).strip())
                .findFirst().orElse("unknown processor");
        } catch (IOException e) {                              // not Linux
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "unknown processor");
        }
    }

    /// Times are compared only where this is the same.
    String name() {
        String held = StandIn.words(flags);
        return processor + ", " + processors + " processors" + (held.isEmpty() ? "" : ", held to " + held);
    }

    /// The width of the vector registers; 0 where nothing is known about it.
    int bits() {
        Matcher bits = BITS.matcher(kernels);
        return bits.find() ? Integer.parseInt(bits.group(1)) : 0;
    }

    /// The name as part of the name of a file.
    String slug() {
        return name().toLowerCase(Locale.ROOT).replaceAll("\\((r|tm)\\)|, \\d+ processors|held to", "")
            .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    String toJson() {
        return new JSONObject().put("processor", processor).put("processors", processors).put("system", system)
            .put("runtime", runtime).put("kernels", kernels).put("flags", flags).put("date", date).put("command", command)
            .toString(2);
    }

    static Machine fromJson(JSONObject json) {
        return new Machine(json.optString("processor"), json.optInt("processors"), json.optString("system"),
            json.optString("runtime"), json.optString("kernels"), json.optString("flags"), json.optString("date"),
            json.optString("command"));
    }
}
