package scratch.classic.pipeline;

import java.util.ArrayList;
import java.util.List;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Classifier;
import scratch.classic.model.Regressor;
import scratch.classic.preprocess.FittedStep;
import scratch.classic.preprocess.Step;
import scratch.math.check.Require;

/// Steps one after the other, and a model behind them, as one thing: fitted together on training rows alone, asked
/// together for new ones, kept together in one file. So no step can be forgotten, and none can look at rows that it must not
/// see.
///
/// ```java
/// FittedClassifier fitted = Pipeline.of(Imputer.of(MEDIAN), Scaler.standard(), OneHotEncoder.of())
///         .fitClassifier(train, labels, (x, y) -> LogisticRegression.fit(x, y, Options.of(1)).model());
/// int[] answers = fitted.predict(test);
/// ```
public final class Pipeline {
    private final List<Step> steps;

    private Pipeline(List<Step> steps) {
        this.steps = steps;
    }

    /// @param steps in the order in which rows go through them; none is allowed
    public static Pipeline of(Step... steps) {
        return new Pipeline(List.of(steps));
    }

    /// Fits the steps, each on what the one before made of the training rows, and the model on what comes out.
    ///
    /// @param rows    (n) training rows, without the target
    /// @param y       (n)
    /// @param learner makes the model
    public FittedRegressor fitRegressor(Table rows, double[] y, Regressor.Learner learner) {
        requireTargets(rows, y.length);
        List<FittedStep> fitted = new ArrayList<>();
        Table ready = fitSteps(rows, new Target.Numbers(y), fitted);
        return new FittedRegressor(new FittedSteps(fitted), ready.names(), learner.fit(ready.toMatrix(), y));
    }

    /// The same for classes.
    public FittedClassifier fitClassifier(Table rows, Target.Labels labels, Classifier.Learner learner) {
        requireTargets(rows, labels.size());
        List<FittedStep> fitted = new ArrayList<>();
        Table ready = fitSteps(rows, labels, fitted);
        return new FittedClassifier(new FittedSteps(fitted), ready.names(), learner.fit(ready.toMatrix(), labels.labels()),
                labels.classes());
    }

    /// The steps alone.
    ///
    /// @param target one a row, or nothing if no step looks at it
    public FittedSteps fit(Table rows, Target target) {
        if (!(target instanceof Target.Nothing)) {
            requireTargets(rows, target.size());
        }
        List<FittedStep> fitted = new ArrayList<>();
        fitSteps(rows, target, fitted);
        return new FittedSteps(fitted);
    }

    private Table fitSteps(Table rows, Target target, List<FittedStep> fitted) {
        Table here = rows;
        for (Step step : steps) {
            Step.Learned learned = step.fitTransform(here, target);
            fitted.add(learned.step());
            here = learned.rows();
        }
        return here;
    }

    private static void requireTargets(Table rows, int targets) {
        Require.that(rows.rows() == targets, "Pipeline.fit: %d rows, %d targets: needs one a row", rows.rows(), targets);
    }
}
