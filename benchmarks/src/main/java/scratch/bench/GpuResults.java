package scratch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.json.JSONArray;
import org.json.JSONObject;
import scratch.cuda.device.Device;

/// A result file of the GPU benchmarks, one JSON object a line, as the report reads it. Each line is written as soon as it is
/// known: what was measured before the time was up is not lost.
final class GpuResults {
    private final Path file;
    private final Consumer<String> reader;

    private GpuResults(Path file, Consumer<String> reader) {
        this.file = file;
        this.reader = reader;
    }

    /// Begins a new file with the machine. Whoever waits for it is told each result in a line.
    static GpuResults create(Path file, Device device, String command, Consumer<String> reader) {
        GpuResults results = new GpuResults(file, reader);
        Machine host = Machine.here(command);
        int version = device.properties().driverVersion();
        Machine machine = new Machine(device.properties().name() + " in " + host.processor(), host.processors(), host.system(),
            host.runtime(), host.kernels(), String.format(Locale.ROOT, "CUDA %d.%d", version / 1000, version % 1000 / 10),
            host.date(), command);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        results.append(new JSONObject().put("machine", new JSONObject(machine.toJson())));
        return results;
    }

    private void append(JSONObject line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One contestant at one setting.
    void add(String question, String contestant, Map<String, Object> parameters, double[] seconds, Map<String, Double> extras) {
        append(new JSONObject().put("benchmark", question).put("contestant", contestant).put("params", parameters)
            .put("seconds", new JSONArray(seconds)).put("extras", extras));
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s %-28s %-20s %12.3f us", question,
            new TreeMap<>(parameters).toString().replaceAll("[{}]", ""), contestant, 1e6 * Result.medianOf(seconds)));
        new TreeMap<>(extras).forEach((name, value) -> line.append(String.format(Locale.ROOT, "  %s %.4g", name, value)));
        reader.accept(line.toString());
    }

    /// A line that is no result.
    void say(String line) {
        reader.accept(line);
    }
}
