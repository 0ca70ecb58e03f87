package scratch.example.exercise;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The outcome of a check, always as a sentence: a learner never sees a stack trace.
///
/// @param state    what happened
/// @param sentence what to tell the learner; empty if the answer passed
public record Verdict(State state, String sentence) {
    /// What can happen to an answer.
    public enum State {
        /// Every property that the checker looks at holds.
        PASSED,
        /// The stub is still a stub.
        NOT_WRITTEN,
        /// Something is wrong, and the sentence says what.
        WRONG
    }

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// Checks an answer of an exercise. Exceptions and endless loops of the answer become sentences too.
    public static <T> Verdict of(Exercise<T> exercise, T answer) {
        return of(exercise, answer, LIMIT);
    }

    /// The same with a time limit of your own.
    public static <T> Verdict of(Exercise<T> exercise, T answer, Duration limit) {
        var task = new FutureTask<Void>(() -> {
            exercise.check(answer);
            return null;
        });
        Thread.ofPlatform().daemon().name("exercise").start(task);
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Verdict(State.PASSED, "");
        } catch (TimeoutException e) {
            task.cancel(true);
            return new Verdict(State.WRONG, "Your code is still running after " + seconds(limit)
                    + ": is there a loop that never ends?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict(State.WRONG, "The check was interrupted.");
        } catch (ExecutionException e) {
            return ofThrown(e.getCause());
        }
    }

    private static Verdict ofThrown(Throwable thrown) {
        if (thrown instanceof Mistake mistake) {
            return new Verdict(State.WRONG, mistake.getMessage());
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        // subtle: List.of(...).add(...) throws the stub's exception too, but it is thrown inside the JDK.
        boolean stub = frames.length == 0 || !frames[0].getClassName().matches("(java|jdk)\\..*");
        if (thrown instanceof UnsupportedOperationException && stub) {
            return new Verdict(State.NOT_WRITTEN, "Not written yet" + colon(thrown.getMessage()));
        }
        String where = frames.length == 0 ? "" : " in " + learnersFrame(frames);
        String why = thrown instanceof StackOverflowError ? "a method calls itself without end" : thrown.getMessage();
        return new Verdict(State.WRONG, "Your code threw " + thrown.getClass().getSimpleName() + where + colon(why));
    }

    private static String seconds(Duration limit) {
        String number = BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
        return number.equals("1") ? "1 second" : number + " seconds";
    }

    // Many exceptions have no message; "null" would say nothing.
    private static String colon(String message) {
        return message == null || message.isBlank() ? "." : ": " + message;
    }

    private static String learnersFrame(StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) {
            if (frame.getFileName() != null && frame.getFileName().matches("Exercise\\d+\\.java")) {
                return frame.getFileName() + ", line " + frame.getLineNumber();
            }
        }
        return frames[0].getFileName() + ", line " + frames[0].getLineNumber();
    }
}
