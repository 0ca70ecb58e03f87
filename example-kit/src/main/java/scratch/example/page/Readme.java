package scratch.example.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import scratch.example.Workspace;
import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;

/// The parts of the READMEs that are generated: the output, the figures, the links to the neighbours, and the tables of
/// lessons. `./run readme 353` writes them for one lesson, `./run readme all` for every lesson and table.
public final class Readme {
    /// The heading above the story of an output.
    public static final String RUN = "Run";

    /// The heading above its check tables.
    public static final String CHECKED = "Checked against";

    // The first text block below a heading, none beyond the next one.
    private static final String OUTPUT = "(?sm)(^## %s *\\n(?:(?!^## ).)*?^```text\\n)(.*?)(^``` *$)";
    private static final Pattern FIGURE = Pattern.compile("!\\[([^\\]]*)\\]\\(([^)/\\s]+\\.(?:svg|png))\\)");
    private static final Pattern NAVIGATION = Pattern.compile("(?s)<!-- navigation -->.*");
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- lessons -->\\n).*?(<!-- /lessons -->)");

    // A copy of a lesson's output, in the root README: <!-- output 322 --> … <!-- /output -->
    private static final Pattern COPY = Pattern.compile("(?s)(<!-- output (\\d{3}) -->\\n).*?(<!-- /output -->)");

    private Readme() {
    }

    /// What the README says that the example prints: the block under *Run*. Empty if there is none.
    public static Optional<String> outputBlock(String readme) {
        return blockAfter(readme, RUN);
    }

    /// The first `text` block under a heading.
    public static Optional<String> blockAfter(String readme, String heading) {
        Matcher block = output(heading).matcher(readme);
        return block.find() ? Optional.of(block.group(2).stripTrailing()) : Optional.empty();
    }

    private static Pattern output(String heading) {
        return Pattern.compile(String.format(Locale.ROOT, OUTPUT, heading));
    }

    /// Whether two outputs agree, up to the figures that no two runs share (see CONTRIBUTING.md).
    public static boolean sameOutput(String documented, String printed) {
        return VolatileFigures.mask(documented).equals(VolatileFigures.mask(printed));
    }

    /// An output with its volatile figures masked.
    public static String masked(String output) {
        return VolatileFigures.mask(output);
    }

    /// The figures that the README shows, by file name, each with its alt text.
    public static List<Figure> figures(String readme) {
        return FIGURE.matcher(readme).results().map(m -> new Figure(m.group(2), m.group(1))).toList();
    }

    /// A figure of a README.
    ///
    /// @param file    its name beside the README
    /// @param altText what a reader who cannot see it is told
    public record Figure(String file, String altText) {
    }

    /// The last line of a lesson's README: links to the lessons before and after it.
    public static String navigation(Catalogue catalogue, Lesson lesson) {
        String before = catalogue.before(lesson).map(other -> "← " + link(lesson, other)).orElse("");
        String after = catalogue.after(lesson).map(other -> link(lesson, other) + " →").orElse("");
        String all = "[all lessons](" + relative(lesson.folder(), Workspace.root().resolve("README.md")) + ")";
        return "<!-- navigation -->\n" + String.join(" · ",
                List.of(before, all, after).stream().filter(part -> !part.isEmpty()).toList()) + "\n";
    }

    private static String link(Lesson from, Lesson to) {
        return "[" + to.number() + " " + to.title() + "](" + relative(from.folder(), to.folder()) + "/README.md)";
    }

    /// The way from one folder to another, with forward slashes on every system.
    public static String relative(Path from, Path to) {
        return from.relativize(to).toString().replace('\\', '/');
    }

    /// The table of the lessons of one module, or of all of them, as the README in `folder` shows it.
    public static String table(List<Lesson> lessons, Path folder) {
        if (lessons.isEmpty()) {
            return "*No lessons yet.*\n";
        }
        var text = new StringBuilder("""
                | No. | Lesson | Class | Against | Rung | Minutes |
                |---|---|---|---|---|---|
                """);
        for (Lesson lesson : lessons) {
            String path = relative(folder, lesson.folder());
            String simple = lesson.className().substring(lesson.packageName().length() + 1);
            text.append(String.format(Locale.ROOT, "| %d | [%s](%s/README.md) | [%s](%s/%s.java) | %s | %s | %d |%n",
                    lesson.number(), lesson.title(), path, simple, path, simple, lesson.against(), lesson.rung(),
                    lesson.minutes()).replace("\r\n", "\n"));
        }
        return text.toString();
    }

    /// A lesson README's text with what its example printed brought up to date: the story under *Run*, the check tables
    /// under *Checked against*.
    public static String withOutput(String readme, String printed) {
        Output output = Output.of(printed);
        return withBlock(withBlock(readme, RUN, output.story()), CHECKED, output.checks());
    }

    private static String withBlock(String readme, String heading, String text) {
        return output(heading).matcher(readme).replaceFirst(m ->
                Matcher.quoteReplacement(m.group(1) + text + "\n" + m.group(3)));
    }

    /// What the example must print, as its page says it, with the figures masked that no two runs share.
    public static String documented(String readme) {
        return masked(blockAfter(readme, RUN).orElse("")) + "\n\n" + masked(blockAfter(readme, CHECKED).orElse(""));
    }

    /// What it printed, in the same form.
    public static String printed(String printed) {
        Output output = Output.of(printed);
        return masked(output.story()) + "\n\n" + masked(output.checks());
    }

    /// A README's text with its table of lessons brought up to date; unchanged if it has none.
    public static String withTable(String readme, String table) {
        return TABLE.matcher(readme).replaceFirst(m -> Matcher.quoteReplacement(m.group(1) + table + m.group(2)));
    }

    /// A README's text with its copies of lessons' output blocks brought up to date.
    public static String withOutputs(String readme, Catalogue catalogue) {
        return COPY.matcher(readme).replaceAll(m -> {
            Optional<String> output = catalogue.find(m.group(2))
                    .flatMap(lesson -> documentedOutput(lesson.folder().resolve("README.md")));
            return Matcher.quoteReplacement(output
                    .map(text -> m.group(1) + "```text\n" + text + "\n```\n" + m.group(3)).orElse(m.group()));
        });
    }

    // Empty while a lesson has no README, or its README no output.
    private static Optional<String> documentedOutput(Path readme) {
        try {
            return Files.exists(readme) ? outputBlock(Files.readString(readme)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A page's text with short links written out: `](lesson 353)` to the page of a lesson, `](glossary#leaf)` to a term.
    public static String withLinks(String readme, Catalogue catalogue, Lesson lesson) {
        String glossary = relative(lesson.folder(), Workspace.root().resolve("docs/glossary.md"));
        String text = readme.replace("](glossary#", "](" + glossary + "#");
        return Pattern.compile("\\]\\(lesson (\\d{3})\\)").matcher(text).replaceAll(m -> Matcher.quoteReplacement(
                catalogue.find(m.group(1))
                        .map(other -> "](" + relative(lesson.folder(), other.folder().resolve("README.md")) + ")")
                        .orElse(m.group())));
    }

    /// A lesson README's text with its navigation brought up to date.
    public static String withNavigation(String readme, String navigation) {
        return NAVIGATION.matcher(readme).find()
                ? NAVIGATION.matcher(readme).replaceFirst(Matcher.quoteReplacement(navigation))
                : readme.stripTrailing() + "\n\n" + navigation;
    }
}
