package scratch.classic.linear.softmax;

import java.util.Arrays;

import scratch.classic.linearmodel.SoftmaxModel;
import scratch.classic.linearmodel.SoftmaxRegression;
import scratch.classic.linearmodel.SoftmaxRegression.Options;
import scratch.example.CheckTable;
import scratch.example.data.ClassificationData;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// Two columns of wines, which no plane separates, without a penalty by Smile, whose last class has no weights.
final class Peers326 {
    private Peers326() {
    }

    static CheckTable checks() {
        ClassificationData wine = Datasets.wine();
        Matrix x = Matrix.of(wine.x()).selectColumns(new int[] {0, 1});
        SoftmaxModel ours = SoftmaxRegression.fit(x, wine.y(), Options.of(0)).model();
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        var theirs = smile.classification.LogisticRegression.multinomial(rows, wine.y(),
                new smile.classification.LogisticRegression.Options(0, 1e-10, 10_000));
        double[] probabilities = new double[3 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] p = new double[3];
            theirs.predict(rows[i], p);
            System.arraycopy(p, 0, probabilities, 3 * i, 3);
        }
        double[][] w = theirs.coefficients();
        var checks = CheckTable.against("Smile 4.4.2");
        checks.group("wine, probabilities", 1e-5).same("p", ours.predictProbabilities(x).data(), probabilities);
        checks.group("wine, against class 2", 1e-4).same("class 0", difference(ours, 0), w[0])
                .same("class 1", difference(ours, 1), w[1]);
        return checks.whyDifferent("Smile gives the last class no weights, which is another way to settle what softmax leaves "
                + "open. The differences between the classes are the same, and so are the probabilities. With a penalty they "
                + "would not be: ours, like scikit-learn's, is paid by all K rows of W, Smile's by K - 1.");
    }

    // w_k - w_2, then b_k - b_2
    private static double[] difference(SoftmaxModel model, int k) {
        Matrix w = model.weights();
        double[] b = model.intercepts();
        return new double[] {w.get(k, 0) - w.get(2, 0), w.get(k, 1) - w.get(2, 1), b[k] - b[2]};
    }
}
