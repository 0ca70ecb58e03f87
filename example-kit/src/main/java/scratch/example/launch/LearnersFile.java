package scratch.example.launch;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import scratch.example.data.Sha256;
import scratch.example.lesson.Lesson;

/// The one file that a learner writes, compiled alone, with its checker, against classes that are fresh: a second
/// instead of a build. The classes go to a folder of their own, in front of the others.
///
/// @param root    the workspace
/// @param number  the lesson's
/// @param file    the learner's file, below the root
/// @param checker its test, below the root
record LearnersFile(Path root, int number, String file, String checker) {
    static LearnersFile of(Path root, Lesson lesson) {
        return new LearnersFile(root, lesson.number(), lesson.link() + "/Exercise" + lesson.number() + ".java",
                root.relativize(ExerciseRunner.checker(lesson)).toString().replace('\\', '/'));
    }

    /// The class path with what the learner has written by now.
    ///
    /// @param compiled the module's classes and tests, fresh but for the learner's file
    /// @param word     the file in which that is written down: if Maven compiles again, so do we
    /// @throws DoesNotCompile with what the compiler says
    String classPath(Compiled compiled, Path word) throws IOException {
        if (!Files.exists(root.resolve(file)) || compiled.isCompiledFrom(root, file)) {
            return compiled.classPath();
        }
        Path folder = root.resolve("target/run/exercise/" + number);
        Path stamp = folder.resolve("compiled-from.txt");
        String now = Sha256.of(root.resolve(file)) + " " + Sha256.of(root.resolve(checker)) + " "
                + Sha256.of(word);
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(now)) {
            Files.deleteIfExists(stamp);
            compile(compiled.classPath(), folder);
            Files.writeString(stamp, now);
        }
        return folder + File.pathSeparator + compiled.classPath();
    }

    private void compile(String classPath, Path folder) throws IOException {
        Files.createDirectories(folder);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            // Relative paths: short in messages.
            Path here = Path.of("").toAbsolutePath();
            var sources = files.getJavaFileObjects(here.relativize(root.resolve(file)),
                    here.relativize(root.resolve(checker)));
            boolean done = compiler.getTask(messages, files, null, List.of("-d", folder.toString(), "-cp", classPath,
                    "-proc:none", "-implicit:none", "-Xlint:all,-incubating,-processing,-path,-classfile,-options",
                    "--add-modules", "jdk.incubator.vector"), null, sources).call();
            if (!done) {
                boolean inChecker = messages.toString().contains("Exercise" + number + "Test.java:");
                throw new DoesNotCompile(String.format(Locale.ROOT, "%s%nExercise %d does not compile yet.%s",
                        messages.toString().stripTrailing(), number, inChecker ? " The checker calls your "
                                + "method as it was given: keep its name, parameters and result." : ""));
            }
        }
        System.err.print(messages);
    }

    /// What the learner wrote is not Java yet.
    static final class DoesNotCompile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private DoesNotCompile(String message) {
            super(message, null, false, false);
        }
    }
}
