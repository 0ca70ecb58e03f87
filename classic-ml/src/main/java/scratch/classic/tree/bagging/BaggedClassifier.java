package scratch.classic.tree.bagging;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.model.Classifier;
import scratch.math.Matrix;
import scratch.math.check.Require;

/// The mean probabilities of many models, each learned from rows drawn with replacement. Members that are certain vote.
///
/// A sample may lack a class: its model learns from those that it has, and gives the others probability 0.
/// Members learn side by side and are added up in their order: the same bits on any number of threads.
public final class BaggedClassifier implements Classifier {
    private final List<Member> members;
    private final Bags bags;
    private final int classes;

    // a model, and which classes its answers stand for
    private record Member(Classifier model, int[] present) {
    }

    private BaggedClassifier(List<Member> members, Bags bags, int classes) {
        this.members = members;
        this.bags = bags;
        this.classes = classes;
    }

    /// @param x       (n, d)
    /// @param labels  (n), from 0 to K − 1
    /// @param learner makes a model from rows, some of them equal, perhaps all of one class
    /// @param bags    of the n rows
    public static BaggedClassifier fit(Matrix x, int[] labels, Classifier.Learner learner, Bags bags) {
        Require.that(x.rows() == bags.rows() && labels.length == bags.rows(), "BaggedClassifier.fit: %d rows, %d labels,"
                + " samples of %d rows: must be as many", x.rows(), labels.length, bags.rows());
        int classes = 0;
        for (int i = 0; i < labels.length; i++) {
            Require.that(labels[i] >= 0, "BaggedClassifier.fit: label %d of row %d: must be 0 or more", labels[i], i);
            classes = Math.max(classes, labels[i] + 1);
        }
        return new BaggedClassifier(IntStream.range(0, bags.members()).parallel()
                .mapToObj(m -> member(x, labels, learner, bags.drawn()[m])).toList(), bags, classes);
    }

    private static Member member(Matrix x, int[] labels, Classifier.Learner learner, int... rows) {
        int[] present = Arrays.stream(rows).map(i -> labels[i]).distinct().sorted().toArray();
        int[] renamed = Arrays.stream(rows).map(i -> Arrays.binarySearch(present, labels[i])).toArray();
        return new Member(learner.fit(x.selectRows(rows), renamed), present);
    }

    /// The models.
    public List<Classifier> members() {
        return members.stream().map(Member::model).toList();
    }

    @Override
    public Matrix predictProbabilities(Matrix x) {
        Matrix mean = Matrix.zeros(x.rows(), classes);
        int[] all = IntStream.range(0, x.rows()).toArray();
        for (Member member : members) {
            add(member, x, all, mean);
        }
        double[] data = mean.data();
        for (int v = 0; v < data.length; v++) {
            data[v] /= members.size();
        }
        return mean;
    }

    // adds what a member says about some rows
    private void add(Member member, Matrix x, int[] rows, Matrix sums) {
        if (rows.length == 0) {
            return;
        }
        Matrix said = member.model.predictProbabilities(x.selectRows(rows));
        for (int p = 0; p < rows.length; p++) {
            for (int k = 0; k < member.present.length; k++) {
                sums.data()[rows[p] * classes + member.present[k]] += said.get(p, k);
            }
        }
    }

    /// The class of each training row by the members that did not learn from it, the first of equals; −1 where all did; (n).
    ///
    /// @param x (n, d), the rows of `fit`
    public int[] outOfBag(Matrix x) {
        Require.that(x.rows() == bags.rows(), "BaggedClassifier.outOfBag: %d rows: it has learned from %d", x.rows(),
                bags.rows());
        Matrix sums = Matrix.zeros(x.rows(), classes);
        for (int m = 0; m < members.size(); m++) {
            add(members.get(m), x, bags.leftOut(m), sums);
        }
        return IntStream.range(0, x.rows()).map(i -> {
            int best = -1;
            double most = 0;
            for (int k = 0; k < classes; k++) {
                if (sums.get(i, k) > most) {
                    most = sums.get(i, k);
                    best = k;
                }
            }
            return best;
        }).toArray();
    }
}
