package scratch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// JMH's command line, with results as JSON in `target/jmh.json` unless told otherwise (`-rf`, `-rff`), and a small
/// file beside it that says on which machine and by which command: `target/jmh.machine.json`.
public final class RunBenchmarks {
    private static final String FORMAT = "-rf";
    private static final String FILE = "-rff";

    private RunBenchmarks() {
    }

    public static void main(String[] args) throws IOException {
        List<String> options = withDefaults(args);
        Path results = Path.of(options.get(options.indexOf(FILE) + 1)).toAbsolutePath();
        Files.createDirectories(results.getParent());
        boolean runs = Arrays.stream(args).noneMatch(a -> a.matches("-(l|lp|lprof|lrf|h)"));
        if (runs) {
            Machine here = Machine.here(String.join(" ", args)).requireBothHeldOrNone();
            Files.writeString(machineFile(results), here.toJson() + "\n");
        }
        org.openjdk.jmh.Main.main(options.toArray(String[]::new));
        if (runs && Files.exists(results)) {
            Files.writeString(results, withoutPaths(Files.readString(results)));
        }
    }

    /// Where Java lies on the machine that measured is of no use to anyone; its version stays.
    static String withoutPaths(String json) {
        return json.replaceAll("(?m)^ *\"jvm\" : \"[^\"]*\",\\R", "");
    }

    static List<String> withDefaults(String... args) {
        List<String> options = new ArrayList<>(List.of(args));
        if (!options.contains(FORMAT)) {
            options.addAll(List.of(FORMAT, "json"));
        }
        if (!options.contains(FILE)) {
            options.addAll(List.of(FILE, "target/jmh.json"));
        }
        return options;
    }

    /// `name.json` → `name.machine.json`.
    static Path machineFile(Path results) {
        return results.resolveSibling(results.getFileName().toString().replaceFirst("\\.json$", "") + ".machine.json");
    }
}
