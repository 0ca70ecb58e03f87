package scratch.cuda.trainonthegpu;

import java.util.List;

import scratch.cuda.trainonthegpu.Exercise810Test.Crossing;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise810Test implements ExerciseContract<Crossing> {
    /// y = x·w, then r = y - t, then s = r·r, then w = w - g with g = x·r: tensors x w y t r s g.
    private static final int[] BYTES = {1000, 400, 80, 80, 80, 4, 400};
    private static final int[][] STEP = {{0, 1, 2}, {2, 3, 4}, {4, 4, 5}, {0, 4, 6}, {1, 6, 1}};

    /// What the learner writes.
    interface Crossing {
        long crossing(int[] bytes, int[][] operations, int[] results);
    }

    @Override
    public String task() {
        return "write crossing(bytes, operations, results), the bytes that cross the bus when tensors stay on the device.";
    }

    @Override
    public Crossing learner() {
        return Exercise810::crossing;
    }

    @Override
    public Crossing solution() {
        return Solution810::crossing;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Keep a list of what is on the device: one boolean for each tensor, false at the start.",
                "Of an operation, look at what it reads before what it writes. A tensor that is read and not yet there "
                        + "crosses, and is there from now on; what is written is there without crossing.",
                "for each operation: for all but its last tensor t, if (!there[t]) { crossing += bytes[t]; there[t] = true; } "
                        + "then there[last] = true. In the end add bytes[t] for each result t.");
    }

    @Override
    public void check(Crossing answer) {
        long nothing = answer.crossing(new int[] {8, 8}, new int[][] {{0, 1}}, new int[0]);
        Mistake.unless(nothing != 0, "One operation reads a tensor of 8 bytes, which must come from the host: you returned 0.");
        Mistake.unless(nothing != 16, "One operation reads 8 bytes and writes 8 bytes: you returned 16. What it writes is "
                + "made on the device and does not cross.");
        Mistake.unless(nothing == 8, "One operation reads a tensor of 8 bytes: 8 must cross, you returned %d.", nothing);
        long read = answer.crossing(new int[] {8, 4}, new int[][] {{0, 1}}, new int[] {1});
        Mistake.unless(read != 8, "The result of 4 bytes is read by the host at the end: with the 8 bytes of the input 12 "
                + "cross, you returned 8.");
        Mistake.unless(read == 12, "8 bytes go there and a result of 4 comes back: 12, you returned %d.", read);
        long twice = answer.crossing(new int[] {8, 4, 4}, new int[][] {{0, 1}, {0, 2}}, new int[0]);
        Mistake.unless(twice != 16, "Two operations read the same 8 bytes: you returned 16. Once there, a tensor stays there.");
        Mistake.unless(twice == 8, "Two operations read the same 8 bytes: 8 must cross, you returned %d.", twice);
        long step = answer.crossing(BYTES, STEP, new int[] {5});
        Mistake.unless(step == 1484, "A training step on x (1000), w (400) and t (80) that hands out a loss of 4 bytes: "
                + "1484 must cross, you returned %d.", step);
        int[][] two = {STEP[0], STEP[1], STEP[2], STEP[3], STEP[4], STEP[0], STEP[1], STEP[2], STEP[3], STEP[4]};
        long steps = answer.crossing(BYTES, two, new int[] {5});
        Mistake.unless(steps == 1484, "A second step on the same batch needs nothing new: 1484, you returned %d.", steps);
    }

    @Override
    public List<Planted<Crossing>> planted() {
        return List.of(
                new Planted<>("copies at each use", (bytes, operations, results) -> {
                    long crossing = 0;
                    boolean[] made = new boolean[bytes.length];
                    for (int[] operation : operations) {
                        for (int i = 0; i < operation.length - 1; i++) {
                            crossing += made[operation[i]] ? 0 : bytes[operation[i]];
                        }
                        made[operation[operation.length - 1]] = true;
                    }
                    for (int result : results) {
                        crossing += bytes[result];
                    }
                    return crossing;
                }, "Once there, a tensor stays there."),
                new Planted<>("sends room for results", (bytes, operations, results) -> {
                    long crossing = 0;
                    boolean[] there = new boolean[bytes.length];
                    for (int[] operation : operations) {
                        for (int t : operation) {
                            crossing += there[t] ? 0 : bytes[t];
                            there[t] = true;
                        }
                    }
                    for (int result : results) {
                        crossing += bytes[result];
                    }
                    return crossing;
                }, "What it writes is made on the device and does not cross."),
                new Planted<>("forgets the results",
                        (bytes, operations, results) -> Solution810.crossing(bytes, operations, new int[0]),
                        "with the 8 bytes of the input 12 cross"));
    }
}
