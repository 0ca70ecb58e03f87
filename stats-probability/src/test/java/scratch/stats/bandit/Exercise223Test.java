package scratch.stats.bandit;

import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.bandit.Exercise223Test.Ucb;

class Exercise223Test implements ExerciseContract<Ucb> {
    /// What the learner writes: pulls and rewards in, an arm out.
    interface Ucb {
        int ucb1(long[] pulls, double[] rewards);
    }

    @Override
    public String task() {
        return "write ucb1(pulls, rewards), which picks the arm with the largest mean plus bonus.";
    }

    @Override
    public Ucb learner() {
        return Exercise223::ucb1;
    }

    @Override
    public Ucb solution() {
        return Solution223::ucb1;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "An arm that was never pulled comes first: nothing is known about it, so its bonus is infinite.",
                "The score of an arm is its mean reward plus √(2 ln t / n): t pulls of all arms together, n of this arm.",
                "Sum the pulls, loop over the arms, return the first with 0 pulls, else remember the largest score.");
    }

    @Override
    public void check(Ucb answer) {
        long[] pulls = new long[4];
        for (int t = 0; t < 4; t++) {
            int arm = answer.ucb1(pulls.clone(), new double[4]);
            Mistake.unless(arm >= 0 && arm < 4, "There are 4 arms, 0 to 3; yours is number %d.", arm);
            Mistake.unless(pulls[arm] == 0, "Try each arm once first: arm %d came twice while another was never pulled.", arm);
            pulls[arm]++;
        }
        Mistake.unless(answer.ucb1(new long[] {90, 30}, new double[] {44, 15}) == 1,
                "Two arms look alike, one pulled 90 times and one 30, and you pull the well-known one. Your bonus grows with "
                + "the pulls of the arm itself: what you know best should tempt you least.");
        Mistake.unless(answer.ucb1(new long[] {10, 2}, new double[] {6, 1}) == 1,
                "A paid 6 of 10, B 1 of 2, scores 1.305 and 2.076, and you pull A: one run in four gets stuck with the worse "
                + "arm for good. A mean alone is greedy: add the bonus.");
        Mistake.unless(answer.ucb1(new long[] {5000, 5000}, new double[] {3000, 2500}) == 0,
                "After 5,000 pulls each the means 0.6 and 0.5 are known: pull the better one.");
        Mistake.unless(answer.ucb1(new long[] {100_000, 300}, new double[] {60_000, 150}) == 1,
                "The bonus must grow with t: 300 pulls of 100,300 leave its mean uncertain (0.615 against 0.777).");
        var simulation = Simulation.run(new double[] {0.5, 0.6}, (n, rewards, random) -> answer.ucb1(n, rewards),
                new Simulation.Options(3000, 60, 1));
        double regret = simulation.meanRegret()[2999];
        Mistake.unless(regret < 110, "With arms 0.5 and 0.6 your regret at 3,000 pulls is %.0f; UCB1's is about 60.", regret);
    }

    @Override
    public List<Planted<Ucb>> planted() {
        return List.of(
                new Planted<>("n and t swapped", Exercise223Test::swapped, "Your bonus grows with the pulls of the arm itself: "
                        + "what you know best should tempt you least."),
                new Planted<>("no bonus", Exercise223Test::greedy, "arm for good. A mean alone is greedy: add the bonus."),
                new Planted<>("never tries the others", (pulls, rewards) -> 0, "Try each arm once first"));
    }

    private static int swapped(long[] pulls, double[] rewards) {
        long total = 0;
        for (long n : pulls) {
            total += n;
        }
        int best = 0;
        double highest = -1;
        for (int arm = 0; arm < pulls.length; arm++) {
            if (pulls[arm] == 0) {
                return arm;
            }
            double score = rewards[arm] / pulls[arm] + Math.sqrt(2 * Math.log(pulls[arm]) / total);
            if (score >= highest) {
                best = score > highest ? arm : best;
                highest = score;
            }
        }
        return best;
    }

    private static int greedy(long[] pulls, double[] rewards) {
        int best = 0;
        for (int arm = 0; arm < pulls.length; arm++) {
            if (pulls[arm] == 0) {
                return arm;
            }
            best = rewards[arm] / pulls[arm] > rewards[best] / pulls[best] ? arm : best;
        }
        return best;
    }
}
