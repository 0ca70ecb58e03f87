package scratch.example.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The terms of `docs/glossary.md`: rows such as `| <a id="leaf"></a>**leaf**, **leaves** | … |`. Each bold word of the
/// first column is a name of the term. Where a page uses one for the first time, it links to the row, or it defines the
/// term itself and prints it bold. What stands under *Plain words* need not be linked.
public final class Glossary {
    private static final Pattern ROW = Pattern.compile("^\\| <a id=\"([^\"]+)\"></a>([^|]+)\\|");
    private static final Pattern NAME = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern MARKED = Pattern.compile("\\*\\*[^*]+\\*\\*|!?\\[[^\\]]*\\]\\([^)]*\\)");
    private static final String PLAIN = "## Plain words";

    private final List<Term> terms;

    private record Term(String name, String anchor, Pattern pattern) {
    }

    private Glossary(List<Term> terms) {
        this.terms = terms;
    }

    /// Reads a glossary.
    public static Glossary read(Path page) {
        List<Term> terms = new ArrayList<>();
        String text;
        try {
            text = Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String line : text.lines().takeWhile(line -> !line.equals(PLAIN)).toList()) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                NAME.matcher(row.group(2)).results().forEach(name ->
                        terms.add(new Term(name.group(1), row.group(1), pattern(name.group(1)))));
            }
        }
        // The longer name first: what is a "standard error" is no "error".
        terms.sort(Comparator.comparing((Term term) -> -term.name.length()).thenComparing(Term::name));
        return new Glossary(List.copyOf(terms));
    }

    // Upper-case names (AUC) as they are, others at the beginning of a sentence too; and in the plural.
    private static Pattern pattern(String name) {
        String first = name.substring(0, 1);
        boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1)) || name.contains(" ");
        String start = word && Character.isLowerCase(name.charAt(0))
                ? "[" + first + first.toUpperCase(Locale.ROOT) + "]" : Pattern.quote(first);
        String rest = Pattern.quote(name.substring(1)).replace(" ", "\\E[ -]\\Q");
        return Pattern.compile("(?<![\\p{L}\\p{N}-])" + start + rest + "(s|es)?(?![\\p{L}\\p{N}])");
    }

    /// The terms that a page uses and neither links nor defines where it first does.
    List<String> problems(List<Prose> lines) {
        List<String> problems = new ArrayList<>();
        List<Prose> prose = lines.stream().filter(line -> line.kind() == Prose.Kind.TEXT || line.kind() == Prose.Kind.ITEM)
                .filter(line -> !line.section().startsWith("History")).toList();
        List<String> texts = new ArrayList<>(prose.stream().map(Glossary::withoutCodeAndMath).toList());
        List<String> done = new ArrayList<>();
        for (Term term : terms) {
            boolean first = !done.contains(term.anchor);
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                Matcher use = term.pattern.matcher(text);
                if (!use.find()) {
                    continue;
                }
                if (first && !isMarked(text, use.start())) {
                    problems.add(Sentences.at(prose.get(i)) + "\"" + use.group() + "\": link it at its first use to "
                            + "glossary.md#" + term.anchor + ", or define it here in bold");
                }
                first = false;
                // Seen: shorter names must not find it again.
                texts.set(i, use.replaceAll(match -> "_".repeat(match.group().length())));
            }
            done.add(term.anchor);
        }
        return problems;
    }

    private static boolean isMarked(String text, int at) {
        return MARKED.matcher(text).results().anyMatch(mark -> mark.start() <= at && at < mark.end());
    }

    private static String withoutCodeAndMath(Prose line) {
        return InlineMath.replaced(line.text(), math -> " ").replaceAll("`[^`]*`", " ").replaceAll("\\]\\([^)]*\\)", "](x)");
    }
}
