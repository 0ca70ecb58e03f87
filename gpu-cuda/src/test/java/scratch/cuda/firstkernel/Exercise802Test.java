package scratch.cuda.firstkernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.cuda.firstkernel.Exercise802Test.Share;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise802Test implements ExerciseContract<Share> {
    /// What the learner writes.
    interface Share {
        int[] elements(int block, int thread, int blocks, int threads, int n);
    }

    @Override
    public String task() {
        return "write elements(block, thread, blocks, threads, n), the elements of one thread in a loop that strides by the "
                + "grid.";
    }

    @Override
    public Share learner() {
        return Exercise802::elements;
    }

    @Override
    public Share solution() {
        return Solution802::elements;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "How many threads are there before this one, in all blocks before its own and in its own?",
                "The first element has that number. The next one is as many further as the grid has threads.",
                "Begin with i = block * threads + thread; while i < n note i down and add blocks * threads to it.");
    }

    @Override
    public void check(Share answer) {
        expect(answer, 1, 2, 3, 4, 10, "Thread 2 of block 1 has 4 + 2 threads before it, and the grid 12: it adds element 6 "
                + "only", 6);
        expect(answer, 2, 3, 3, 4, 10, "Thread 3 of block 2 would begin with element 11 of 10: it must stop at the guard, "
                + "with none");
        expect(answer, 0, 1, 2, 4, 20, "The grid has 2 * 4 threads, so thread 1 of block 0 goes on 8 further each time",
                1, 9, 17);
        int[] seen = new int[1000];
        for (int block = 0; block < 3; block++) {
            for (int thread = 0; thread < 32; thread++) {
                for (int i : answer.elements(block, thread, 3, 32, seen.length)) {
                    Mistake.unless(i >= 0 && i < seen.length, "Thread %d of block %d adds element %d of 1000: that is outside.",
                            thread, block, i);
                    seen[i]++;
                }
            }
        }
        for (int i = 0; i < seen.length; i++) {
            Mistake.unless(seen[i] == 1, "3 blocks of 32 threads and 1000 elements: element %d is added %d times, and must be "
                    + "added once.", i, seen[i]);
        }
    }

    private static void expect(Share answer, int block, int thread, int blocks, int threads, int n, String why,
                               int... expected) {
        int[] given = answer.elements(block, thread, blocks, threads, n);
        Mistake.unless(Arrays.equals(given, expected), "%s: %s; yours is %s.", why, Arrays.toString(expected),
                Arrays.toString(given));
    }

    @Override
    public List<Planted<Share>> planted() {
        return List.of(
                new Planted<>("forgets the block", (block, thread, blocks, threads, n) ->
                        IntStream.iterate(thread, i -> i < n, i -> i + blocks * threads).toArray(),
                        "Thread 2 of block 1 has 4 + 2 threads before it"),
                new Planted<>("forgets the guard", (block, thread, blocks, threads, n) ->
                        IntStream.iterate(block * threads + thread, i -> i <= n + 1, i -> i + blocks * threads).toArray(),
                        "would begin with element 11 of 10: it must stop at the guard"),
                new Planted<>("only one element a thread", (block, thread, blocks, threads, n) ->
                        block * threads + thread < n ? new int[] {block * threads + thread} : new int[0],
                        "goes on 8 further each time"));
    }
}
