package scratch.classic.pipeline;

import java.util.List;

import scratch.classic.data.Table;
import scratch.classic.model.Regressor;

/// Steps and a model that answers with numbers.
///
/// @param steps    what is done to rows first
/// @param features the columns that the model gets, in their order
/// @param model    the model
public record FittedRegressor(FittedSteps steps, List<String> features, Regressor model) {
    public FittedRegressor {
        features = List.copyOf(features);
    }

    /// One prediction a row.
    ///
    /// @throws IllegalArgumentException if a column is missing, or holds what no step treats
    public double[] predict(Table rows) {
        return model.predict(steps.transform(rows).select(features.toArray(String[]::new)).toMatrix());
    }
}
