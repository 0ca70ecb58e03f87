package scratch.example.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import scratch.example.Workspace;

/// One row of the catalogue.
///
/// @param number    permanent, three digits; the first one is the module's
/// @param name      what the lesson is called on the command line, in lower case with dashes: `k-means`
/// @param title     what it is called in tables and headings
/// @param module    the Maven module that holds it
/// @param className the numbered example, with its package
/// @param needs     numbers of the lessons to read first
/// @param minutes   how long reading and running it takes
/// @param against   what our numbers are held to
/// @param rung      how closely they are held: `a` same numbers, `b` same optimum, `c` same quality,
///                  `d` statistically equal
/// @param kind      whether it holds its algorithm or walks through a room of the library
/// @param budget    how many seconds its example and its tests may take
public record Lesson(int number, String name, String title, String module, String className,
                     List<Integer> needs, int minutes, String against, String rung, Kind kind,
                     Budget budget) {

    private static final List<String> MODULES = List.of("example-kit", "core-math", "stats-probability", "classic-ml",
            "deep-learning", "nlp", "mlops", "sql-casestudy", "gpu-cuda");

    /// What a lesson is about.
    public enum Kind {
        /// An algorithm that stands in the lesson's own folder, such as k-means.
        ALGORITHM,
        /// A tour through a room of the library, such as the t-tests of `hypothesis`.
        TOUR;

        static Kind of(String word) {
            return switch (word) {
                case "algorithm" -> ALGORITHM;
                case "tour" -> TOUR;
                default -> throw new IllegalArgumentException("kind '" + word + "': must be algorithm or tour");
            };
        }
    }

    /// What the tests of a lesson may cost in a build on two quiet cores, in whole seconds.
    ///
    /// @param example for the one that runs the example
    /// @param tests   for all of them
    public record Budget(int example, int tests) {
        /// What a lesson has unless the catalogue says otherwise.
        public static final Budget USUAL = new Budget(3, 8);

        static Budget of(String word) {
            if (!word.matches("[1-9]\\d?/[1-9]\\d?")) {
                throw new IllegalArgumentException("budget '" + word + "': must be two numbers of seconds, as in 5/12");
            }
            int slash = word.indexOf('/');
            return new Budget(Integer.parseInt(word.substring(0, slash)), Integer.parseInt(word.substring(slash + 1)));
        }
    }

    /// A lesson with the usual budget.
    public Lesson(int number, String name, String title, String module, String className, List<Integer> needs,
                  int minutes, String against, String rung, Kind kind) {
        this(number, name, title, module, className, needs, minutes, against, rung, kind, Budget.USUAL);
    }

    public Lesson {
        needs = List.copyOf(needs);
        require(number >= 100 && number <= 999, number, "a number has three digits");
        require(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), number,
                "a name is lower case words with dashes, not '" + name + "'");
        require(!key(name).matches("\\d+"), number, "the name '" + name + "' could be taken for a number");
        require(!title.isBlank() && !against.isBlank(), number, "title and against must not be empty");
        require(MODULES.indexOf(module) >= 1, number, "unknown module '" + module + "'");
        require(number / 100 == MODULES.indexOf(module), number,
                "numbers of " + module + " start with " + MODULES.indexOf(module));
        require(className.matches("scratch(\\.[a-z0-9]+)+\\.Ex" + number + "\\w+"), number,
                "the example class must be scratch.<module>.<lesson>.Ex" + number + "..., not " + className);
        require(!needs.contains(number), number, "a lesson cannot need itself");
        require(minutes > 0, number, "minutes must be positive, not " + minutes);
        require(rung.matches("[abcd](/[abcd])?"), number,
                "the rung must be a, b, c or d, or two of them as in a/d, not '" + rung + "'");
    }

    private static void require(boolean rule, int number, String message) {
        if (!rule) {
            throw new IllegalArgumentException("lesson " + number + ": " + message);
        }
    }

    /// The modules in the order in which they are read; the index is the first digit of their lessons' numbers.
    public static List<String> modules() {
        return MODULES;
    }

    /// The package of the example, `scratch.classic.cluster.kmeans`.
    public String packageName() {
        return className.substring(0, className.lastIndexOf('.'));
    }

    /// The lesson's folder: README, figure, algorithm, example and exercise.
    public Path folder() {
        return source("main");
    }

    /// The folder of the lesson's tests.
    public Path testFolder() {
        return source("test");
    }

    /// The folder as a link from the workspace's root, with forward slashes on every system.
    public String link() {
        return module + "/src/main/java/" + packageName().replace('.', '/');
    }

    /// The name without dashes, so that `kmeans` finds `k-means`.
    String key() {
        return key(name);
    }

    static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private Path source(String kind) {
        return Workspace.root().resolve(module).resolve("src").resolve(kind).resolve("java")
                .resolve(packageName().replace('.', '/'));
    }
}
