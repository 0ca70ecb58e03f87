package scratch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/// Reads what benchmarks left in a folder: JMH's `name.json` with `name.machine.json` beside it, and the lines of the
/// Python scripts, `name.jsonl`.
///
/// @param machines file name → where and how it was measured
record ResultFiles(List<Result> results, SortedMap<String, Machine> machines) {

    /// @throws IllegalArgumentException if a file cannot be understood
    static ResultFiles read(Path folder) throws IOException {
        SortedMap<String, Result> results = new TreeMap<>();   // a later file replaces the same measurement
        SortedMap<String, Machine> machines = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".machine.json") || !name.matches(".*\\.jsonl?")) {
                    continue;
                }
                try {
                    for (Result r : name.endsWith("l") ? python(file, machines) : jmh(file, machines)) {
                        String where = machines.get(r.file()).name();
                        results.put(String.join(" ", r.question(), where, r.parameters().toString(), r.contestant()), r);
                    }
                } catch (JSONException e) {
                    throw new IllegalArgumentException("results: " + file + ": " + e.getMessage(), e);
                }
            }
        }
        return new ResultFiles(List.copyOf(results.values()), machines);
    }

    /// Times are compared on one machine only: the results of each, those with the widest registers first, and a machine
    /// before what it stands in for.
    Map<Machine, List<Result>> byMachine(String question) {
        Map<String, Machine> first = new TreeMap<>();          // the file that knows the width of the registers speaks
        Map<String, List<Result>> grouped = new TreeMap<>();
        for (Result result : results) {
            if (result.question().equals(question)) {
                Machine machine = machines.get(result.file());
                first.merge(machine.name(), machine, (a, b) -> b.bits() > a.bits() ? b : a);
                grouped.computeIfAbsent(machine.name(), name -> new ArrayList<>()).add(result);
            }
        }
        Map<Machine, List<Result>> ordered = new LinkedHashMap<>();
        first.values().stream().sorted(Comparator.comparingInt(Machine::bits).reversed()
            .thenComparing(Machine::flags).thenComparing(Machine::name)).forEach(m -> ordered.put(m, grouped.get(m.name())));
        return ordered;
    }

    private static List<Result> jmh(Path file, SortedMap<String, Machine> machines) throws IOException {
        Path machine = RunBenchmarks.machineFile(file);
        if (!Files.exists(machine)) {
            throw new IllegalArgumentException("results: " + file + ": " + machine.getFileName()
                + " must lie beside it, or nobody knows where the times come from");
        }
        machines.put(file.getFileName().toString(),
            Machine.fromJson(new JSONObject(Files.readString(machine))).requireBothHeldOrNone());
        List<Result> results = new ArrayList<>();
        for (Object entry : new JSONArray(Files.readString(file))) {
            JSONObject json = (JSONObject) entry;
            String[] name = json.getString("benchmark").split("\\.");
            JSONObject primary = json.getJSONObject("primaryMetric");
            double unit = secondsPer(primary.getString("scoreUnit"));
            double[] seconds = raw(primary);
            for (int i = 0; i < seconds.length; i++) {
                seconds[i] *= unit;
            }
            SortedMap<String, Double> extras = new TreeMap<>();
            JSONObject secondary = json.getJSONObject("secondaryMetrics");
            for (String extra : secondary.keySet()) {
                if (!extra.contains("gc.")) {                  // the profiler's numbers stay in the raw file
                    extras.put(extra, Result.medianOf(raw(secondary.getJSONObject(extra))));
                }
            }
            results.add(new Result(name[name.length - 2], name[name.length - 1], strings(json.optJSONObject("params")),
                seconds, extras, file.getFileName().toString()));
        }
        return results;
    }

    /// All iterations of all forks.
    private static double[] raw(JSONObject metric) {
        List<Double> values = new ArrayList<>();
        for (Object fork : metric.getJSONArray("rawData")) {
            for (Object value : (JSONArray) fork) {
                values.add(((Number) value).doubleValue());
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double secondsPer(String unit) {
        return switch (unit) {
            case "ns/op" -> 1e-9;
            case "us/op" -> 1e-6;
            case "ms/op" -> 1e-3;
            case "s/op" -> 1;
            default -> throw new IllegalArgumentException("results: unit " + unit + ": must be a time per operation");
        };
    }

    private static List<Result> python(Path file, SortedMap<String, Machine> machines) throws IOException {
        List<Result> results = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank()) {
                continue;
            }
            JSONObject json = new JSONObject(line);
            if (json.has("machine")) {
                machines.put(file.getFileName().toString(), Machine.fromJson(json.getJSONObject("machine")));
                continue;
            }
            JSONArray times = json.getJSONArray("seconds");
            double[] seconds = new double[times.length()];
            for (int i = 0; i < seconds.length; i++) {
                seconds[i] = times.getDouble(i);
            }
            SortedMap<String, Double> extras = new TreeMap<>();
            JSONObject given = json.optJSONObject("extras", new JSONObject());
            given.keySet().forEach(key -> extras.put(key, given.getDouble(key)));
            results.add(new Result(json.getString("benchmark"), json.getString("contestant"),
                strings(json.optJSONObject("params")), seconds, extras, file.getFileName().toString()));
        }
        if (!results.isEmpty() && !machines.containsKey(file.getFileName().toString())) {
            throw new IllegalArgumentException("results: " + file + ": no line says on which machine");
        }
        return results;
    }

    private static SortedMap<String, String> strings(JSONObject json) {
        SortedMap<String, String> result = new TreeMap<>();
        if (json != null) {
            json.keySet().forEach(key -> result.put(key, json.get(key).toString()));
        }
        return result;
    }
}
