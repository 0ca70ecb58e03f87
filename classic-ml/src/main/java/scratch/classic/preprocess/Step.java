package scratch.classic.preprocess;

import scratch.classic.data.Table;
import scratch.classic.data.Target;

/// Something to be learned about the columns of a table before they are changed: means to centre by, categories to
/// count, values to fill gaps with. It is learned from training rows alone, and then done to any rows.
public interface Step {

    /// Learns from these rows.
    ///
    /// @param rows   the training rows
    /// @param target what is to be predicted for them; most steps do not look at it
    FittedStep fit(Table rows, Target target);

    /// Learns from these rows, and transforms them. For most steps this is `fit(rows, target).transform(rows)`. A step
    /// that looks at the target must not show a row its own answer: it gives each row what it learned from the others.
    default Learned fitTransform(Table rows, Target target) {
        FittedStep fitted = fit(rows, target);
        return new Learned(fitted, fitted.transform(rows));
    }

    /// What was learned, and the training rows as the next step gets them.
    record Learned(FittedStep step, Table rows) {
    }
}
