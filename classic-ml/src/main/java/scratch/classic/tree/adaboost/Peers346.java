package scratch.classic.tree.adaboost;

import java.util.stream.IntStream;

import smile.classification.AdaBoost;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;

import scratch.classic.data.Split;
import scratch.example.CheckTable;

/// Smile's AdaBoost beside ours. It draws the rows of each tree at random, by their weights, where our trees weigh all rows.
final class Peers346 {
    private Peers346() {
    }

    static CheckTable checks(NoisyTumours.Study study) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        checks.same("right in ten folds", study.last().mean(), smile(study.tumours(), 100, 1), 0.01);
        checks.whyDifferent("Smile draws the rows of each tree at random, as often as they weigh, so that its forest depends "
                + "on a seed; our trees learn from the weights themselves.");
        return checks;
    }

    /// The share of right answers in the folds; a stump has 2 levels of nodes.
    static double smile(NoisyTumours tumours, int rounds, long seed) {
        MathEx.setSeed(seed);
        double sum = 0;
        for (Split fold : tumours.folds()) {
            AdaBoost model = AdaBoost.fit(Formula.lhs("label"), frame(tumours, fold.train()),
                    new AdaBoost.Options(rounds, 2, 2, 1, null, null));
            int[] said = model.predict(frame(tumours, fold.test()));
            sum += IntStream.range(0, said.length).filter(i -> said[i] == tumours.right()[fold.test()[i]]).count()
                    / (double) said.length;
        }
        return sum / tumours.folds().size();
    }

    private static DataFrame frame(NoisyTumours tumours, int... rows) {
        double[][] values = IntStream.of(rows).mapToObj(tumours.x()::row).toArray(double[][]::new);
        return DataFrame.of(values).add(new IntVector("label", IntStream.of(rows).map(i -> tumours.told()[i]).toArray()));
    }
}
