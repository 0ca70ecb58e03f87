package scratch.cuda.scaling;

import java.util.List;

import scratch.cuda.scaling.Exercise807Test.Fastest;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise807Test implements ExerciseContract<Fastest> {
    private static final double ROUNDING = 1e-9;

    /// What the learner writes.
    interface Fastest {
        double fastest(double[] processor, double[] gpu, double[] trip);
    }

    @Override
    public String task() {
        return "write fastest(processor, gpu, trip), the least time of steps that run on the processor or on the GPU.";
    }

    @Override
    public Fastest learner() {
        return Exercise807::fastest;
    }

    @Override
    public Fastest solution() {
        return Solution807::fastest;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "What does the rest of the program need to know about its past? Only two numbers: the least time so far if the "
                        + "numbers are now on the processor, and if they are now on the GPU.",
                "Before the first step these two are 0 and trip[0]. A step adds its own time to each; then the numbers may "
                        + "move, either way, for trip[step + 1].",
                "for each step: stayed = here + processor[step]; moved = there + gpu[step]; here = min(stayed, moved + t); "
                        + "there = min(moved, stayed + t), with t = trip[step + 1]. The result is here, after the last step.");
    }

    @Override
    public void check(Fastest answer) {
        double nothing = answer.fastest(new double[0], new double[0], new double[] {5});
        Mistake.unless(near(nothing, 0), "No steps: the numbers stay where they are, 0 seconds; yours is %.1f.", nothing);
        double one = answer.fastest(new double[] {10}, new double[] {1}, new double[] {2, 3});
        Mistake.unless(!near(one, 3), "One step of 10 seconds, or of 1 on the GPU with trips of 2 and 3: you returned 3. The "
                + "numbers must come back, too.");
        Mistake.unless(near(one, 6), "One step of 10 seconds, or of 1 on the GPU with trips of 2 and 3: 2 + 1 + 3 = 6; yours "
                + "is %.1f.", one);
        double stay = answer.fastest(new double[] {3}, new double[] {1}, new double[] {2, 2});
        Mistake.unless(near(stay, 3), "A step of 3 seconds is 1 on the GPU, but the trips take 2 each: stay, for 3 seconds; "
                + "yours is %.1f. A faster step can be a slower program.", stay);
        double part = answer.fastest(new double[] {100, 1, 1}, new double[] {1, 50, 50}, new double[] {2, 3, 3, 9});
        Mistake.unless(near(part, 8), "The first step is quick on the GPU, the other two on the processor: 2 + 1 + 3 + 1 + 1 "
                + "= 8; yours is %.1f. The numbers may move between any two steps.", part);
        double through = answer.fastest(new double[] {10, 2, 10}, new double[] {1, 5, 1}, new double[] {1, 4, 4, 1});
        Mistake.unless(near(through, 9), "The step in the middle is quicker on the processor, but two trips of 4 cost more "
                + "than they save: 1 + 1 + 5 + 1 + 1 = 9; yours is %.1f.", through);
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= ROUNDING;
    }

    @Override
    public List<Planted<Fastest>> planted() {
        return List.of(
                new Planted<>("forgets the way back", (processor, gpu, trip) -> {
                    double[] free = trip.clone();
                    free[processor.length] = 0;
                    return Solution807.fastest(processor, gpu, free);
                }, "numbers must come back"),
                new Planted<>("takes the faster of two for each step", (processor, gpu, trip) -> {
                    double time = 0;
                    boolean there = false;
                    for (int i = 0; i < processor.length; i++) {
                        boolean next = gpu[i] < processor[i];
                        time += Math.min(processor[i], gpu[i]) + (next == there ? 0 : trip[i]);
                        there = next;
                    }
                    return time + (there ? trip[processor.length] : 0);
                }, "A faster step can be a slower program."),
                new Planted<>("all steps in one place", (processor, gpu, trip) -> {
                    double here = 0;
                    double there = trip[0] + trip[processor.length];
                    for (int i = 0; i < processor.length; i++) {
                        here += processor[i];
                        there += gpu[i];
                    }
                    return Math.min(here, there);
                }, "The numbers may move between any two steps."));
    }
}
