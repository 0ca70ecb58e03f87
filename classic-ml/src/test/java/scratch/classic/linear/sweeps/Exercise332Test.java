package scratch.classic.linear.sweeps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import scratch.classic.linear.sweeps.Exercise332.Training;
import scratch.classic.linear.sweeps.Exercise332Test.Chooser;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise332Test implements ExerciseContract<Chooser> {
    /// What the learner writes: rates, seeds and a training in, the best rate out.
    interface Chooser {
        double of(double[] rates, long[] seeds, Training training);
    }

    private static final double[] RATES = {0.4, 0.1, 0.2, 0.8};
    private static final long[] SEEDS = {7, 8, 9};

    @Override
    public String task() {
        return "write bestRate(rates, seeds, training), which trains every rate with the same seeds and chooses one.";
    }

    @Override
    public Chooser learner() {
        return Exercise332::bestRate;
    }

    @Override
    public Chooser solution() {
        return Solution332::bestRate;
    }

    @Override
    public List<String> hints() {
        return List.of("Two loops: the rates outside, the seeds inside. Every rate is trained with every seed.",
                "Add the costs of one rate up and divide by the number of seeds. If one of them is infinite or NaN, so is the "
                + "sum: that is what you want, do not leave it out.",
                "Start with the best mean at infinity and ask `mean < best`: the comparison is false for NaN and for infinity. "
                + "Sort a copy of the rates first, and the smaller of two equal ones comes first.");
    }

    // the cost of a rate is 10·rate, and the seed adds 0, 1 or 2
    private static double fair(double rate, long seed) {
        return 10 * rate + (seed - 7) % 3;
    }

    // 0.1 is lucky once and worse on average
    private static double lucky(double rate, long seed) {
        return rate == 0.1 ? seed == 8 ? 0 : 9 : 5 + rate;
    }

    // 0.2 is best where it arrives, and diverges with one seed
    private static double unstable(double rate, long seed) {
        return rate == 0.2 ? seed == 9 ? Double.POSITIVE_INFINITY : 1 : 3 + rate;
    }

    private static double notANumber(double rate, long seed) {
        return rate == 0.1 && seed == 7 ? Double.NaN : 3 + rate;
    }

    @Override
    public void check(Chooser answer) {
        List<String> asked = new ArrayList<>();
        double fair = answer.of(RATES.clone(), SEEDS.clone(), (rate, seed) -> {
            asked.add(rate + " with seed " + seed);
            return fair(rate, seed);
        });
        for (double rate : RATES) {
            for (long seed : SEEDS) {
                Mistake.unless(asked.contains(rate + " with seed " + seed), "Rate %s was not trained with seed %d: give every "
                        + "rate the same seeds, or luck decides between them.", rate, seed);
            }
        }
        Mistake.unless(asked.size() == RATES.length * SEEDS.length, "%d trainings for %d rates and %d seeds: train each "
                + "pair once.", asked.size(), RATES.length, SEEDS.length);
        Mistake.unless(fair == 0.1, "The smallest mean cost is that of rate 0.1; you chose %s.", fair);
        double lucky = answer.of(RATES.clone(), SEEDS.clone(), Exercise332Test::lucky);
        Mistake.unless(lucky != 0.1, "You chose 0.1, which costs 0 with one seed and 9 with the two others: compare means, not "
                + "the luckiest seeds.");
        Mistake.unless(lucky == 0.2, "The means are 6.0, 5.2, 5.4 and 5.8, so 0.2 is best; you chose %s.", lucky);
        double unstable = answer.of(RATES.clone(), SEEDS.clone(), Exercise332Test::unstable);
        Mistake.unless(unstable != 0.2, "You chose 0.2, which diverges with one of three seeds: do not average "
                + "over the survivors.");
        Mistake.unless(unstable == 0.1, "0.2 diverges, and of the others 0.1 costs least; you chose %s.", unstable);
        double nan = answer.of(RATES.clone(), SEEDS.clone(), Exercise332Test::notANumber);
        Mistake.unless(nan == 0.2, "0.1 gives NaN with one seed, and of the others 0.2 costs least; you chose %s.", nan);
        double equal = answer.of(RATES.clone(), SEEDS.clone(), (rate, seed) -> 1);
        Mistake.unless(equal == 0.1, "All rates cost the same, so the smallest, 0.1, wins; you chose %s.", equal);
    }

    @Override
    public List<Planted<Chooser>> planted() {
        return List.of(
                new Planted<>("seeds of their own", (rates, seeds, training) -> {
                    long[] next = {seeds[0]};
                    return Solution332.bestRate(rates, seeds, (rate, seed) -> training.cost(rate, next[0]++));
                }, "give every rate the same seeds"),
                new Planted<>("luckiest seed", (rates, seeds, training) -> Solution332.bestRate(rates, new long[1],
                        (rate, none) -> Arrays.stream(seeds).mapToDouble(seed -> training.cost(rate, seed)).min()
                                .orElseThrow()), "not the luckiest seeds"),
                new Planted<>("survivors", (rates, seeds, training) -> Solution332.bestRate(rates, new long[1],
                        (rate, none) -> Arrays.stream(seeds).mapToDouble(seed -> training.cost(rate, seed))
                                .filter(Double::isFinite).average().orElse(Double.POSITIVE_INFINITY)),
                        "do not average over the survivors"),
                new Planted<>("every mean twice", (rates, seeds, training) -> {
                    double best = rates[0];
                    for (double rate : rates) {
                        best = mean(rate, seeds, training) < mean(best, seeds, training) ? rate : best;
                    }
                    return best;
                }, "for 4 rates and 3 seeds: train each pair once"));
    }

    private static double mean(double rate, long[] seeds, Training training) {
        return Arrays.stream(seeds).mapToDouble(seed -> training.cost(rate, seed)).average().orElseThrow();
    }
}
