package scratch.math.simd;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.simd.Exercise110Test.Sum;

class Exercise110Test implements ExerciseContract<Sum> {
    /// What the learner writes.
    interface Sum {
        float sum(float[] x);
    }

    @Override
    public String task() {
        return "write sum(x), which adds up an array of any length in 8 lanes.";
    }

    @Override
    public Sum learner() {
        return Exercise110::sum;
    }

    @Override
    public Sum solution() {
        return Solution110::sum;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Keep eight sums. In each round of the loop give one number to each of them.",
                "The wide loop may only run over whole groups of eight: up to end = x.length - x.length % 8. What is left "
                        + "over gets a plain loop of its own.",
                "float[] lanes = new float[8]; for (int i = 0; i < end; i += 8) lanes[l] += x[i + l] for l = 0..7; then "
                        + "add the lanes, and x[end], ..., x[n - 1].");
    }

    @Override
    public void check(Sum answer) {
        float eleven = sum(answer, 11);
        Mistake.unless(eleven != 36, "1..11 sums to 66, you returned 36: the last three never met a lane.");
        for (int n = 0; n <= 33; n++) {
            float sum = sum(answer, n);
            float expected = n * (n + 1) / 2f;
            Mistake.unless(sum == expected, "1..%d sums to %.0f, you returned %.0f: %s.", n, expected, sum,
                    sum < expected ? "some numbers were never added" : "some numbers were added twice");
        }
        float[] swallow = new float[16];
        for (int i = 0; i < 16; i++) {
            swallow[i] = i == 0 ? 1e8f : i == 8 ? -1e8f : 1;
        }
        float sum = answer.sum(swallow);
        Mistake.unless(sum != 7, "1e8, seven ones, -1e8, seven ones: you returned 7, so 1e8 swallowed the first seven ones "
                + "in a single chain. With 8 lanes it only ever meets -1e8.");
        Mistake.unless(sum == 14, "1e8, seven ones, -1e8, seven ones make 14 on 8 lanes, because number 0 and number 8 share "
                + "a lane; you returned %.0f.", sum);
    }

    private static float sum(Sum answer, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = i + 1;
        }
        try {
            return answer.sum(x);
        } catch (ArrayIndexOutOfBoundsException e) {
            Mistake.unless(false, "You read past the end at n = %d: stop the wide loop at the last full group.", n);
            return Float.NaN;
        }
    }

    @Override
    public List<Planted<Sum>> planted() {
        return List.of(
                new Planted<>("no tail", x -> wide(x, x.length - x.length % 8),
                        "1..11 sums to 66, you returned 36: the last three never met a lane."),
                new Planted<>("runs while i < n", x -> wide(x, x.length),
                        "stop the wide loop at the last full group."),
                new Planted<>("one chain", x -> LaneSum.plain(x, 0, x.length),
                        "With 8 lanes it only ever meets -1e8."),
                new Planted<>("adds the last group twice", x -> {
                    int end = x.length - x.length % 8;
                    return wide(x, end) + LaneSum.plain(x, Math.max(0, end - 1), x.length);
                }, "some numbers were added twice."));
    }

    private static float wide(float[] x, int end) {
        float[] lanes = new float[8];
        for (int i = 0; i < end; i += 8) {
            for (int l = 0; l < 8; l++) {
                lanes[l] += x[i + l];
            }
        }
        return LaneSum.fold(lanes);
    }
}
