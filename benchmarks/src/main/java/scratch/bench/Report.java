package scratch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import scratch.example.Workspace;

/// Turns the files of `benchmarks/results` into the tables and charts of `docs/performance.md`.
///
/// The page has a pair of comments for each benchmark, `<!-- results:MatmulBenchmark -->` … `<!-- /results -->`. What
/// stands between them is replaced; all other text stays.
public final class Report {
    private static final Pattern SECTION =
        Pattern.compile("<!-- results:(\\w+) -->\\n.*?<!-- /results -->", Pattern.DOTALL);
    static final String NOTHING_YET = "*No results are stored yet: run the command above, move the result files to"
        + " `benchmarks/results` and run the report.*\n";

    private Report() {
    }

    /// No arguments: the folders of this checkout.
    public static void main(String[] args) throws IOException {
        Path root = Workspace.root();
        int written = write(root.resolve("benchmarks/results"), root.resolve("docs/performance.md"));
        System.out.println("report: " + written + " results in docs/performance.md");
    }

    /// Returns the number of results that the page shows.
    static int write(Path results, Path page) throws IOException {
        ResultFiles files = ResultFiles.read(results);
        Path charts = page.resolveSibling("performance");
        StringBuilder text = new StringBuilder();
        Matcher section = SECTION.matcher(Files.readString(page));
        int shown = 0;
        while (section.find()) {
            String question = section.group(1);
            Map<Machine, List<Result>> machines = files.byMachine(question);
            shown += machines.values().stream().mapToInt(List::size).sum();
            section.appendReplacement(text, Matcher.quoteReplacement("<!-- results:" + question + " -->\n"
                + body(question, machines, files.machines(), charts) + "<!-- /results -->"));
        }
        section.appendTail(text);
        Files.writeString(page, text);
        return shown;
    }

    /// A table and its charts for each machine; where there are several, each under its name.
    private static String body(String name, Map<Machine, List<Result>> machines, SortedMap<String, Machine> sources,
                               Path charts) throws IOException {
        if (machines.isEmpty()) {
            return NOTHING_YET;
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<Machine, List<Result>> each : machines.entrySet()) {
            Machine machine = each.getKey();
            Question question = Question.of(name, each.getValue());
            if (machines.size() > 1) {
                parts.add("**" + machine.name() + (machine.bits() > 0 ? ": vectors of " + machine.bits() + " bits" : "")
                    + "**\n");
            }
            parts.add(provenance(question, sources));
            parts.add(Tables.of(question));
            String goals = Tables.goals(question);
            if (!goals.isEmpty()) {
                parts.add(goals);
            }
            boolean first = machine.equals(machines.keySet().iterator().next());
            for (Charts.Chart chart : Charts.of(question)) {
                String alt = machines.size() == 1 ? chart.alt() : machine.name() + ": " + chart.alt();
                String file = chart.name() + (first ? "" : "-" + machine.slug()) + ".svg";
                Files.createDirectories(charts);
                Files.writeString(charts.resolve(file), chart.figure().svg(alt));
                parts.add("![" + alt + "](performance/" + file + ")\n");
            }
        }
        return String.join("\n", parts);
    }

    /// Where the numbers come from: without this they mean nothing.
    private static String provenance(Question question, SortedMap<String, Machine> machines) {
        SortedMap<String, List<String>> commands = new TreeMap<>();
        question.results().stream().map(Result::file).distinct().sorted().map(machines::get).forEach(m -> commands.merge(
            m.processor() + ", " + m.processors() + " processors, " + m.system() + ", " + m.runtime()
                + (m.kernels().isEmpty() ? "" : ", kernels " + m.kernels())
                + (m.flags().isEmpty() ? "" : ", `" + m.flags() + "`") + ", " + m.date(),
            List.of("`" + m.command() + "`"),
            (a, b) -> Stream.concat(a.stream(), b.stream()).distinct().toList()));
        StringBuilder text = new StringBuilder();
        commands.forEach((where, what) -> text.append(where).append(": ").append(String.join(", ", what)).append("\n\n"));
        return text.toString().stripTrailing() + "\n";
    }
}
