package scratch.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;

class StopwatchTest {
    // A clock that only a task moves: run i takes durations[i] nanoseconds, and the last one repeats.
    private static final class Task implements Runnable, LongSupplier {
        private final long[] durations;
        private long now = -5;
        private int runs;

        private Task(long... durations) {
            this.durations = durations;
        }

        @Override
        public void run() {
            now += durations[Math.min(runs++, durations.length - 1)];
        }

        @Override
        public long getAsLong() {
            return now;
        }
    }

    private static long median(int runs, Task task) {
        return Stopwatch.medianNanos(runs, task, task);
    }

    @Test
    void anOddNumberOfRunsHasAMiddleOneAndWarmingUpDoesNotCount() {
        assertThat(median(3, new Task(900, 900, 900, 30, 10, 20))).isEqualTo(20);
    }

    @Test
    void anEvenNumberOfRunsHasTwoMiddleOnes() {
        assertThat(median(4, new Task(900, 900, 900, 900, 10, 70, 20, 30))).isEqualTo(25);
    }

    @Test
    void oneRunIsItsOwnMedian() {
        assertThat(median(1, new Task(900, 7))).isEqualTo(7);
    }

    @Test
    void aQuickTaskRunsAsOftenMeasuredAsUnmeasured() {
        Task task = new Task(100);
        median(50, task);
        assertThat(task.runs).isEqualTo(100);
    }

    @Test
    void aSlowTaskRunsLessOften() {
        Task halfASecond = new Task(500_000_000);
        assertThat(median(50, halfASecond)).isEqualTo(500_000_000);
        assertThat(halfASecond.runs).isEqualTo(1 + 2);
        Task minutes = new Task(200_000_000_000L);
        median(50, minutes);
        assertThat(minutes.runs).isEqualTo(1 + 1);
    }

    @Test
    void aTaskWithAResultIsRunJustTheSame() {
        var runs = new AtomicInteger();
        assertThat(Stopwatch.medianNanos(5, () -> runs.incrementAndGet())).isNotNegative();
        assertThat(runs).hasValue(10);
    }

    @Test
    void atLeastOneRunIsNeeded() {
        assertThatIllegalArgumentException().isThrownBy(() -> median(0, new Task(1)))
                .withMessage("medianNanos: runs = 0: must be at least 1");
    }
}
