package scratch.cuda.matmulladder;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.cuda.matmulladder.Exercise805Test.Passes;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise805Test implements ExerciseContract<Passes> {
    /// What the learner writes.
    interface Passes {
        int passes(int[] words);
    }

    @Override
    public String task() {
        return "write passes(words), which tells how many passes a warp's read of shared memory takes.";
    }

    @Override
    public Passes learner() {
        return Exercise805::passes;
    }

    @Override
    public Passes solution() {
        return Solution805::passes;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Each bank works by itself. How many passes does one bank need, and which bank do they all wait for?",
                "A bank needs a pass for each different word that is wanted from it; a word that several lanes want counts "
                        + "once.",
                "Keep a count for each of the 32 banks and a set of the words seen. For a new word w raise the count of bank "
                        + "w % 32; the result is the largest count.");
    }

    @Override
    public void check(Passes answer) {
        int all = answer.passes(IntStream.range(0, 32).toArray());
        Mistake.unless(all == 1, "Words 0 to 31 lie in 32 different banks: one pass; yours is %d.", all);
        int same = answer.passes(new int[32]);
        Mistake.unless(same == 1, "All lanes want word 0: the bank gives it to all of them in one pass; yours is %d.", same);
        int column = answer.passes(IntStream.range(0, 32).map(i -> 32 * i).toArray());
        Mistake.unless(column == 32, "A column of a tile 32 words wide lies in one bank: 32 passes; yours is %d.", column);
        int padded = answer.passes(IntStream.range(0, 32).map(i -> 33 * i).toArray());
        Mistake.unless(padded == 1, "A column of a tile 33 words wide lies in 32 banks: one pass; yours is %d.", padded);
        int two = answer.passes(IntStream.range(0, 32).map(i -> i / 8 * 8 * 4 + i % 2).toArray());
        Mistake.unless(two == 4, "Words 0, 1, 32, 33, 64, 65, 96, 97 lie in two banks, four in each, and the banks work side "
                + "by side: four passes; yours is %d.", two);
        int few = answer.passes(new int[] {5, 37, 5});
        Mistake.unless(few == 2, "Words 5 and 37 lie in bank 5, and 5 is wanted twice: two passes; yours is %d.", few);
    }

    @Override
    public List<Planted<Passes>> planted() {
        return List.of(
                new Planted<>("counts lanes, not words", words -> {
                    int[] lanes = new int[32];
                    Arrays.stream(words).forEach(w -> lanes[w % 32]++);
                    return Arrays.stream(lanes).max().orElse(0);
                }, "the bank gives it to all of them in one pass"),
                new Planted<>("one pass for every word", words -> (int) Arrays.stream(words).distinct().count(),
                        "Words 0 to 31 lie in 32 different banks"),
                new Planted<>("adds the conflicts of all banks", words -> 1 + (int) (Arrays.stream(words).distinct().count()
                        - Arrays.stream(words).map(w -> w % 32).distinct().count()), "the banks work side by side"));
    }
}
