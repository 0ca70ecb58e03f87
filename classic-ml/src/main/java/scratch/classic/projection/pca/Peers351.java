package scratch.classic.projection.pca;

import java.util.Arrays;
import java.util.Locale;

import smile.feature.extraction.PCA;

import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Method;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// The components of the wines, in both units and by all three ways, beside Smile's.
final class Peers351 {
    private static final int SCORES = 3;

    private Peers351() {
    }

    static CheckTable checks() {
        var checks = CheckTable.against("Smile 4.4.2");
        compare(checks, "standardised", Ex351PCA.wines(true), Method.COVARIANCE, Method.SVD, Method.RANDOMIZED);
        compare(checks, "as measured", Ex351PCA.wines(false), Method.COVARIANCE, Method.SVD);
        return checks;
    }

    private static void compare(CheckTable checks, String units, Matrix x, Method... methods) {
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        PCA theirs = PCA.fit(rows);
        var shares = checks.group("shares, " + units, 1e-12);
        var entries = checks.group("entries, " + units, 1e-9);
        for (Method method : methods) {
            PrincipalComponents ours = PrincipalComponents.fit(x, Options.all().withMethod(method));
            String name = method.name().toLowerCase(Locale.ROOT);
            shares.same(name, ours.ratios(), theirs.varianceProportion());
            entries.same(name, ours.components().data(), signed(ours, theirs));
        }
        PCA first = theirs.getProjection(SCORES);
        double[][] scores = first.apply(rows);
        PrincipalComponents ours = PrincipalComponents.fit(x, Options.of(SCORES));
        Matrix mine = ours.transform(x);
        double[] others = new double[mine.data().length];
        for (int i = 0; i < others.length; i++) {
            int j = i % SCORES;
            others[i] = sign(ours, theirs, j) * scores[i / SCORES][j];
        }
        checks.group("scores, " + units, 1e-9).same("score", mine.data(), others);
    }

    /// Smile's components in rows, each turned as ours is.
    private static double[] signed(PrincipalComponents ours, PCA theirs) {
        int d = ours.components().columns();
        double[] entries = new double[d * d];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = sign(ours, theirs, i / d) * theirs.loadings().get(i % d, i / d);
        }
        return entries;
    }

    private static double sign(PrincipalComponents ours, PCA theirs, int j) {
        double product = 0;
        for (int i = 0; i < ours.components().columns(); i++) {
            product += ours.components().get(j, i) * theirs.loadings().get(i, j);
        }
        return Math.signum(product);
    }
}
