package scratch.stats.probability;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.stats.probability.Exercise201Test.Estimator;

class Exercise201Test implements ExerciseContract<Estimator> {
    /// What the learner writes: games and a generator in, {share, half-width} out.
    interface Estimator {
        double[] estimate(int n, RandomGenerator random);
    }

    @Override
    public String task() {
        return "write estimate(n, random): play Monty Hall n times, always switching, and return the share of wins with "
                + "the half-width of its 95 % error bar.";
    }

    @Override
    public Estimator learner() {
        return Exercise201::estimate;
    }

    @Override
    public Estimator solution() {
        return Solution201::estimate;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "One game is four lines: draw the car, draw your door, let the host open a door, take the one that is left. "
                        + "Write the host's rule down before you code it: which doors may he not open?",
                "The host may open neither your door nor the car's. Draw doors until one fits. The doors 0, 1 and 2 add up "
                        + "to 3, so the door that is left is 3 − yours − opened.",
                "A win is 1 with probability p and 0 otherwise: variance p(1 − p). The mean of n of them has variance "
                        + "p(1 − p)/n, so the bar is 1.96·√(share·(1 − share)/n).");
    }

    @Override
    public void check(Estimator answer) {
        double[] first = answer.estimate(9000, random(1));
        Mistake.unless(first != null && first.length == 2,
                "estimate must return two numbers, {share, half-width}; yours returned %s.",
                first == null ? "null" : first.length + " of them");
        Mistake.unless(Math.abs(first[0] - 1.0 / 3) > 0.03,
                "You win a third of your games: that is what staying wins. Move to the door that is still closed.");
        Mistake.unless(Math.abs(first[0] - 0.5) > 0.03,
                "Switching wins half of your games: may your host open the car's door? In this game he knows where the "
                        + "car is and never shows it.");
        Mistake.unlessNear(first[0], 2.0 / 3, 0.02,
                "Switching must win about 2/3 of 9,000 games; yours won %.4f.", first[0]);
        double[] more = answer.estimate(90_000, random(2));
        double shrink = first[1] / more[1];
        Mistake.unless(!(shrink > 9 && shrink < 11),
                "Your bar shrinks %.1f-fold when n grows tenfold; a standard error shrinks by √10 = 3.2. Is there a "
                        + "square root?", shrink);
        Mistake.unlessNear(shrink, Math.sqrt(10), 0.1,
                "Ten times more games must make the bar √10 = 3.16 times narrower; yours became %.2f times narrower.", shrink);
        int covered = 0;
        for (int seed = 0; seed < 400; seed++) {
            double[] bar = answer.estimate(500, random(1000 + seed));
            if (Math.abs(bar[0] - 2.0 / 3) <= bar[1]) {
                covered++;
            }
        }
        Mistake.unless(covered >= 368, "Of 400 bars only %d hold the truth, 2/3; a 95 %% bar should in about 380. Reach 1.96 "
                + "standard errors to each side, not one.", covered);
        Mistake.unless(covered <= 393, "Of 400 bars %d hold the truth, 2/3; a 95 %% bar should in about 380. Yours is too "
                + "wide to be worth much: 1.96 standard errors, no more.", covered);
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @Override
    public List<Planted<Estimator>> planted() {
        return List.of(
                new Planted<>("no square root", (n, random) -> {
                    double share = Solution201.estimate(n, random)[0];
                    return new double[]{share, 1.96 * share * (1 - share) / n};
                }, "a standard error shrinks by √10"),
                new Planted<>("a host who may show the car", (n, random) ->
                        fromGame(new MontyHall(3, MontyHall.Host.BLIND, true), n, random, 1.96),
                        "may your host open the car's door?"),
                new Planted<>("staying", (n, random) ->
                        fromGame(new MontyHall(3, MontyHall.Host.KNOWS, false), n, random, 1.96), "that is what staying wins"),
                new Planted<>("one standard error", (n, random) ->
                        fromGame(new MontyHall(3, MontyHall.Host.KNOWS, true), n, random, 1),
                        "Reach 1.96 standard errors"));
    }

    private static double[] fromGame(MontyHall game, int n, RandomGenerator random, double z) {
        var estimate = Simulation.estimate(game, n, random.nextLong());
        return new double[]{estimate.share(), z * estimate.standardError()};
    }
}
