package scratch.example.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A bar that grows in one line of a terminal.
final class Bar implements Display {
    private static final int WIDTH = 78;
    private final ProgressBar bar;

    Bar(String task, long total, PrintStream out) {
        this.bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(Math.max(total, -1))
            .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(100)
            .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH)).build();
    }

    @Override
    public void show(long done, String note) {
        bar.stepTo(done);
        if (!note.isEmpty()) {
            bar.setExtraMessage(" " + note);
        }
    }

    @Override
    public void close() {
        bar.close();
    }
}
