package scratch.classic.margin.kerneltrick;

import java.util.Arrays;
import java.util.stream.IntStream;

import smile.classification.SVM;
import smile.math.kernel.GaussianKernel;

import scratch.classic.supportvector.Kernel;
import scratch.classic.supportvector.KernelSVM;
import scratch.classic.supportvector.SVR;
import scratch.example.CheckTable;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// The fits of the lesson beside those of scikit-learn and Smile.
final class Peers365 {
    private Peers365() {
    }

    static CheckTable checks(long seed) {
        Matrix x = Ex365KernelTrick.tumours();
        int[] labels = Datasets.breastCancer().y();
        KernelSVM svm = Ex365KernelTrick.fit(x, labels, Kernel.rbf(0.01), 1);
        SVR svr = Ex365KernelTrick.curve(0.3);

        var checks = CheckTable.against("scikit-learn 1.2.1");
        // SVC(C=1, gamma=.01, tol=1e-9).fit(z, y), z in standard deviations
        checks.sameRelative("dual objective, tumours", svm.dualObjective(0), 74.5764193416, 1e-7);
        checks.same("intercept, tumours", svm.intercepts()[0], -0.2221684622, 1e-5);
        checks.same("support vectors, tumours", svm.supportRows().length, 111);
        // SVR(C=10, gamma=.5, epsilon=.3, tol=1e-9).fit(i / 10, sin(i / 10) + .3 cos(37 i)), i = 0 ... 59
        checks.group("f of the tube", 1e-4)
                .same("f", Arrays.copyOf(svr.predict(Ex365KernelTrick.times()), 3),
                        new double[] {0.119459337, 0.1840496181, 0.2543641675});
        checks.same("support vectors, tube", svr.supportRows().length, 8);
        checks.atLeast("same class as Smile, of 569", sameAsSmile(x, labels, svm), 563);
        Matrix rings = Ex365KernelTrick.ringPoints(seed);
        Matrix phi = Ex365KernelTrick.squares(rings);
        int[] ring = Ex365KernelTrick.ringLabels();
        KernelSVM map = Ex365KernelTrick.fit(phi, ring, Kernel.linear(), 1);
        KernelSVM trick = Ex365KernelTrick.fit(rings, ring, Kernel.polynomial(2, 1, 1), 1);
        checks.atMost("f by map less f by kernel", Ex365KernelTrick.difference(map, phi, trick, rings), 1e-4);
        return checks;
    }

    // LASVM with ten passes: near the optimum, and not at it
    static long sameAsSmile(Matrix x, int[] labels, KernelSVM ours) {
        double[][] rows = IntStream.range(0, x.rows()).mapToObj(x::row).toArray(double[][]::new);
        int[] signs = Arrays.stream(labels).map(label -> 2 * label - 1).toArray();
        var theirs = SVM.fit(rows, signs, new GaussianKernel(Math.sqrt(1 / 0.02)), new SVM.Options(1, 1e-3, 10));
        int[] predicted = ours.predict(x);
        return IntStream.range(0, rows.length).filter(i -> theirs.predict(rows[i]) == 2 * predicted[i] - 1).count();
    }
}
