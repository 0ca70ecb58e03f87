package scratch.example.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Formulas within a line. GitHub reads Markdown before mathematics: between plain dollars it takes `\,` for a comma and
/// `\{` for a brace, and may take `_` beside a brace for italics. Between `` $` `` and `` `$ `` nothing is touched.
final class InlineMath {
    private static final Pattern SAFE = Pattern.compile("\\$`[^`]+`\\$");
    private static final Pattern CODE = Pattern.compile("(?<![$`])(`+)(?!`).*?(?<!`)\\1(?![$`])");
    private static final Pattern PLAIN = Pattern.compile("(?<![\\\\$])\\$(?![$`])[^$]+\\$(?!\\$)");
    private static final Pattern EATEN = Pattern.compile("\\\\[^a-zA-Z ]|[{}]");
    private static final Pattern REFUSED = Pattern.compile(
            "\\\\(operatorname|mbox|[hv]?phantom|newcommand|renewcommand|def|unicode)(?![a-zA-Z])");
    private static final String FORMULA = "\u0001";
    private static final Pattern GLUED = Pattern.compile(FORMULA + "([-\\w])");

    private InlineMath() {
    }

    /// The text with each formula, its dollars included, replaced.
    static String replaced(String text, UnaryOperator<String> by) {
        String safe = replaced(SAFE, text, by);
        // Code keeps its dollars, and they are no formulas.
        return between(CODE, safe, piece -> replaced(PLAIN, piece, by));
    }

    private static String replaced(Pattern pattern, String text, UnaryOperator<String> by) {
        return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(by.apply(m.group())));
    }

    private static String between(Pattern pattern, String text, UnaryOperator<String> outside) {
        var result = new StringBuilder();
        int end = 0;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            result.append(outside.apply(text.substring(end, matcher.start()))).append(matcher.group());
            end = matcher.end();
        }
        return result.append(outside.apply(text.substring(end))).toString();
    }

    static List<String> problems(Prose line) {
        List<String> problems = new ArrayList<>();
        String rest = replaced(line.text(), math -> {
            boolean safe = math.startsWith("$`");
            String inner = math.substring(1, math.length() - 1);
            if (!safe && EATEN.matcher(inner).find()) {
                problems.add(math + ": GitHub eats braces and \\, between plain dollars: write $`" + inner + "`$");
            }
            if (!safe && !inner.equals(inner.strip())) {
                problems.add(math + ": no space next to the dollars");
            }
            if (line.kind() == Prose.Kind.TABLE && inner.contains("|")) {
                problems.add(math + ": a bar ends the cell of a table: write \\lvert and \\rvert");
            }
            return FORMULA;
        });
        Matcher glued = GLUED.matcher(rest);
        while (glued.find()) {
            problems.add("a formula is glued to '" + glued.group(1) + "': GitHub wants a space or a full stop after it");
        }
        return problems;
    }

    /// Macros that GitHub refuses to render, wherever they stand.
    static List<String> refused(String readme) {
        return REFUSED.matcher(readme).results().map(MatchResult::group).distinct()
                .map(macro -> macro + ": GitHub does not render this macro; \\mathrm and \\text work").toList();
    }
}
