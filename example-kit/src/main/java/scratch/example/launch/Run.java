package scratch.example.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import scratch.example.Workspace;
import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;
import scratch.example.lesson.LessonRunner;
import scratch.example.page.Refresh;

/// What the script `./run` starts. While sources and classes are as Maven left them, it needs no Maven: a lesson starts
/// at once, and of an exercise only the learner's file is compiled. Otherwise Maven compiles first.
public final class Run {
    private static final int USAGE = 2;
    private static final String AGAIN = "--compiled";
    private static final String QUICK = "-Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData";

    static final String HELP = """
            ./run                        list the lessons
            ./run 353                    run a lesson, by number or by name (./run kmeans)
            ./run 353 --seed 7           ... with options of the lesson; ./run 353 --help lists them
            ./run exercise 353           check what you wrote in the lesson's Exercise353.java
            ./run hint 353               the next of three hints
            ./run solution 353           a solution
            ./run test 353               run the tests of one lesson
            ./run readme 353             for authors: refresh the README's generated parts, figures and links
            ./run budget                 for authors: how long each lesson's tests took in the last build

            Exit code 0: all is well. 1: it ran and something failed, a check or the numbers. 2: the command was wrong.

            Without the script: mvn -q -pl classic-ml -am compile exec:exec -Dexample=353 -Dexample.args="--seed 7"
            """;

    private final Path root;
    private final Maven maven;

    Run(Path root, Maven maven) {
        this.root = root;
        this.maven = maven;
    }

    /// @param args what was typed after `./run`
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Workspace.root();
        System.exit(new Run(root, new Maven(root)).run(List.of(args)));
    }

    int run(List<String> words) throws IOException, InterruptedException {
        boolean again = !words.isEmpty() && words.getFirst().equals(AGAIN);
        if (!again && !isFresh("example-kit", false)) {
            // This very class may be an old one: Maven compiles it, and a new JVM goes on.
            int status = compile("example-kit", false);
            return status != 0 ? status : goOn(words);
        }
        try {
            Command command = Command.of(again ? words.subList(1, words.size()) : words);
            return switch (command.verb()) {
                case LIST -> say(Catalogue.load().listing() + "Run one: ./run 353   Help: ./run --help\n");
                case HELP -> say(HELP);
                case BUDGET -> say(Budget.report(root, Catalogue.load()));
                case README -> command.lesson().equals("all") ? start(compiled("example-kit", false), Refresh.class,
                        List.of("all")) : withLesson(command);
                default -> withLesson(command);
            };
        } catch (Command.Misunderstood e) {
            System.err.println(e.getMessage());
            return USAGE;
        } catch (LearnersFile.DoesNotCompile | Failed e) {
            if (e.getMessage() != null) {
                System.err.println(e.getMessage());
            }
            return 1;
        }
    }

    private int withLesson(Command command) throws IOException, InterruptedException {
        Catalogue catalogue = Catalogue.load();
        Optional<Lesson> found = catalogue.find(command.lesson());
        if (found.isEmpty()) {
            System.err.println(command.options().stream().findFirst().flatMap(catalogue::find).isPresent()
                    ? "There is no command '" + command.lesson() + "'. These are there:\n\n" + HELP.stripTrailing()
                    : unknown(catalogue, command.lesson()));
            return USAGE;
        }
        Lesson lesson = found.get();
        String number = Integer.toString(lesson.number());
        return switch (command.verb()) {
            case HINT -> ExerciseRunner.hint(lesson);
            case SOLUTION -> ExerciseRunner.solution(lesson);
            case TEST -> {
                int status = maven.test(lesson.module(), lesson.packageName());
                yield status != 0 ? status : say("The tests of lesson " + number + " pass.\n");
            }
            case README -> start(compiled(lesson.module(), false), Refresh.class, List.of(number));
            case EXERCISE -> check(lesson);
            default -> {
                List<String> arguments = new ArrayList<>(List.of(lesson.className()));
                arguments.addAll(command.options());
                yield start(compiled(lesson.module(), false), LessonRunner.class, arguments);
            }
        };
    }

    private int check(Lesson lesson) throws IOException, InterruptedException {
        if (!ExerciseRunner.isThere(lesson)) {
            return USAGE;
        }
        Compiled compiled = compiled(lesson.module(), true);
        String classPath = LearnersFile.of(root, lesson).classPath(compiled,
                Compiled.file(root, lesson.module(), true));
        return start(new Compiled(classPath, compiled.flags(), compiled.files()), ExerciseRunner.class,
                List.of("check", Integer.toString(lesson.number())));
    }

    /// What to say of a lesson that does not exist: those that have nearly that name, or all.
    static String unknown(Catalogue catalogue, String typed) {
        List<Lesson> near = catalogue.nearest(typed);
        if (near.isEmpty()) {
            return "There is no lesson '" + typed + "'. These are there:" + System.lineSeparator()
                    + System.lineSeparator() + catalogue.listing().stripTrailing();
        }
        var text = new StringBuilder("There is no lesson '" + typed + "'. Did you mean:");
        near.forEach(lesson -> text.append(String.format(Locale.ROOT, "%n  %d  %s", lesson.number(), lesson.name())));
        return text + System.lineSeparator() + "All lessons: ./run";
    }

    private boolean isFresh(String module, boolean tests) throws IOException {
        Optional<Compiled> compiled = Compiled.read(root, module, tests);
        return compiled.isPresent() && compiled.get().changed(root, module).isEmpty();
    }

    /// A module's classes, compiled by Maven first if anything has changed since it did so last.
    private Compiled compiled(String module, boolean tests) throws IOException, InterruptedException {
        if (!isFresh(module, tests) && compile(module, tests) != 0) {
            throw new Failed();
        }
        return Compiled.read(root, module, tests).orElseThrow(() ->
                new IllegalStateException("Run.compiled: " + module + ": Maven left no word about it in target/run"));
    }

    private int compile(String module, boolean tests) throws IOException, InterruptedException {
        System.err.println(Files.exists(Compiled.file(root, module, tests))
                ? "./run: something has changed: Maven compiles " + module + " first"
                : "./run: Maven compiles " + module + "; the first time it downloads libraries, which takes a minute");
        return maven.compile(module, tests);
    }

    private int goOn(List<String> words) throws IOException, InterruptedException {
        List<String> again = new ArrayList<>(List.of(AGAIN));
        again.addAll(words);
        return start(QUICK, root.resolve("example-kit/target/classes").toString(), Run.class, again);
    }

    private int start(Compiled compiled, Class<?> main, List<String> args) throws IOException, InterruptedException {
        return start(compiled.flags(), compiled.classPath(), main, args);
    }

    /// Starts a second JVM, with the flags that the lessons need.
    static int start(String flags, String classPath, Class<?> main, List<String> args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Stream.of(flags.split("\\s+")).filter(flag -> !flag.isEmpty()).toList());
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(args);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static int say(String text) {
        System.out.print(text);
        return 0;
    }

    // Maven has said why.
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
