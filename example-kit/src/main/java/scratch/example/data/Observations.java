package scratch.example.data;

import java.util.List;

/// Rows of features, and something about each row that is to be predicted.
public sealed interface Observations permits ClassificationData, RegressionData {
    DataCard card();

    /// (n, d).
    double[][] x();

    List<String> featureNames();

    /// Number of rows, n.
    default int size() {
        return x().length;
    }

    /// Number of features, d.
    default int features() {
        return featureNames().size();
    }

    /// One feature of all rows; (n).
    default double[] column(String feature) {
        return Columns.column(x(), Columns.index(card().name(), featureNames(), feature));
    }

    /// One feature of all rows; (n).
    default double[] column(int feature) {
        return Columns.column(x(), feature);
    }
}
