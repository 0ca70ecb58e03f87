package scratch.example.data;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Closes a stream from which nothing has come for too long: a reader would wait for ever.
final class Silence implements AutoCloseable {
    private final Thread watcher;
    private volatile long lastSound = System.nanoTime();

    private Silence(InputStream stream, Duration limit) {
        this.watcher = Thread.ofVirtual().unstarted(() -> closeAfter(stream, limit));
    }

    static Silence watch(InputStream stream, Duration limit) {
        Silence silence = new Silence(stream, limit);
        silence.watcher.start();
        return silence;
    }

    /// Something came.
    void broken() {
        lastSound = System.nanoTime();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    private void closeAfter(InputStream stream, Duration limit) {
        try {
            for (Duration left = limit; left.isPositive();
                 left = limit.minusNanos(System.nanoTime() - lastSound)) {
                Thread.sleep(left);
            }
            stream.close();
        } catch (InterruptedException e) {
            // All has arrived: nothing is left to watch.
        } catch (IOException e) {
            // The reader sees the broken stream and reports it.
        }
    }
}
