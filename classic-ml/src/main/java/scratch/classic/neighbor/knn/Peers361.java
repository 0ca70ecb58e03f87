package scratch.classic.neighbor.knn;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import smile.classification.KNN;
import smile.neighbor.KDTree;
import smile.neighbor.Neighbor;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.nearest.BallTree;
import scratch.classic.nearest.BruteForce;
import scratch.classic.nearest.KNearest.Options;
import scratch.classic.nearest.KNearestClassifier;
import scratch.classic.nearest.KdTree;
import scratch.classic.nearest.Neighbors;
import scratch.classic.preprocess.Scaler;
import scratch.example.CheckTable;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// The neighbours and the votes of every third tumour beside Smile's.
final class Peers361 {
    private Peers361() {
    }

    static CheckTable checks() {
        var data = Datasets.breastCancer();
        Table table = Table.of(data.x(), data.featureNames());
        Matrix x = Scaler.standard().fit(table, new Target.Nothing()).transform(table).toMatrix();
        int[] train = IntStream.range(0, x.rows()).filter(i -> i % 3 != 2).toArray();
        int[] test = IntStream.range(0, x.rows()).filter(i -> i % 3 == 2).toArray();
        int[] labels = IntStream.of(train).map(i -> data.y()[i]).toArray();
        Matrix learned = x.selectRows(train);
        Matrix kept = x.selectRows(test);

        var checks = CheckTable.against("Smile 4.4.2");
        KDTree<double[]> theirs = KDTree.of(rows(learned));
        Neighbors[] ours = {BruteForce.fit(learned).nearest(kept, 9), KdTree.fit(learned, 20).nearest(kept, 9),
            BallTree.fit(learned, 20).nearest(kept, 9)};
        String[] names = {"product", "k-d tree", "ball tree"};
        for (int s = 0; s < ours.length; s++) {
            checks.same("rows, " + names[s], sameRows(ours[s], theirs, kept), kept.rows() * 9L);
        }
        double[] distances = new double[kept.rows() * 9];
        double[] others = new double[distances.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = ours[0].distance(i / 9, i % 9);
            others[i] = search(theirs, kept.row(i / 9))[i % 9].distance();
        }
        checks.group("distances", 1e-12).same("distance", distances, others);
        for (int k : new int[] {1, 9, 25}) {
            int[] vote = KNearestClassifier.fit(learned, labels, Options.of(k)).predict(kept);
            int[] smile = KNN.fit(rows(learned), labels, k).predict(rows(kept));
            checks.same("same vote, k = " + k, IntStream.range(0, vote.length).filter(i -> vote[i] == smile[i]).count(),
                    vote.length);
        }
        return checks;
    }

    private static long sameRows(Neighbors ours, KDTree<double[]> theirs, Matrix kept) {
        return IntStream.range(0, kept.rows()).mapToLong(q -> {
            var found = search(theirs, kept.row(q));
            return IntStream.range(0, 9).filter(rank -> found[rank].index() == ours.row(q, rank)).count();
        }).sum();
    }

    // Smile's come in no order that is promised: the farthest first.
    private static Neighbor<double[], double[]>[] search(KDTree<double[]> tree, double[] query) {
        var found = tree.search(query, 9);
        Arrays.sort(found, Comparator.comparingDouble(Neighbor<double[], double[]>::distance).thenComparing(Neighbor::index));
        return found;
    }

    private static double[][] rows(Matrix x) {
        double[][] rows = new double[x.rows()][];
        Arrays.setAll(rows, x::row);
        return rows;
    }
}
