package scratch.example.exercise;

import java.util.List;

/// A lesson's "build" exercise: what the learner writes, how it is checked, and three hints.
///
/// @param <T> the shape of what the learner writes, usually a functional interface
public interface Exercise<T> {
    /// One sentence: what to write, and what it is given.
    String task();

    /// What stands in the learner's file now.
    T learner();

    /// A solution that passes.
    T solution();

    /// Wrong answers that learners really give, each with the sentence that it must earn; at least two.
    List<Planted<T>> planted();

    /// Three hints, each giving away a little more than the one before.
    List<String> hints();

    /// Returns if the answer is right.
    ///
    /// @throws Mistake with a sentence about the idea that is wrong
    void check(T answer);

    /// A wrong answer, planted to prove the checker.
    ///
    /// @param name     what it gets wrong
    /// @param answer   the wrong answer
    /// @param sentence what the checker must say, or a part of it
    record Planted<T>(String name, T answer, String sentence) {
    }
}
