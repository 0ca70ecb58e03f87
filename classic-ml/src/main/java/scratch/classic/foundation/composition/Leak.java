package scratch.classic.foundation.composition;

import java.util.Arrays;

import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.model.Regressor;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.preprocess.FittedStep;
import scratch.classic.preprocess.Step;

/// What R² on the test rows promises, and what it is on new rows: once with a step that has seen too much, once with a
/// pipeline.
///
/// @param promised         with the step that has seen too much
/// @param cameTrue         the same model on new rows
/// @param pipelinePromised with a pipeline fitted on the training rows alone
/// @param pipelineCameTrue the same pipeline on new rows
record Leak(double promised, double cameTrue, double pipelinePromised, double pipelineCameTrue) {

    /// How much more was promised than by the pipeline, on the same test rows.
    double tooGood() {
        return promised - pipelinePromised;
    }

    /// The step learns from all rows, those of the test too; only then they are split.
    static Leak ofAllRows(Table rows, double[] y, Table fresh, double[] freshY, Step step, Regressor.Learner learner,
                          long seed) {
        return of(rows, y, fresh, freshY, step, learner, Split.random(rows.rows(), 0.25, seed), true);
    }

    /// The step learns from the training rows, but shows each of them its own answer.
    static Leak ofOwnAnswers(Table rows, double[] y, Table fresh, double[] freshY, Step step, Regressor.Learner learner,
                             long seed) {
        return of(rows, y, fresh, freshY, step, learner, Split.random(rows.rows(), 0.25, seed), false);
    }

    private static Leak of(Table rows, double[] y, Table fresh, double[] freshY, Step step, Regressor.Learner learner,
                           Split split, boolean allRows) {
        Table train = rows.select(split.train());
        Table test = rows.select(split.test());
        double[] trainY = pick(y, split.train());
        double[] testY = pick(y, split.test());

        FittedStep peeked = allRows ? step.fit(rows, new Target.Numbers(y)) : step.fit(train, new Target.Numbers(trainY));
        Regressor model = learner.fit(peeked.transform(train).toMatrix(), trainY);
        FittedRegressor pipeline = Pipeline.of(step).fitRegressor(train, trainY, learner);
        return new Leak(r2(testY, model.predict(peeked.transform(test).toMatrix())),
                r2(freshY, model.predict(peeked.transform(fresh).toMatrix())),
                r2(testY, pipeline.predict(test)), r2(freshY, pipeline.predict(fresh)));
    }

    private static double r2(double[] truth, double... predicted) {
        return RegressionScores.of(truth, predicted).r2();
    }

    private static double[] pick(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
