package scratch.example;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One declared option: `k 3 1..20 number of clusters`.
///
/// @param allowed what it may be: a range, words between bars, or nothing
record Option(String name, String fallback, String allowed, String sentence) {
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?";
    private static final Pattern RANGE = Pattern.compile("(" + NUMBER + ")?(<)?\\.\\.(<)?(" + NUMBER + ")?");
    private static final Pattern WORDS = Pattern.compile("[^|\\s]+(\\|[^|\\s]+)+");

    static Option of(String declaration) {
        String[] words = declaration.split(" ", 3);
        if (words.length < 3) {
            throw new IllegalStateException("options: '" + declaration + "': is declared as name default sentence");
        }
        String[] rest = words[2].split(" ", 2);
        boolean limited = rest.length == 2 && (RANGE.matcher(rest[0]).matches() || WORDS.matcher(rest[0]).matches());
        var option = limited ? new Option(words[0], words[1], rest[0], rest[1]) : new Option(words[0], words[1], "", words[2]);
        try {
            option.check(option.fallback);
        } catch (Arguments.Refused e) {
            throw new IllegalStateException("options: '" + declaration + "': its own default is refused", e);
        }
        return option;
    }

    /// @throws Arguments.Refused if the option may not have this value
    void check(String value) {
        if (WORDS.matcher(allowed).matches()) {
            require(List.of(allowed.split("\\|")).contains(value), value, "must be one of " + allowed.replace("|", ", "));
        } else if (fallback.matches(NUMBER)) {
            if (isWhole()) {
                require(value.matches("[+-]?\\d{1,18}"), value, "must be a whole number");
            }
            checkRange(value, number(name, value));
        }
    }

    private boolean isWhole() {
        return !allowed.equals("..") && !(fallback + " " + allowed.replace("..", " ")).matches(".*[.eE].*");
    }

    private void checkRange(String typed, double value) {
        Matcher range = RANGE.matcher(allowed);
        if (!range.matches()) {
            return;
        }
        String low = range.group(1);
        String high = range.group(4);
        boolean aboveLow = low == null || (range.group(2) == null ? value >= edge(low) : value > edge(low));
        boolean belowHigh = high == null || (range.group(3) == null ? value <= edge(high) : value < edge(high));
        String atLeast = low == null ? "" : (range.group(2) == null ? "at least " : "greater than ") + low;
        String atMost = high == null ? "" : (range.group(3) == null ? "at most " : "less than ") + high;
        String and = low == null || high == null ? "" : " and ";
        require(aboveLow && belowHigh, typed, "must be " + atLeast + and + atMost);
    }

    private static double edge(String text) {
        return Double.parseDouble(text);
    }

    static double number(String name, String typed) {
        double value;
        try {
            value = Double.parseDouble(typed);
        } catch (NumberFormatException e) {
            throw new Arguments.Refused(String.format(Locale.ROOT, "options: --%s %s: must be a number", name, typed));
        }
        if (!Double.isFinite(value)) {
            throw new Arguments.Refused(String.format(Locale.ROOT, "options: --%s %s: must be a finite number", name, typed));
        }
        return value;
    }

    // The sentence of the declaration says in the lesson's words what was refused.
    private void require(boolean rule, String typed, String message) {
        if (!rule) {
            throw new Arguments.Refused("options: --" + name + " " + typed + ": " + message + " (" + sentence + ")");
        }
    }
}
