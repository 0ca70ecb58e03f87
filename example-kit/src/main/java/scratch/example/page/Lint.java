package scratch.example.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import scratch.example.Workspace;
import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;

/// What a lesson's page should not contain, as far as a program can see it: sentences that share a line, lessons and terms
/// without a link, formulas that GitHub breaks, output that is too wide, too many words.
///
/// `./run readme 353` prints it, and the build demands that there be nothing to print.
public final class Lint {
    /// No line of a page's output is longer.
    public static final int WIDEST = 100;

    /// Words that are seen without unfolding anything: this is what a lesson should have, at most.
    public static final int WORDS = 1200;

    /// More than these are two lessons.
    public static final int MOST_WORDS = 1500;

    private static final Pattern WORD = Pattern.compile("\\p{L}*\\p{L}\\p{L}[\\p{L}'’-]*");

    private Lint() {
    }

    /// What is to be mended in a lesson's page, one sentence each.
    public static List<String> problems(Lesson lesson, Catalogue catalogue) {
        Path page = lesson.folder().resolve("README.md");
        try {
            String readme = Files.readString(page);
            List<Prose> lines = Prose.of(readme);
            List<String> problems = new ArrayList<>(Sentences.problems(lines));
            for (Prose line : lines) {
                InlineMath.problems(line).forEach(problem -> problems.add(Sentences.at(line) + problem));
                Links.problems(line, lesson, catalogue).forEach(problem -> problems.add(Sentences.at(line) + problem));
            }
            problems.addAll(InlineMath.refused(readme));
            problems.addAll(Glossary.read(Workspace.root().resolve("docs/glossary.md")).problems(lines));
            problems.addAll(wideOutput(readme));
            if (words(lines) > MOST_WORDS) {
                problems.add(words(lines) + " visible words: at most " + MOST_WORDS + ", better " + WORDS
                        + ": fold what specialists need, or make it two lessons");
            }
            Links.dead(page).forEach(link -> problems.add("the link to " + link + " is dead"));
            Links.lost(page).forEach(link -> problems.add("the link to " + link + " leads to no heading and no anchor"));
            return problems;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> wideOutput(String readme) {
        List<String> problems = new ArrayList<>();
        for (String heading : List.of(Readme.RUN, Readme.CHECKED)) {
            Readme.blockAfter(readme, heading).ifPresent(block -> block.lines()
                    .filter(line -> line.length() > WIDEST).forEach(line -> problems.add("under " + heading + ": a line of "
                            + line.length() + " characters, at most " + WIDEST + ": " + line.substring(0, 40) + "...")));
        }
        return problems;
    }

    /// How many words a reader sees: code, output, formulas, captions, folded parts and references are not counted.
    static int words(List<Prose> lines) {
        return lines.stream().filter(line -> !line.folded() && !line.section().startsWith("History"))
                .mapToInt(line -> (int) WORD.matcher(line.visible().replaceAll("`[^`]*`", " ")).results().count()).sum();
    }
}
