package scratch.deep.attention.encoderdecoder;

/// The "build" exercise of lesson 444: prepare a batch for teacher forcing.
public final class Exercise444 {
    private Exercise444() {
    }

    /// Two rectangles of numbers, each with one row a sentence.
    ///
    /// @param seen   what the decoder sees at each place; (sentences, places)
    /// @param wanted what it should say there; (sentences, places)
    public record Batch(int[][] seen, int[][] wanted) {
    }

    /// Sentences of different length, ready for the decoder: all rows equally long, as short as the longest sentence allows.
    /// 0 is padding, 1 the start mark, 2 the end mark; the words of the sentences have numbers from 3 on.
    ///
    /// @param sentences without marks, each with at least one word
    public static Batch forced(int[][] sentences) {
        throw new UnsupportedOperationException("forced(sentences) returns what the decoder sees and what it should say");
    }
}
