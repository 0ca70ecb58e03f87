package scratch.example;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Supplier;

/// Runs a library that prints what nobody asked for, such as SameDiff's "Added differentiated op …".
public final class Quiet {
    private Quiet() {
    }

    /// The result of `work`; what it writes to standard output meanwhile is dropped.
    public static <T> T of(Supplier<T> work) {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            return work.get();
        } finally {
            System.setOut(out);
        }
    }
}
