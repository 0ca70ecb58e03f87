package scratch.example;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The options of an example: `--name value` pairs, each declared with its default and one sentence.
/// An unknown option, a missing value and a value of the wrong kind are errors that list what there is.
///
/// ```java
/// var arguments = Arguments.of(args, "seed 42 seed of everything that is random");
/// long seed = arguments.longValue("seed");
/// ```
public final class Arguments {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> declarations;

    private Arguments(List<String> declarations) {
        this.declarations = declarations;
    }

    /// Parses what the user typed.
    ///
    /// @param args         the arguments of `main`
    /// @param declarations one `name default sentence` per option
    /// @throws Shown                    for `--help`, with the text to print
    /// @throws IllegalArgumentException for an option that was not declared or has no value
    public static Arguments of(String[] args, String... declarations) {
        var arguments = new Arguments(List.of(declarations));
        for (String declaration : declarations) {
            String[] words = declaration.split(" ", 3);
            if (words.length < 3) {
                throw new IllegalStateException("options: '" + declaration + "': is declared as name default sentence");
            }
            arguments.values.put(words[0], words[1]);
        }
        if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
            throw new Shown(arguments.usage());
        }
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!arguments.values.containsKey(name)) {
                throw new IllegalArgumentException("options: " + args[i] + ": there is no such option"
                        + System.lineSeparator() + arguments.usage());
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("options: --" + name + ": needs a value" + System.lineSeparator()
                        + arguments.usage());
            }
            arguments.values.put(name, args[i + 1]);
        }
        return arguments;
    }

    /// The value of a whole-number option.
    public long longValue(String name) {
        try {
            return Long.parseLong(value(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("options: --" + name + " " + value(name)
                    + ": must be a whole number", e);
        }
    }

    /// The value of a whole-number option that counts something.
    public int intValue(String name) {
        long value = longValue(name);
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("options: --" + name + " " + value + ": must lie between "
                    + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /// The value of a number option; NaN and the infinities are refused.
    public double doubleValue(String name) {
        double value;
        try {
            value = Double.parseDouble(value(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("options: --" + name + " " + value(name) + ": must be a number", e);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("options: --" + name + " " + value(name) + ": must be a finite number");
        }
        return value;
    }

    /// The value as it was typed.
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("options: " + name + " was never declared");
        }
        return value;
    }

    private String usage() {
        if (declarations.isEmpty()) {
            return "This example has no options.";
        }
        var text = new StringBuilder("Options of this example:");
        for (String declaration : declarations) {
            String[] words = declaration.split(" ", 3);
            text.append(String.format(Locale.ROOT, "%n  --%-14s %s (default %s)", words[0], words[2], words[1]));
        }
        return text.toString();
    }

    /// Thrown for `--help`: a text to print instead of running.
    public static final class Shown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Shown(String text) {
            super(text, null, false, false);
        }
    }
}
