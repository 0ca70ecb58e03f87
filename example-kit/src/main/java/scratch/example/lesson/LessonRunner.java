package scratch.example.lesson;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import scratch.example.Arguments;
import scratch.example.CheckTable;

/// Runs a lesson's example in this JVM and turns what it throws into a message and an exit code.
public final class LessonRunner {
    private LessonRunner() {
    }

    /// What a run printed and how it ended.
    ///
    /// @param output standard output, with line feeds
    /// @param status the exit code: 0 if every check held, 1 if the run failed, 2 if the command was wrong
    public record Run(String output, int status) {
    }

    /// @param args the example's class name, then the example's own arguments
    public static void main(String[] args) {
        System.exit(run(args[0], Arrays.copyOfRange(args, 1, args.length)));
    }

    static int run(String className, String... args) {
        try {
            Method main = Class.forName(className).getMethod("main", String[].class);
            if (Modifier.isStatic(main.getModifiers())) {
                main.invoke(null, (Object) args);
                return 0;
            }
        } catch (InvocationTargetException e) {
            return status(e.getCause());
        } catch (ExceptionInInitializerError e) {
            return status(e.getCause());
        } catch (ClassNotFoundException e) {
            System.err.println("launcher: " + className + ": there is no such class in this module");
            return 2;
        } catch (ReflectiveOperationException e) {
            // falls through: the class is there, its main is not
        }
        System.err.println("launcher: " + className + ": has no public static main(String[])");
        return 2;
    }

    // 1: it ran and a check, the numbers or the program itself failed. 2: the command was wrong, and nothing ran.
    private static int status(Throwable thrown) {
        switch (thrown) {
            case Arguments.Shown help -> {
                System.out.println(help.getMessage());
                return 0;
            }
            case Arguments.Refused e -> {
                System.err.println(e.getMessage());
                return 2;
            }
            // The caller's mistake, or numbers that cannot be worked with: the message says it all.
            case CheckTable.Failed e -> System.err.println(e.getMessage());
            case IllegalArgumentException e -> System.err.println(e.getMessage());
            case ArithmeticException e -> System.err.println(e.getMessage());
            default -> thrown.printStackTrace();
        }
        return 1;
    }

    /// Runs a lesson's example in this JVM and keeps what it prints to standard output.
    public static Run capture(Lesson lesson, String... args) {
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        int status;
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            status = run(lesson.className(), args);
        } finally {
            System.setOut(before);
        }
        return new Run(bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"), status);
    }
}
