package scratch.classic.pipeline;

import java.util.List;

import scratch.classic.data.Table;
import scratch.classic.preprocess.FittedStep;

/// Steps that have learned, in order.
public record FittedSteps(List<FittedStep> steps) {
    public FittedSteps {
        steps = List.copyOf(steps);
    }

    /// The rows as the model gets them.
    public Table transform(Table rows) {
        Table here = rows;
        for (FittedStep step : steps) {
            here = step.transform(here);
        }
        return here;
    }
}
