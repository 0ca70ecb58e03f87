package scratch.example;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The options of an example: `--name value` or `--name=value`, each declared in one line with its default, with what
/// it may be, and with a sentence. [#of] checks all of them at once, so nothing is printed before everything is right.
///
/// ```java
/// var arguments = Arguments.of(args, "k 3 1..20 number of clusters", "rate 0.1 0<.. size of a step",
///         "init plusplus plusplus|random where the centroids start", "seed 42 seed of the first centroids");
/// int k = arguments.intValue("k");
/// ```
/// What an option may be is a range or a list of words. `1..20` has its ends, `0<..<1` is without them, `0..` has one end,
/// `..` is any number. A number is whole if its default is, unless the range says otherwise: `..` or an end such as `0.0`.
public final class Arguments {
    private static final String LINE = System.lineSeparator();

    private final Map<String, Option> options = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private Arguments(String... declarations) {
        for (String declaration : declarations) {
            Option option = Option.of(declaration);
            options.put(option.name(), option);
            values.put(option.name(), option.fallback());
        }
    }

    /// Parses and checks what the user typed.
    ///
    /// @param args         the arguments of `main`
    /// @param declarations one `name default sentence` per option, with what it may be before the sentence
    /// @throws Shown   for `--help`, with the text to print
    /// @throws Refused for an option that was not declared, has no value, or may not have this one
    public static Arguments of(String[] args, String... declarations) {
        var arguments = new Arguments(declarations);
        if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
            throw new Shown(arguments.usage());
        }
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            String typed = equals < 0 ? args[i] : args[i].substring(0, equals);
            Option option = arguments.options.get(typed.startsWith("--") ? typed.substring(2) : "");
            if (option == null) {
                throw new Refused("options: " + typed + ": there is no such option" + LINE + arguments.usage());
            }
            if (equals < 0 && i + 1 == args.length) {
                throw new Refused("options: " + typed + ": needs a value" + LINE + arguments.usage());
            }
            String value = equals < 0 ? args[++i] : args[i].substring(equals + 1);
            option.check(value);
            arguments.values.put(option.name(), value);
        }
        return arguments;
    }

    /// The value of a whole-number option.
    public long longValue(String name) {
        try {
            return Long.parseLong(value(name));
        } catch (NumberFormatException e) {
            throw new Refused("options: --" + name + " " + value(name) + ": must be a whole number");
        }
    }

    /// The value of a whole-number option that counts something.
    public int intValue(String name) {
        long value = longValue(name);
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw new Refused("options: --" + name + " " + value + ": must lie between " + Integer.MIN_VALUE + " and "
                    + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /// The value of a number option; NaN and the infinities are refused.
    public double doubleValue(String name) {
        return Option.number(name, value(name));
    }

    /// The value as it was typed.
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("options: " + name + " was never declared");
        }
        return value;
    }

    /// What to throw, before anything is printed, if only the lesson can tell that a value is wrong: a name it does not know,
    /// a file that is not there.
    public Refused refusal(String name, String rule) {
        return new Refused("options: --" + name + " " + value(name) + ": " + rule);
    }

    private String usage() {
        if (options.isEmpty()) {
            return "This example has no options.";
        }
        return "Options of this example:" + options.values().stream()
                .map(option -> String.format(Locale.ROOT, "%n  --%-14s %s (%sdefault %s)", option.name(), option.sentence(),
                        option.allowed().isEmpty() ? "" : option.allowed() + ", ", option.fallback()))
                .collect(Collectors.joining());
    }

    /// Thrown for `--help`: a text to print instead of running.
    public static final class Shown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Shown(String text) {
            super(text, null, false, false);
        }
    }

    /// The command was wrong, and nothing ran: exit code 2.
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
