package scratch.example.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/// A line of its own at each tenth of the way, for log files and for windows without a terminal.
final class Lines implements Display {
    private static final double SECOND = 1e9;
    private static final int PARTS = 10;

    private final String task;
    private final long total;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long start;
    private long lastLine;
    private long nextDone;

    Lines(String task, long total, PrintStream out, LongSupplier nanoTime) {
        this.task = task;
        this.total = total;
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lastLine = start;
        this.nextDone = after(0);
    }

    @Override
    public void show(long done, String note) {
        if (done < nextDone) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - lastLine >= SECOND) {
            out.println(line(done, (now - start) / SECOND) + (note.isEmpty() ? "" : "  " + note));
            lastLine = now;
            nextDone = after(done);
        }
    }

    private String line(long done, double seconds) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s: %d, %.0f s", task, done, seconds);
        }
        double left = seconds * Math.max(0, total - done) / done;
        return String.format(Locale.ROOT, "%s: %d of %d, %d %%, %.0f s, %.0f s to go",
            task, done, total, 100 * done / total, seconds, left);
    }

    /// The next tenth of the way, or, where the way is unknown, any further step.
    private long after(long done) {
        if (total <= 0) {
            return done + 1;
        }
        long tenth = PARTS * done / total + 1;
        return Math.ceilDiv(tenth * total, PARTS);
    }
}
