package scratch.classic.projection.reduction;

import java.util.Arrays;

import smile.classification.KNN;
import smile.feature.extraction.PCA;

import scratch.classic.data.Split;
import scratch.classic.nearest.KNearest;
import scratch.classic.nearest.KNearestClassifier;
import scratch.classic.principal.PrincipalComponents;
import scratch.classic.principal.PrincipalComponents.Options;
import scratch.example.CheckTable;
import scratch.math.Matrix;

/// Scores, reconstructions and votes beside Smile's.
final class Peers352 {
    private Peers352() {
    }

    static CheckTable checks(long seed) {
        var checks = CheckTable.against("Smile 4.4.2");
        Matrix x = Ex352PcaUses.digits();
        PCA theirs = PCA.fit(rows(x));
        for (int k : new int[] {2, 20}) {
            PrincipalComponents ours = PrincipalComponents.fit(x, Options.of(k));
            checks.group("pixels from " + k, 1e-9).same("pixel", ours.reconstruct(x).data(), reconstructed(theirs, x, k));
        }
        Split fold = Ex352PcaUses.folds(seed).getFirst();
        Matrix train = x.selectRows(fold.train());
        Matrix test = x.selectRows(fold.test());
        int[] labels = Arrays.stream(fold.train()).map(i -> Ex352PcaUses.DIGITS.y()[i]).toArray();
        PCA learned = PCA.fit(rows(train)).getProjection(10);
        PrincipalComponents mine = PrincipalComponents.fit(train, Options.of(10));
        int[] votes = KNearestClassifier.fit(mine.transform(train), labels, KNearest.Options.of(3))
                .predict(mine.transform(test));
        int[] others = KNN.fit(learned.apply(rows(train)), labels, 3).predict(learned.apply(rows(test)));
        long same = 0;
        for (int i = 0; i < votes.length; i++) {
            same += votes[i] == others[i] ? 1 : 0;
        }
        checks.same("same vote in 10", same, votes.length);
        return checks;
    }

    /// From the loadings, which do not depend on the signs.
    private static double[] reconstructed(PCA theirs, Matrix x, int k) {
        int d = x.columns();
        double[] result = new double[x.data().length];
        for (int i = 0; i < x.rows(); i++) {
            for (int c = 0; c < d; c++) {
                result[i * d + c] = theirs.center()[c];
            }
            for (int j = 0; j < k; j++) {
                double score = 0;
                for (int c = 0; c < d; c++) {
                    score += (x.get(i, c) - theirs.center()[c]) * theirs.loadings().get(c, j);
                }
                for (int c = 0; c < d; c++) {
                    result[i * d + c] += score * theirs.loadings().get(c, j);
                }
            }
        }
        return result;
    }

    private static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        return rows;
    }
}
