package scratch.classic.tree.histogramboosting;

import java.util.Arrays;
import java.util.List;

import scratch.classic.tree.histogramboosting.Exercise348Test.Cut;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise348Test implements ExerciseContract<Cut> {
    /// What the learner writes: G and H of each bin and λ in, {bin, gain} out.
    interface Cut {
        double[] of(double[] g, double[] h, double lambda);
    }

    // the six rows of the page with the missing one in the third bin
    private static final double[] G = {3, 2, 2, -4, -3};
    private static final double[] H = {1, 1, 2, 1, 1};

    @Override
    public String task() {
        return "write bestCut(g, h, lambda), which returns the bin after which a cut gains most, and that gain.";
    }

    @Override
    public Cut learner() {
        return Exercise348::bestCut;
    }

    @Override
    public Cut solution() {
        return Solution348::bestCut;
    }

    @Override
    public List<String> hints() {
        return List.of("Add up G and H of all bins first. Then walk over the bins and keep G and H of the left side; the right "
                + "side is what all have more.",
                "A side scores G times G / (H + lambda). A cut gains both sides' scores minus the score of all.",
                "Leave out cuts with H = 0 on one side. Keep the first cut with the largest gain; return {-1, 0} if none is "
                + "above 0.");
    }

    @Override
    public void check(Cut answer) {
        double[] six = answer.of(G.clone(), H.clone(), 1);
        Mistake.unless(six != null && six.length == 2, "bestCut must return two numbers, {bin, gain}.");
        Mistake.unless(Math.abs(six[1] - 36.75) > 1e-9, "Your gain is 36.75, which is 49/4 + 49/2: lambda = 1 is missing below "
                + "the line.");
        Mistake.unless(Math.abs(six[1] - 13.0667) > 1e-3, "Your gain is 13.0667, half of what is asked for: the half of "
                + "the paper is left out here, as the libraries do.");
        Mistake.unless(six[0] != 3, "For G = 3 2 2 -4 -3 your bin is 3, the first on the right. The last bin on the left is "
                + "asked for.");
        Mistake.unless(six[0] == 2, "For G = 3 2 2 -4 -3 and H = 1 1 2 1 1 the best cut is after bin 2; yours is after %.0f.",
                six[0]);
        Mistake.unlessNear(six[1], 49 / 5.0 + 49 / 3.0, 1e-9, "49/5 + 49/3 - 0/7 gives a gain of 26.1333; yours is %.4f.",
                six[1]);
        double[] shifted = answer.of(new double[] {1, 3}, new double[] {1, 1}, 0);
        Mistake.unlessNear(shifted[1], 2, 1e-9, "For G = 1 3, H = 1 1 and lambda = 0 the gain is 1/1 + 9/1 - 16/2 = 2; yours "
                + "is %.4f. Did you take away the score of all rows?", shifted[1]);
        double[] none = answer.of(new double[] {1, 1}, new double[] {1, 1}, 1);
        Mistake.unless(none[0] == -1, "For G = 1 1, H = 1 1 and lambda = 1 the cut gains 1/2 + 1/2 - 4/3, less than 0; you "
                + "cut after bin %.0f. Return {-1, 0} then.", none[0]);
        double[] empty = answer.of(new double[] {0, 4, -4, 0}, new double[] {0, 2, 2, 0}, 0);
        Mistake.unless(empty[0] == 1 && Double.isFinite(empty[1]), "For G = 0 4 -4 0 and H = 0 2 2 0 the best cut is after bin "
                + "1; yours is after %.0f, with a gain of %.4f. A side without rows scores 0/0 if lambda is 0: leave it out.",
                empty[0], empty[1]);
    }

    @Override
    public List<Planted<Cut>> planted() {
        return List.of(
                new Planted<>("lambda forgotten", (g, h, lambda) -> Solution348.bestCut(g, h, 0), "lambda = 1 is missing"),
                new Planted<>("the half kept", (g, h, lambda) -> {
                    double[] best = Solution348.bestCut(g, h, lambda);
                    return new double[] {best[0], best[1] / 2};
                }, "half of what is asked for"),
                new Planted<>("first bin of the right side", (g, h, lambda) -> {
                    double[] best = Solution348.bestCut(g, h, lambda);
                    return new double[] {best[0] + 1, best[1]};
                }, "the first on the right"),
                new Planted<>("score of all forgotten", (g, h, lambda) -> scored(g, h, lambda, false),
                        "Did you take away the score of all rows?"),
                new Planted<>("always a cut", (g, h, lambda) -> scored(g, h, lambda, true), "less than 0; you cut after bin"),
                new Planted<>("empty sides", (g, h, lambda) -> h[0] == 0 ? new double[] {0, Double.NaN}
                        : Solution348.bestCut(g, h, lambda), "A side without rows scores 0/0"));
    }

    // the largest, with or without the score of all, even if it is below 0
    private static double[] scored(double[] g, double[] h, double lambda, boolean minusAll) {
        double allG = Arrays.stream(g).sum();
        double allH = Arrays.stream(h).sum();
        double[] best = {-1, Double.NEGATIVE_INFINITY};
        double leftG = 0;
        double leftH = 0;
        for (int b = 0; b < g.length; b++) {
            leftG += g[b];
            leftH += h[b];
            if (leftH > 0 && leftH < allH) {
                double gain = leftG * leftG / (leftH + lambda) + (allG - leftG) * (allG - leftG) / (allH - leftH + lambda)
                        - (minusAll ? allG * allG / (allH + lambda) : 0);
                best = gain > best[1] ? new double[] {b, gain} : best;
            }
        }
        return best;
    }
}
