package scratch.example.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import scratch.example.Workspace;
import scratch.example.lesson.Catalogue;
import scratch.example.lesson.Lesson;
import scratch.example.lesson.LessonRunner;
import scratch.example.page.Refresh;

/// What `mvn … exec:exec -Dexample=353` starts. Maven starts it once in every module of the build, so it first asks
/// whether this module was meant; if so it starts a second JVM, with the flags that the lessons need.
public final class Launcher {
    private static final int USAGE = 2;

    private final Catalogue catalogue;
    private final String module;
    private final List<String> asked;
    private final String flags;

    Launcher(Catalogue catalogue, String module, String selected, String flags) {
        this.catalogue = catalogue;
        this.module = module;
        this.asked = asked(selected);
        this.flags = flags;
    }

    /// @param args `--module=M --selected=[…] --flags=… --started=… --example=… --exercise=…`, then the lesson's own
    ///             arguments
    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> own = new HashMap<>();
        int i = 0;
        for (String name : List.of("module", "selected", "flags", "started", "example", "exercise")) {
            own.put(name, args[i++].substring(name.length() + 3));
        }
        var launcher = new Launcher(Catalogue.load(), own.get("module"), own.get("selected"), own.get("flags"));
        if (launcher.isMeant()) {
            leaveWord(own);
        }
        System.exit(launcher.launch(own.get("example"), own.get("exercise"), List.of(args).subList(i, args.length)));
    }

    // For ./run, which can do without Maven as long as nothing changes.
    private static void leaveWord(Map<String, String> own) throws IOException {
        Compiled.record(Workspace.root(), own.get("module"), System.getProperty("java.class.path"), own.get("flags"),
                Instant.parse(own.get("started")));
        Files.writeString(Workspace.root().resolve("target/run/java"),
                Path.of(System.getProperty("java.home"), "bin", "java") + System.lineSeparator());
    }

    int launch(String example, String exercise, List<String> args) throws IOException, InterruptedException {
        if (!isMeant(module)) {
            return 0;
        }
        if (example.equals("record")) {
            return 0;
        }
        if (!exercise.isEmpty()) {
            String[] words = exercise.strip().split("\\s+");
            String action = words.length == 1 ? "check" : words[0];
            return withLesson(words[words.length - 1], lesson ->
                    fork(ExerciseRunner.class, List.of(action, Integer.toString(lesson.number()))));
        }
        // Maven passes a bare -Dexample as "true".
        if (example.isEmpty() || example.equals("true") || example.equals("list")) {
            if (isListing()) {
                System.out.print(catalogue.listing());
                System.out.println("Run one: ./run 353   Help: ./run --help");
            }
            return 0;
        }
        if (example.equals("help")) {
            System.out.print(Run.HELP);
            return 0;
        }
        if (example.startsWith("readme ")) {
            String which = example.substring(7).strip();
            return which.equals("all") ? fork(Refresh.class, List.of(which))
                    : withLesson(which, lesson ->
                            fork(Refresh.class, List.of(Integer.toString(lesson.number()))));
        }
        return withLesson(example, lesson -> {
            List<String> all = new ArrayList<>(List.of(lesson.className()));
            all.addAll(args);
            return fork(LessonRunner.class, all);
        });
    }

    private interface Action {
        int on(Lesson lesson) throws IOException, InterruptedException;
    }

    private int withLesson(String numberOrName, Action action) throws IOException, InterruptedException {
        Optional<Lesson> lesson = catalogue.find(numberOrName);
        if (lesson.isEmpty()) {
            if (isListing()) {
                System.err.println(Run.unknown(catalogue, numberOrName));
            }
            return USAGE;
        }
        if (lesson.get().module().equals(module)) {
            return action.on(lesson.get());
        }
        if (isMeant(lesson.get().module())) {
            return 0;    // the lesson's own module is part of this build and answers
        }
        System.err.printf(Locale.ROOT,
                "Lesson %d (%s) is in module %s: mvn -q -pl %s -am compile exec:exec -Dexample=%d%n",
                lesson.get().number(), lesson.get().name(), lesson.get().module(), lesson.get().module(),
                lesson.get().number());
        return USAGE;
    }

    boolean isMeant() {
        return isMeant(module);
    }

    private boolean isMeant(String some) {
        return asked.isEmpty() || asked.contains(some);
    }

    // Maven says what was asked for with -pl: [classic-ml], [:classic-ml], [group:classic-ml], [./classic-ml/], or []
    // for everything. What was taken out with !classic-ml is not asked for; Maven does not come by there anyway.
    private static List<String> asked(String selected) {
        return Stream.of(selected.replaceAll("[\\[\\]]", "").split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty() && !one.equals("null") && !one.startsWith("!") && !one.startsWith("-"))
                .map(one -> one.replaceFirst("[/\\\\]+$", "").replaceFirst("^.*[:/\\\\+?]", ""))
                .toList();
    }

    // However many modules are built, one speaks for all of them.
    private boolean isListing() {
        return module.equals(asked.isEmpty() ? "example-kit" : asked.getFirst());
    }

    private int fork(Class<?> main, List<String> args) throws IOException, InterruptedException {
        return Run.start(flags, System.getProperty("java.class.path"), main, args);
    }
}
