package scratch.example.progress;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How far a long loop has come, on stderr, so that stdout keeps the lesson's results.
///
/// ```java
/// try (Progress progress = Progress.of("epochs", epochs)) {
///     for (int epoch = 0; epoch < epochs; epoch++) {
///         ...
///         progress.step(String.format(Locale.ROOT, "loss %.4f", loss));
///     }
/// }
/// ```
/// On a terminal this is a bar; elsewhere a line at each tenth of the way, a second apart at least, so that
/// short loops stay silent. `-Dscratch.progress=off|lines|bar` decides otherwise.
public final class Progress implements AutoCloseable {
    private final Display display;
    private long done;

    private Progress(Display display) {
        this.display = display;
    }

    /// Starts counting.
    ///
    /// @param task  what is counted: `epochs`, `trees`, a file name
    /// @param total how many there will be; 0 or less where nobody knows
    /// @throws IllegalArgumentException if `scratch.progress` is none of the three words
    public static Progress of(String task, long total) {
        return of(task, total, System.getProperty("scratch.progress", ""), System.err, System::nanoTime);
    }

    static Progress of(String task, long total, String mode, PrintStream out, LongSupplier nanoTime) {
        Display display = switch (mode) {
            case "off" -> Display.NONE;
            case "lines" -> new Lines(task, total, out, nanoTime);
            case "bar" -> new Bar(task, total, out);
            case "" -> hasTerminal() ? new Bar(task, total, out) : new Lines(task, total, out, nanoTime);
            default -> throw new IllegalArgumentException(
                String.format(Locale.ROOT, "scratch.progress: '%s': off, lines or bar", mode));
        };
        return new Progress(display);
    }

    private static boolean hasTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// One more is done.
    public void step() {
        advance(1, "");
    }

    /// One more is done.
    ///
    /// @param note a few words on where things stand, such as the loss
    public void step(String note) {
        advance(1, note);
    }

    /// `count` more are done.
    public void advance(long count) {
        advance(count, "");
    }

    private void advance(long count, String note) {
        done += count;
        display.show(done, note);
    }

    @Override
    public void close() {
        display.close();
    }
}
