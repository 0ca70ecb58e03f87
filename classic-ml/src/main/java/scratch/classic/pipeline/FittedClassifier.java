package scratch.classic.pipeline;

import java.util.List;

import scratch.classic.data.Table;
import scratch.classic.model.Classifier;
import scratch.math.Matrix;

/// Steps and a model that answers with probabilities.
///
/// @param steps    what is done to rows first
/// @param features the columns that the model gets, in their order
/// @param model    the model
/// @param classes  the names of its classes
public record FittedClassifier(FittedSteps steps, List<String> features, Classifier model, List<String> classes) {
    public FittedClassifier {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
    }

    /// The most probable class of each row: indices into `classes`.
    ///
    /// @throws IllegalArgumentException if a column is missing, or holds what no step treats
    public int[] predict(Table rows) {
        return model.predict(matrix(rows));
    }

    /// (n, K).
    public Matrix predictProbabilities(Table rows) {
        return model.predictProbabilities(matrix(rows));
    }

    /// The probability of one class, row by row.
    public double[] probabilities(Table rows, String ofClass) {
        int k = classes.indexOf(ofClass);
        if (k < 0) {
            throw new IllegalArgumentException("FittedClassifier.probabilities: class '" + ofClass + "': must be one of "
                    + classes);
        }
        return predictProbabilities(rows).column(k);
    }

    private Matrix matrix(Table rows) {
        return steps.transform(rows).select(features.toArray(String[]::new)).toMatrix();
    }
}
