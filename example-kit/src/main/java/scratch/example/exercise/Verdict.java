package scratch.example.exercise;

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

    private static final long LIMIT_SECONDS = 20;

    /// Checks an answer of an exercise. Exceptions and endless loops of the answer become sentences too.
    public static <T> Verdict of(Exercise<T> exercise, T answer) {
        var task = new FutureTask<Void>(() -> {
            exercise.check(answer);
            return null;
        });
        Thread.ofPlatform().daemon().name("exercise").start(task);
        try {
            task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return new Verdict(State.PASSED, "");
        } catch (TimeoutException e) {
            return new Verdict(State.WRONG, "Your code is still running after " + LIMIT_SECONDS
                    + " seconds: is there a loop that never ends?");
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
        if (thrown instanceof UnsupportedOperationException) {
            return new Verdict(State.NOT_WRITTEN, "Not written yet: " + thrown.getMessage());
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        String where = frames.length == 0 ? "" : " in " + learnersFrame(frames);
        return new Verdict(State.WRONG, "Your code threw " + thrown.getClass().getSimpleName() + where + ": "
                + thrown.getMessage());
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
