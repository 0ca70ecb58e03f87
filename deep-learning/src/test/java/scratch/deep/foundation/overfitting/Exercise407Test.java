package scratch.deep.foundation.overfitting;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

import scratch.deep.foundation.overfitting.Exercise407.Choice;
import scratch.deep.foundation.overfitting.Exercise407Test.Select;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise407Test implements ExerciseContract<Select> {
    /// What the learner writes.
    interface Select {
        Choice select(List<Candidate> candidates);
    }

    /// Scores that are known, and a counter of looks at the test rows.
    private static final class Scored implements Candidate {
        private final double training;
        private final double validation;
        private final double test;
        private int looks;

        Scored(double training, double validation, double test) {
            this.training = training;
            this.validation = validation;
            this.test = test;
        }

        @Override
        public double trainingAccuracy() {
            return training;
        }

        @Override
        public double validationAccuracy() {
            return validation;
        }

        @Override
        public double testAccuracy() {
            looks++;
            return test;
        }
    }

    @Override
    public String task() {
        return "write select(candidates): choose a model, and say what accuracy it will have on new rows.";
    }

    @Override
    public Select learner() {
        return Exercise407::select;
    }

    @Override
    public Select solution() {
        return Solution407::select;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Three sets of rows, three jobs: training rows fit, validation rows choose, test rows report.",
                "The accuracy on the rows that made the choice is too good: you took the luckiest.",
                "Find the index with the largest validationAccuracy(); ask only that one candidate for its testAccuracy().");
    }

    @Override
    public void check(Select answer) {
        List<Scored> degrees = List.of(new Scored(0.6, 0.58, 0.59), new Scored(0.88, 0.85, 0.83),
                new Scored(0.93, 0.81, 0.84), new Scored(1, 0.62, 0.6));
        Choice choice = answer.select(new ArrayList<>(degrees));
        Mistake.unless(choice != null, "You return null: a Choice has an index and an accuracy.");
        Mistake.unless(choice.index() != 3, "You chose degree 9, training error 0: the largest model always wins that race.");
        int looks = degrees.stream().mapToInt(scored -> scored.looks).sum();
        if (looks > 1) {
            double reported = overCoins(answer);
            Mistake.unless(reported < 0.56, "With pure-noise labels you report %.0f %% instead of 50 %%: the test set helped "
                    + "to choose.", 100 * reported);
            Mistake.unless(false, "You looked at the test rows %d times: once is allowed, after the choice.", looks);
        }
        Mistake.unless(choice.index() == 1, "The validation accuracies are 0.58, 0.85, 0.81, 0.62: you chose number %d.",
                choice.index());
        Mistake.unless(choice.accuracy() != 0.85, "You report the accuracy on the rows that made the choice. Of 20 coins the "
                + "best one shows 59 %% there: ask rows that had no say.");
        Mistake.unless(choice.accuracy() == 0.83, "The chosen model scores 0.83 on the test rows; you report %s.",
                choice.accuracy());
        double reported = overCoins(answer);
        Mistake.unlessNear(reported, 0.5, 0.02, "For models that toss coins you report %.0f %% on average, right is 50 %%.",
                100 * reported);
    }

    /// The mean report over 200 contests of 20 coins on 100 rows.
    private static double overCoins(Select answer) {
        RandomGenerator random = new SplittableRandom(11);
        double sum = 0;
        for (int contest = 0; contest < 200; contest++) {
            List<Candidate> coins = new ArrayList<>();
            for (int coin = 0; coin < 20; coin++) {
                coins.add(new Scored(toss(random), toss(random), toss(random)));
            }
            sum += answer.select(coins).accuracy() / 200;
        }
        return sum;
    }

    private static double toss(RandomGenerator random) {
        int right = 0;
        for (int row = 0; row < 100; row++) {
            right += random.nextInt(2);
        }
        return right / 100.0;
    }

    private static Choice best(List<Candidate> candidates, ToDoubleFunction<Candidate> by,
                               ToDoubleFunction<Candidate> reported) {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            best = by.applyAsDouble(candidates.get(i)) > by.applyAsDouble(candidates.get(best)) ? i : best;
        }
        return new Choice(best, reported.applyAsDouble(candidates.get(best)));
    }

    @Override
    public List<Planted<Select>> planted() {
        return List.of(
                new Planted<>("by test", list -> best(list, Candidate::testAccuracy, Candidate::testAccuracy),
                        "With pure-noise labels you report 59 % instead of 50 %: the test set helped to choose."),
                new Planted<>("by training", list -> best(list, Candidate::trainingAccuracy, Candidate::testAccuracy),
                        "You chose degree 9, training error 0: the largest model always wins that race."),
                new Planted<>("reports validation", list -> best(list, Candidate::validationAccuracy,
                        Candidate::validationAccuracy), "You report the accuracy on the rows that made the choice."));
    }
}
