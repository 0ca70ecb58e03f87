package scratch.example.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;

/// The links of a Markdown file.
public final class Links {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern ANCHORED = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#\\s]*)#([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\">");
    private static final Pattern ANY = Pattern.compile("!?\\[([^\\]]*)\\]\\(([^)]*)\\)");
    private static final Pattern NAMED = Pattern.compile("\\b[Ll]essons? (\\d{3})\\b");

    private static final String FENCED = "(?sm)^ *```.*?^ *``` *$";

    private Links() {
    }

    /// The relative links of a Markdown file that lead nowhere, outside of code.
    public static List<Path> dead(Path markdown) throws IOException {
        return LINK.matcher(withoutCode(markdown)).results()
                .map(match -> markdown.resolveSibling(match.group(1)).normalize())
                .filter(target -> !Files.exists(target)).toList();
    }

    /// The links of a Markdown file to a place within a page that is not there.
    public static List<String> lost(Path markdown) throws IOException {
        List<String> lost = new ArrayList<>();
        for (var link : ANCHORED.matcher(withoutCode(markdown)).results().toList()) {
            Path target = link.group(1).isEmpty() ? markdown : markdown.resolveSibling(link.group(1)).normalize();
            if (target.toString().endsWith(".md") && Files.exists(target) && !anchors(target).contains(link.group(2))) {
                lost.add(target.getFileName() + "#" + link.group(2));
            }
        }
        return lost;
    }

    /// The places within a page that a link can lead to: its headings, and what it marks with `<a id="…">`.
    public static Set<String> anchors(Path markdown) throws IOException {
        String text = Files.readString(markdown).replaceAll(FENCED, "");
        Set<String> anchors = new HashSet<>();
        // GitHub's rule: lower case, spaces become dashes, everything but letters, digits, dashes and underscores goes.
        text.lines().filter(line -> line.matches("#+ .*")).forEach(line -> anchors.add(line.replaceFirst("#+ ", "").strip()
                .toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')));
        ANCHOR.matcher(text).results().forEach(match -> anchors.add(match.group(1)));
        return anchors;
    }

    private static String withoutCode(Path markdown) throws IOException {
        return Files.readString(markdown).replaceAll(FENCED, "").replaceAll("`[^`\n]*`", "");
    }

    /// Whether each lesson that a line names is a link to it, or is said to be planned.
    static List<String> problems(Prose line, Lesson lesson, Catalogue catalogue) {
        List<String> problems = new ArrayList<>();
        Matcher links = ANY.matcher(line.text());
        while (links.find()) {
            Matcher named = NAMED.matcher(links.group(1));
            if (named.find() && !leadsTo(links.group(2), named.group(1), lesson, catalogue)) {
                problems.add("the link [" + links.group(1) + "] leads to " + links.group(2));
            }
        }
        Matcher bare = NAMED.matcher(ANY.matcher(line.text()).replaceAll(""));
        while (bare.find()) {
            boolean there = catalogue.find(bare.group(1)).isPresent();
            if (there && !bare.group(1).equals(Integer.toString(lesson.number()))) {
                problems.add(bare.group() + " is named without a link");
            } else if (!there && !line.text().contains("planned")) {
                problems.add(bare.group() + " is not there yet: say that it is planned");
            }
        }
        return problems;
    }

    private static boolean leadsTo(String target, String number, Lesson from, Catalogue catalogue) {
        Optional<Lesson> to = catalogue.find(number);
        return to.isPresent() && from.folder().resolve(target.replaceFirst("#.*", "")).normalize()
                .startsWith(to.get().folder());
    }
}
