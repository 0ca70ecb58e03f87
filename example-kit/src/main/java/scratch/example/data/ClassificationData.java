package scratch.example.data;

import java.util.List;

/// Rows with a class each.
///
/// @param x (n, d)
/// @param y (n), indices into `classNames`
public record ClassificationData(DataCard card, double[][] x, int[] y,
                                 List<String> featureNames, List<String> classNames) implements Observations {

    public ClassificationData {
        Columns.check(card.name(), x, y.length, featureNames.size());
        for (int i = 0; i < y.length; i++) {
            if (y[i] < 0 || y[i] >= classNames.size()) {
                throw new IllegalArgumentException(card.name() + ": label " + y[i] + " in row " + i + ": there are "
                    + classNames.size() + " classes");
            }
        }
        featureNames = List.copyOf(featureNames);
        classNames = List.copyOf(classNames);
    }

    /// The same rows with the named features only, in the order named.
    public ClassificationData select(String... features) {
        return new ClassificationData(card, Columns.select(card.name(), x, featureNames, features), y.clone(),
            List.of(features), classNames);
    }
}
