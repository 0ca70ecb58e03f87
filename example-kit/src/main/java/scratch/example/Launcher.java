package scratch.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `mvn … exec:exec -Dexample=353` starts. Maven starts it once in every module of the build, so it first asks
/// whether this module was meant; if so it starts a second JVM, with the flags that the lessons need.
public final class Launcher {
    private static final int USAGE = 2;

    private static final String HELP = """
            ./run                        list the lessons
            ./run 353                    run a lesson, by number or by name (./run kmeans)
            ./run 353 --seed 7           ... with options of the lesson; ./run 353 --help lists them
            ./run exercise 353           check what you wrote in the lesson's Exercise353.java
            ./run hint 353               the next of three hints
            ./run solution 353           a solution
            ./run readme 353             for authors: refresh the README's output block, figures and links

            Without the script: mvn -q -pl classic-ml -am compile exec:exec -Dexample=353 -Dexample.args="--seed 7"
            """;

    private final Catalogue catalogue;
    private final String module;
    private final String selected;
    private final String flags;

    Launcher(Catalogue catalogue, String module, String selected, String flags) {
        this.catalogue = catalogue;
        this.module = module;
        this.selected = selected;
        this.flags = flags;
    }

    /// @param args `--module=M --selected=[…] --flags=… --example=… --exercise=…`, then the lesson's own arguments
    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> own = new HashMap<>();
        int i = 0;
        for (String name : List.of("module", "selected", "flags", "example", "exercise")) {
            own.put(name, args[i++].substring(name.length() + 3));
        }
        var launcher = new Launcher(Catalogue.load(), own.get("module"), own.get("selected"), own.get("flags"));
        int status = launcher.launch(own.get("example"), own.get("exercise"), List.of(args).subList(i, args.length));
        report(status);
        System.exit(status);
    }

    // The run script keeps Maven quiet about a lesson that failed, and reads the exit code from this file instead.
    private static void report(int status) throws IOException {
        String file = System.getenv("SCRATCH_RUN_STATUS");
        if (file != null && status != 0) {
            Files.writeString(Path.of(file), Integer.toString(status));
        }
    }

    int launch(String example, String exercise, List<String> args) throws IOException, InterruptedException {
        if (!isMeant()) {
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
            System.out.print(HELP);
            return 0;
        }
        if (example.startsWith("readme ")) {
            return fork(LessonRunner.class, List.of("readme", example.substring(7).strip()));
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
                System.err.println(unknown(numberOrName));
            }
            return USAGE;
        }
        if (lesson.get().module().equals(module)) {
            return action.on(lesson.get());
        }
        if (selected.equals("[]")) {
            return 0;    // a build of everything: the lesson's own module answers
        }
        System.err.printf("Lesson %d (%s) is in module %s: mvn -q -pl %s -am compile exec:exec -Dexample=%d%n",
                lesson.get().number(), lesson.get().name(), lesson.get().module(), lesson.get().module(),
                lesson.get().number());
        return USAGE;
    }

    String unknown(String typed) {
        List<Lesson> near = catalogue.nearest(typed);
        if (near.isEmpty()) {
            return "There is no lesson '" + typed + "'. These are there:" + System.lineSeparator()
                    + System.lineSeparator() + catalogue.listing().stripTrailing();
        }
        var text = new StringBuilder("There is no lesson '" + typed + "'. Did you mean:");
        near.forEach(lesson -> text.append(String.format("%n  %d  %s", lesson.number(), lesson.name())));
        return text + System.lineSeparator() + "All lessons: ./run";
    }

    // Maven says which modules were asked for with -pl: [classic-ml], [:classic-ml], [group:classic-ml], or [] for all.
    private boolean isMeant() {
        if (selected.equals("[]") || selected.equals("null")) {
            return true;
        }
        for (String one : selected.replaceAll("[\\[\\]]", "").split(",")) {
            String name = one.strip();
            name = name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);
            if (name.equals(module)) {
                return true;
            }
        }
        return false;
    }

    // In a build of everything, only one module speaks.
    private boolean isListing() {
        return !selected.equals("[]") || module.equals("example-kit");
    }

    private int fork(Class<?> main, List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags.strip().split("\\s+")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
