package scratch.example.data;

import java.util.List;

/// Rows with a number to predict each.
///
/// @param x (n, d)
/// @param y (n)
public record RegressionData(DataCard card, double[][] x, double[] y, List<String> featureNames)
        implements Observations {

    public RegressionData {
        Columns.check(card.name(), x, y.length, featureNames.size());
        featureNames = List.copyOf(featureNames);
    }

    /// The same rows with the named features only, in the order named.
    public RegressionData select(String... features) {
        return new RegressionData(card, Columns.select(card.name(), x, featureNames, features), y.clone(),
            List.of(features));
    }
}
