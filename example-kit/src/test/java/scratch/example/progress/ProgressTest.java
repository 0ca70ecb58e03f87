package scratch.example.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final AtomicLong seconds = new AtomicLong();

    @Test
    void aLongLoopGetsALineAtEachTenth() {
        try (Progress progress = start(50, "lines")) {
            for (int epoch = 1; epoch <= 50; epoch++) {
                seconds.incrementAndGet();
                progress.step("loss " + epoch);
            }
        }

        assertThat(lines()).hasSize(10)
            .startsWith("epochs: 5 of 50, 10 %, 5 s, 45 s to go  loss 5")
            .endsWith("epochs: 50 of 50, 100 %, 50 s, 0 s to go  loss 50");
    }

    @Test
    void aShortLoopIsSilent() {
        try (Progress progress = start(1000, "lines")) {
            for (int i = 0; i < 1000; i++) {
                progress.step();
            }
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aLineComesOnceASecondAtMost() {
        try (Progress progress = start(10, "lines")) {
            for (int i = 1; i <= 10; i++) {
                seconds.set(i / 5);
                progress.step();
            }
        }

        assertThat(lines()).containsExactly("epochs: 5 of 10, 50 %, 1 s, 1 s to go",
            "epochs: 10 of 10, 100 %, 2 s, 0 s to go");
    }

    @Test
    void fewerStepsThanTenthsGetALineEach() {
        try (Progress progress = start(3, "lines")) {
            for (int i = 1; i <= 3; i++) {
                seconds.incrementAndGet();
                progress.step();
            }
        }

        assertThat(lines()).hasSize(3);
    }

    @Test
    void anUnknownTotalIsCountedUp() {
        try (Progress progress = start(-1, "lines")) {
            seconds.set(2);
            progress.advance(400);
        }

        assertThat(lines()).containsExactly("epochs: 400, 2 s");
    }

    @Test
    void offWritesNothing() {
        try (Progress progress = start(10, "off")) {
            seconds.set(100);
            progress.advance(10);
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aBarShowsTaskAndCount() {
        try (Progress progress = start(10, "bar")) {
            progress.advance(9);
            progress.step("loss 0.5");
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).contains("epochs", "100%", "10/10", "loss 0.5");
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThatThrownBy(() -> start(10, "loud")).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("scratch.progress: 'loud': off, lines or bar");
    }

    private Progress start(long total, String mode) {
        return Progress.of("epochs", total, mode, out, () -> seconds.get() * 1_000_000_000L);
    }

    private String[] lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }
}
