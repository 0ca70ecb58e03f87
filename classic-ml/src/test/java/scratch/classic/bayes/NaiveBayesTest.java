package scratch.classic.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.pipeline.FittedClassifier;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.pipeline.PipelineFile;
import scratch.classic.preprocess.Scaler;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// What all three kinds promise.
class NaiveBayesTest {
    private static final ClassificationData WINE = Datasets.wine();
    private static final Matrix X = Matrix.of(WINE.x());

    enum Kind {
        GAUSSIAN, MULTINOMIAL, BERNOULLI;

        NaiveBayes fit(Matrix x, int[] labels, double[] weights, Priors priors) {
            return switch (this) {
                case GAUSSIAN -> GaussianNaiveBayes.fit(x, labels, weights, new GaussianNaiveBayes.Options(priors, 1e-9));
                case MULTINOMIAL -> MultinomialNaiveBayes.fit(x, labels, weights,
                        new MultinomialNaiveBayes.Options(priors, 1));
                case BERNOULLI -> BernoulliNaiveBayes.fit(x, labels, weights, new BernoulliNaiveBayes.Options(priors, 1, 2));
            };
        }

        NaiveBayes read(Map<String, Object> state) {
            return switch (this) {
                case GAUSSIAN -> GaussianNaiveBayes.fromState(state);
                case MULTINOMIAL -> MultinomialNaiveBayes.fromState(state);
                case BERNOULLI -> BernoulliNaiveBayes.fromState(state);
            };
        }

        NaiveBayes learned() {
            return fit(X, WINE.y(), null, Priors.learned());
        }
    }

