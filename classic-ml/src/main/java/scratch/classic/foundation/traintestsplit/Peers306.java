package scratch.classic.foundation.traintestsplit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import smile.validation.Bag;
import smile.validation.CrossValidation;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.example.CheckTable;
import scratch.example.data.Datasets;
import scratch.stats.distribution.Hypergeometric;

/// The same parts from Smile's cross-validation, and the closed form of what a random split does to a rare class.
final class Peers306 {
    private static final int SEEDS = 20_000;

    private Peers306() {
    }

    static CheckTable checks() {
        var checks = CheckTable.against("reference");
        int[] iris = Datasets.iris().y();
        var stratified = checks.group("species per fold, Smile", 0);
        List<Split> ours = Folds.stratified(iris, 5, 42);
        Bag[] theirs = CrossValidation.stratify(iris, 5);
        for (int f = 0; f < 5; f++) {
            stratified.same("fold " + f, numbers(Ex306TrainTestSplit.counts(iris, ours.get(f).test())),
                    numbers(Ex306TrainTestSplit.counts(iris, theirs[f].oob())));
        }
        int[] patients = IntStream.range(0, 600).map(i -> i / 4).toArray();
        checks.same("shared patients, Smile", shared(patients, Folds.grouped(patients, 4)),
                shared(patients, Arrays.stream(CrossValidation.nonoverlap(patients, 4))
                        .map(bag -> new Split(bag.samples(), bag.oob())).toList()));
        int[] labels = Ex306TrainTestSplit.rareLabels();
        int[] malignant = Ex306TrainTestSplit.malignantInTests(labels, false, SEEDS);
        var exact = Hypergeometric.of(labels.length, Ex306TrainTestSplit.RARE,
                Split.random(labels.length, 0.25, 0).test().length);
        var shares = checks.group("shares of seeds, formula", 0.01);
        for (int k = 0; k <= Ex306TrainTestSplit.RARE; k++) {
            int count = k;
            shares.same(k + " malignant", (double) Arrays.stream(malignant).filter(m -> m == count).count() / SEEDS,
                    exact.pmf(k));
        }
        return checks;
    }

    /// Over all folds, how many patients have rows in both parts.
    private static long shared(int[] patients, List<Split> splits) {
        return splits.stream().mapToLong(split -> IntStream.of(split.test()).map(i -> patients[i]).distinct()
                .filter(p -> IntStream.of(split.train()).anyMatch(i -> patients[i] == p)).count()).sum();
    }

    private static double[] numbers(int... counts) {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }
}
