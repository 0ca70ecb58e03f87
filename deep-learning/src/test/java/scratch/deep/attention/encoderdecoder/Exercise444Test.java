package scratch.deep.attention.encoderdecoder;

import java.util.Arrays;
import java.util.List;

import scratch.deep.attention.encoderdecoder.Exercise444.Batch;
import scratch.deep.attention.encoderdecoder.Exercise444Test.Forcing;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise444Test implements ExerciseContract<Forcing> {
    /// What the learner writes.
    interface Forcing {
        Batch forced(int[][] sentences);
    }

    @Override
    public String task() {
        return "write forced(sentences): what the decoder sees in training, and what it should say.";
    }

    @Override
    public Forcing learner() {
        return Exercise444::forced;
    }

    @Override
    public Forcing solution() {
        return Solution444::forced;
    }

    @Override
    public List<String> hints() {
        return List.of("A sentence of n words is n + 1 predictions: each word, and that it ends. So a row has one place more "
                        + "than the longest sentence has words.",
                "At each place the decoder sees the word before the one it should say: seen is wanted, one place to the right, "
                        + "with the start mark in front.",
                "seen = 1, w1 ... wn, 0 ...; wanted = w1 ... wn, 2, 0 ...");
    }

    @Override
    public void check(Forcing answer) {
        int[][] sentences = {{7, 8, 9}, {5}};
        Batch batch = answer.forced(sentences);
        Mistake.unless(batch != null && batch.seen() != null && batch.wanted() != null, "forced returned null: return a "
                + "Batch.");
        Mistake.unless(Arrays.equals(sentences[0], new int[]{7, 8, 9}), "You wrote into the sentences: make new arrays.");
        Mistake.unless(batch.seen().length == 2 && batch.wanted().length == 2, "There are two sentences, so two rows.");
        int[] seen = batch.seen()[0];
        int[] wanted = batch.wanted()[0];
        Mistake.unless(seen.length == wanted.length, "Both rectangles have the same places: yours have %d and %d.", seen.length,
                wanted.length);
        Mistake.unless(!Arrays.equals(seen, wanted), "The decoder sees the word that it should say: it would learn to copy, "
                + "and write nothing of its own later.");
        Mistake.unless(Arrays.stream(wanted).anyMatch(w -> w == 2), "Nothing tells the decoder when a sentence ends: the end "
                + "mark is a word that it must say, too.");
        Mistake.unless(seen[0] == 1, "At the first place the decoder has seen nothing yet: it sees the start mark, 1, not %d.",
                seen[0]);
        Mistake.unless(seen.length == 4, "Three words are four predictions, the end included; your rows have %d places.",
                seen.length);
        Mistake.unless(Arrays.equals(seen, new int[]{1, 7, 8, 9}), "For the words 7 8 9 the decoder sees 1 7 8 9; yours is %s.",
                Arrays.toString(seen));
        Mistake.unless(Arrays.equals(wanted, new int[]{7, 8, 9, 2}), "For the words 7 8 9 it should say 7 8 9 2; yours is %s.",
                Arrays.toString(wanted));
        Mistake.unless(Arrays.equals(batch.wanted()[1], new int[]{5, 2, 0, 0}), "A single word 5 wants 5 2 and then padding, 0 "
                + "0; yours is %s. An end mark in every padded place would count in the loss.",
                Arrays.toString(batch.wanted()[1]));
        Mistake.unless(Arrays.equals(batch.seen()[1], new int[]{1, 5, 0, 0}), "For a single word 5 the decoder sees 1 5 0 0; "
                + "yours is %s.", Arrays.toString(batch.seen()[1]));
    }

    private static Batch change(int[][] sentences, int padding, boolean shifted, boolean ends) {
        Batch right = Solution444.forced(sentences);
        int[][] wanted = Arrays.stream(right.wanted()).map(row -> Arrays.stream(row).map(w -> w == 0 ? padding : w == 2
                && !ends ? 0
                : w).toArray()).toArray(int[][]::new);
        return new Batch(shifted ? right.seen() : wanted, wanted);
    }

    @Override
    public List<Planted<Forcing>> planted() {
        return List.of(
                new Planted<>("not shifted", sentences -> change(sentences, 0, false, true),
                        "The decoder sees the word that it should say"),
                new Planted<>("no end", sentences -> change(sentences, 0, true, false),
                        "Nothing tells the decoder when a sentence ends"),
                new Planted<>("end marks as padding", sentences -> change(sentences, 2, true, true),
                        "An end mark in every padded place would count"));
    }
}
