package scratch.classic.margin.softmargin;

import java.util.Arrays;
import java.util.stream.IntStream;

import smile.classification.SVM;

import scratch.classic.supportvector.KernelSVM;
import scratch.classic.supportvector.LinearSVM;
import scratch.example.CheckTable;

/// The planes of the lesson beside those of scikit-learn and Smile.
final class Peers364 {
    private Peers364() {
    }

    static CheckTable checks() {
        Flowers flowers = Ex364SoftMargin.virginica();
        KernelSVM svm = Ex364SoftMargin.fit(flowers, 1);
        KernelSVM hard = Ex364SoftMargin.fit(Ex364SoftMargin.setosa(), Double.POSITIVE_INFINITY);
        LinearSVM held = LinearSVM.fit(flowers.x(), flowers.labels(), LinearSVM.Options.of(1).withTolerance(1e-9));

        var checks = CheckTable.against("scikit-learn 1.2.1");
        // SVC(kernel="linear", C, tol=1e-9); 1e9 for the hard margin
        checks.groupRelative("hard margin", 1e-5).same("w", hard.weights(0), new double[] {1.294117429, 0.823529273})
                .same("b", hard.intercepts()[0], -3.788234690);
        checks.groupRelative("C = 1", 1e-5).same("w", svm.weights(0), new double[] {2.182924651, 2.253655813})
                .same("b", svm.intercepts()[0], -14.414867911);
        checks.same("support vectors, C = 1", svm.supportRows().length, 24);
        // LinearSVC(loss="hinge", C=1, tol=1e-9)
        checks.groupRelative("intercept held", 1e-5).same("w", held.weights(0), new double[] {0.034753199, 2.728059546})
                .same("b", held.intercepts()[0], -4.688965526);
        checks.same("same class as Smile, of 100", sameAsSmile(flowers, svm), 100);
        return checks;
    }

    // LASVM with 100 passes: near the optimum, and not at it
    static long sameAsSmile(Flowers flowers, KernelSVM ours) {
        double[][] rows = IntStream.range(0, flowers.x().rows()).mapToObj(flowers.x()::row).toArray(double[][]::new);
        int[] signs = Arrays.stream(flowers.labels()).map(label -> 2 * label - 1).toArray();
        var theirs = SVM.fit(rows, signs, new SVM.Options(1, 1e-6, 100));
        int[] labels = ours.predict(flowers.x());
        return IntStream.range(0, rows.length).filter(i -> theirs.predict(rows[i]) == 2 * labels[i] - 1).count();
    }
}
