package scratch.cuda.interpreter;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes to PTX text, for planting bugs. Each must find what it is to change.
final class Edit {

    private Edit() {
    }

    /// Removes the `n`-th instruction (from 0) that begins like this.
    static UnaryOperator<String> without(String instruction, int n) {
        return replaced("\\n[ \\t]*(?:@!?%p\\d+ )?" + Pattern.quote(instruction) + "[^;]*;", n, "\n");
    }

    /// Replaces the `n`-th match of a pattern; the replacement may use its groups.
    static UnaryOperator<String> replaced(String pattern, int n, String replacement) {
        return text -> {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            for (int i = 0; i <= n; i++) {
                if (!matcher.find()) {
                    throw new IllegalStateException("the bug cannot be planted: '" + pattern + "' is there " + i
                            + " times only");
                }
            }
            StringBuilder edited = new StringBuilder(text.substring(0, matcher.start()));
            edited.append(matcher.group().replaceFirst(pattern, replacement)).append(text, matcher.end(), text.length());
            if (edited.toString().equals(text)) {
                throw new IllegalStateException("the bug cannot be planted: '" + pattern + "' changes nothing");
            }
            return edited.toString();
        };
    }

    /// … all matches.
    static UnaryOperator<String> everywhere(String pattern, String replacement) {
        return text -> {
            String edited = text.replaceAll(pattern, replacement);
            if (edited.equals(text)) {
                throw new IllegalStateException("the bug cannot be planted: '" + pattern + "' changes nothing");
            }
            return edited;
        };
    }

    /// The change is made within one kernel of the text.
    static UnaryOperator<String> in(String kernel, UnaryOperator<String> edit) {
        return text -> {
            int from = text.indexOf(".entry " + kernel + "(");
            int to = text.indexOf("\n}", from);
            if (from < 0 || to < 0) {
                throw new IllegalStateException("the bug cannot be planted: there is no kernel " + kernel);
            }
            return text.substring(0, from) + edit.apply(text.substring(from, to)) + text.substring(to);
        };
    }
}
