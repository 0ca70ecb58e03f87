package scratch.cuda.scaling;

/// A solution of exercise 807.
final class Solution807 {
    private Solution807() {
    }

    static double fastest(double[] processor, double[] gpu, double[] trip) {
        double here = 0;                                    // the least time with the numbers on the processor
        double there = trip[0];                             // … on the GPU
        for (int step = 0; step < processor.length; step++) {
            double stayed = here + processor[step];
            double moved = there + gpu[step];
            here = Math.min(stayed, moved + trip[step + 1]);
            there = Math.min(moved, stayed + trip[step + 1]);
        }
        return here;
    }
}
