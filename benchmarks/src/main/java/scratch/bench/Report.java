package scratch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            Question question = Question.of(section.group(1), files.results());
            shown += question.results().size();
            section.appendReplacement(text, Matcher.quoteReplacement("<!-- results:" + question.name() + " -->\n"
                + body(question, files.machines(), charts) + "<!-- /results -->"));
        }
        section.appendTail(text);
        Files.writeString(page, text);
        return shown;
    }

    private static String body(Question question, SortedMap<String, Machine> machines, Path charts)
            throws IOException {
        if (question.results().isEmpty()) {
            return NOTHING_YET;
        }
        StringBuilder body = new StringBuilder(provenance(question, machines)).append('\n').append(Tables.of(question));
        for (Charts.Chart chart : Charts.of(question)) {
            Files.createDirectories(charts);
            Files.writeString(charts.resolve(chart.name() + ".svg"), chart.figure().svg(chart.alt()));
            body.append("\n![").append(chart.alt()).append("](performance/").append(chart.name()).append(".svg)\n");
        }
        return body.toString();
    }

    /// Where the numbers come from: without this they mean nothing.
    private static String provenance(Question question, SortedMap<String, Machine> machines) {
        SortedMap<String, List<String>> commands = new TreeMap<>();
        question.results().stream().map(Result::file).distinct().sorted().map(machines::get).forEach(m -> commands.merge(
            m.processor() + ", " + m.processors() + " processors, " + m.system() + ", " + m.runtime()
                + (m.kernels().isEmpty() ? "" : ", kernels " + m.kernels()) + ", " + m.date(),
            List.of("`" + m.command() + "`"),
            (a, b) -> Stream.concat(a.stream(), b.stream()).distinct().toList()));
        StringBuilder text = new StringBuilder();
        commands.forEach((where, what) -> text.append(where).append(": ").append(String.join(", ", what)).append("\n\n"));
        return text.toString().stripTrailing() + "\n";
    }
}