    // the odds of two classes change by the quotient of the priors, and by nothing else
    @ParameterizedTest
    @EnumSource(Kind.class)
    void priorsMultiplyTheOdds(Kind kind) {
        NaiveBayes learned = kind.learned();
        assertThat(learned.logPriors()).containsExactly(new double[] {Math.log(59 / 178.0), Math.log(71 / 178.0),
            Math.log(48 / 178.0)}, within(1e-14));
        NaiveBayes equal = kind.fit(X, WINE.y(), null, Priors.equal());
        NaiveBayes given = kind.fit(X, WINE.y(), null, Priors.of(0.1, 0.2, 0.7));
        double third = -Math.log(3);
        assertThat(equal.logPriors()).containsExactly(new double[] {third, third, third}, within(1e-14));
        Matrix a = learned.logProbabilities(X);
        Matrix b = given.logProbabilities(X);
        for (int i = 0; i < X.rows(); i++) {
            double change = b.get(i, 2) - b.get(i, 0) - (a.get(i, 2) - a.get(i, 0));
            assertThat(change).isCloseTo(Math.log(7 * 59 / 48.0), within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFileAnswersToTheLastBit(Kind kind, @TempDir Path folder) {
        Table table = Table.of(WINE.x(), WINE.featureNames());
        FittedClassifier fitted = Pipeline.of(Scaler.minMax()).fitClassifier(table, new Target.Labels(WINE.y(),
                WINE.classNames()), (x, y) -> kind.fit(x, y, null, Priors.learned()));
        Path file = folder.resolve("wine.json");
        PipelineFile.save(fitted, file);
        assertThat(PipelineFile.readClassifier(file).predictProbabilities(table).data())
                .isEqualTo(fitted.predictProbabilities(table).data());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFileThatDoesNotFitTogetherIsRefused(Kind kind) {
        NaiveBayes model = kind.learned();
        String name = model.kind();
        assertThat(kind.read(model.state()).logJoint(X).data()).isEqualTo(model.logJoint(X).data());
        refused(() -> kind.read(changed(model, "logPriors", List.of(-1.0, -1.0, -2.0))), name + ": 3 logPriors of probabilities"
                + " that add up to ");
        refused(() -> kind.read(changed(model, "logPriors", List.of(0.0))), name + ": 1 logPriors");
        String table = switch (kind) {
            case GAUSSIAN -> "means";
            case MULTINOMIAL -> "logShares";
            case BERNOULLI -> "logPresent";
        };
        refused(() -> kind.read(changed(model, table, List.of(List.of(1.0)))), name + ": '" + table + "' has 1 rows: must have"
                + " one for each of the 3 classes");
        refused(() -> kind.read(changed(model, table, List.of(List.of(1.0), List.of("x"), List.of(1.0)))), name + ": '" + table
                + " of class 1' holds x: must be numbers");
        refused(() -> kind.read(changed(model, table, 7)), name + ": '" + table + "' is 7: must be a List");
        if (kind == Kind.GAUSSIAN) {
            refused(() -> kind.read(changed(model, table, List.of(List.of(1), List.of(1), List.of(1)))),
                    "1 columns of means, 13 of variances: must be the same");
        } else {
            refused(() -> kind.read(changed(model, table, List.of(List.of(-1), List.of(0.5), List.of(-1)))),
                    "holds 0.5: the logarithm of a probability is at most 0");
        }
    }

    private static Map<String, Object> changed(NaiveBayes model, String name, Object value) {
        Map<String, Object> state = new HashMap<>(model.state());
        state.put(name, value);
        return state;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void badRowsAreRefusedByName(Kind kind) {
        Priors learned = Priors.learned();
        Matrix x = Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 7}});
        String where = kind.learned().getClass().getSimpleName() + ".fit: ";
        refused(() -> kind.fit(x, new int[] {0, 1}, null, learned), where
                + "x has 3 rows, 2 labels: needs the same positive number of both");
        refused(() -> kind.fit(Matrix.zeros(0, 2), new int[0], null, learned), where + "x has 0 rows, 0 labels");
        refused(() -> kind.fit(Matrix.zeros(2, 0), new int[] {0, 1}, null, learned), where + "x is (2, 0): needs a column");
        refused(() -> kind.fit(x, new int[] {0, -1, 1}, null, learned), where + "label -1 of row 1: must be 0 or more");
        refused(() -> kind.fit(x, new int[] {0, 2, 2}, null, learned), where
                + "class 1 of 0 to 2 has no rows: each must occur");
        refused(() -> kind.fit(x, new int[] {0, 0, 0}, null, learned), where + "1 class: needs at least 2");
        refused(() -> kind.fit(x, new int[] {0, 1, 1}, new double[] {1, 1}, learned), where
                + "2 row weights, 3 rows: each row needs one");
        refused(() -> kind.fit(x, new int[] {0, 1, 1}, new double[] {1, -1, 1}, learned), where
                + "weight -1.0 of row 1: must be finite, 0 or more");
        refused(() -> kind.fit(x, new int[] {0, 1, 1}, new double[] {1, Double.NaN, 1}, learned), where
                + "weight NaN of row 1");
        refused(() -> kind.fit(x, new int[] {0, 1, 1}, new double[] {0, 1, 1}, learned), where
                + "class 0: all its rows have weight 0: one must have more");
        refused(() -> kind.fit(x, new int[] {0, 1, 1}, new double[] {1e308, 1e308, 1}, learned), where
                + "the row weights add up to more than a double holds");
        refused(() -> kind.fit(x, new int[] {0, 1, 1}, null, Priors.of(0.2, 0.3, 0.5)), where
                + "3 priors, 2 classes: each class needs one");
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            Matrix hole = x.copy();
            hole.set(1, 1, bad);
            refused(() -> kind.fit(hole, new int[] {0, 1, 1}, null, learned), where);
            refused(() -> kind.fit(hole, new int[] {0, 1, 1}, null, learned), String.valueOf(bad));
        }
    }

    @Test
    void priorsAreProbabilitiesOfAtLeastTwoClasses() {
        refused(() -> Priors.of(1), "Priors.of: 1 probabilities: needs one a class, at least 2");
        refused(() -> Priors.of(0.5, 0.6), "Priors.of: the probabilities add up to 1.1: must be 1");
        refused(() -> Priors.of(0, 1), "Priors.of: probability");
        refused(() -> Priors.of(Double.NaN, 1), "Priors.of: probability");
        double[] given = {0.25, 0.75};
        Priors priors = Priors.of(given);
        given[0] = 0.9;
        assertThat(priors.logs("here", new double[] {1, 1})).containsExactly(new double[] {Math.log(0.25), Math.log(0.75)},
                within(1e-15));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
