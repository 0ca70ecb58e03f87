package scratch.example.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Maven, called for one module and those below it: quiet unless something goes wrong, and then with the cause alone.
final class Maven {
    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern COMPILER = Pattern.compile("(?m)^\\[(?:ERROR|WARNING)\\] (\\S.*\\.java:\\[.*)$");

    private final Path root;

    Maven(Path root) {
        this.root = root;
    }

    /// Compiles a module, with its tests or without; [Launcher] writes down what came of it.
    int compile(String module, boolean tests) throws IOException, InterruptedException {
        return run(List.of("-pl", module, "-am", tests ? "test-compile" : "compile", "exec:exec",
                "-Dexec.classpathScope=" + (tests ? "test" : "runtime"), "-Dexample=record"));
    }

    /// Runs the tests of one package; style and versions are left to `mvn verify`.
    int test(String module, String packageName) throws IOException, InterruptedException {
        List<String> command = command(List.of("-pl", module, "-am", "test", "-Dtest=" + packageName + ".*Test",
                "-Dcheckstyle.skip", "-Denforcer.skip", "-q"));
        Process process = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().map(line -> COLOR.matcher(line).replaceAll("")).filter(line -> !line.isBlank())
                    .forEach(System.out::println);
        }
        return process.waitFor() == 0 ? 0 : 1;
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command(arguments)).directory(root.toFile()).redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String output;
        try (InputStream in = process.getInputStream()) {
            output = new String(in.readAllBytes(), Charset.defaultCharset());
        }
        if (process.waitFor() == 0) {
            return 0;
        }
        System.err.println(cause(output));
        return 1;
    }

    private static List<String> command(List<String> arguments) {
        String maven = System.getenv().getOrDefault("SCRATCH_MAVEN", "mvn");
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").startsWith("Windows")) {
            command.addAll(List.of("cmd", "/c"));
        }
        command.addAll(List.of(maven, "-B", "-Dstyle.color=never"));
        command.addAll(arguments);
        return command;
    }

    /// What a person needs of what Maven says when it fails.
    static String cause(String output) {
        String plain = COLOR.matcher(output).replaceAll("").strip();
        if (plain.contains("this project needs a JDK 25")) {
            return "./run: this project needs a JDK 25: install one (https://adoptium.net) or name it in ~/.m2/toolchains.xml";
        }
        List<String> errors = COMPILER.matcher(plain).results().map(match -> match.group(1)).distinct().toList();
        if (plain.contains("COMPILATION ERROR") && !errors.isEmpty()) {
            return "./run: this does not compile:" + System.lineSeparator()
                    + String.join(System.lineSeparator(), errors);
        }
        List<String> lines = plain.lines().filter(line -> line.startsWith("[ERROR]")).toList();
        return lines.isEmpty() ? plain : String.join(System.lineSeparator(), lines);
    }
}
