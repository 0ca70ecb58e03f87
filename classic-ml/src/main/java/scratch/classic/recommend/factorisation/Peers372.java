package scratch.classic.recommend.factorisation;

import java.util.stream.IntStream;

import scratch.classic.collaborative.AlternatingLeastSquares;
import scratch.classic.collaborative.FactorModel;
import scratch.classic.collaborative.Ratings;
import scratch.classic.recommend.factorisation.Ex372RecommenderFactorisation.World;
import scratch.example.CheckTable;
import scratch.math.Matrix;
import scratch.math.decomposition.QR;

/// A sweep by another way: each row's ridge regression as an ordinary one with extra rows √(λw)·I below, solved by QR.
final class Peers372 {
    private static final int RANK = 3;
    private static final double PENALTY = 0.06;
    private static final double MEAN = 3.5;

    private Peers372() {
    }

    static CheckTable checks(World world) {
        var checks = CheckTable.against("QR, row by row");
        Ratings ratings = world.train();
        var options = new AlternatingLeastSquares.Options(RANK, PENALTY, true, false, 2, 1);
        Matrix items = start(ratings.items());
        FactorModel ours = FactorModel.of(MEAN, Matrix.zeros(ratings.users(), RANK), items);
        for (int sweep = 1; sweep <= 2; sweep++) {
            ours = AlternatingLeastSquares.sweep(ours, ratings, ratings.transposed(), options);
            Matrix users = half(ratings, items);
            items = half(ratings.transposed(), users);
            double[] p = new double[ratings.users() * RANK];
            double[] q = new double[ratings.items() * RANK];
            for (int i = 0; i < p.length; i++) {
                p[i] = ours.userFactors(i / RANK)[i % RANK];
            }
            for (int i = 0; i < q.length; i++) {
                q[i] = ours.itemFactors(i / RANK)[i % RANK];
            }
            checks.group("factors, sweep " + sweep, 1e-9).same("user", p, users.data()).same("film", q, items.data());
        }
        double loss = Double.POSITIVE_INFINITY;
        double worst = 0;
        for (int sweep = 0; sweep < 10; sweep++) {
            ours = AlternatingLeastSquares.sweep(ours, ratings, ratings.transposed(), options);
            double next = ours.loss(ratings, PENALTY, true);
            worst = sweep == 0 ? 0 : Math.max(worst, next / loss - 1);
            loss = next;
        }
        return checks.atMost("rise of the loss in a sweep", worst, 1e-12);
    }

    private static Matrix start(int rows) {
        double[] values = new double[rows * RANK];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(1 + i);
        }
        return Matrix.wrap(rows, RANK, values);
    }

    private static Matrix half(Ratings ratings, Matrix other) {
        Matrix own = Matrix.zeros(ratings.users(), RANK);
        for (int row = 0; row < own.rows(); row++) {
            int first = ratings.firstOf(row);
            int count = ratings.countOfUser(row);
            if (count > 0) {
                Matrix x = Matrix.zeros(count + RANK, RANK);
                double[] y = new double[count + RANK];
                for (int e = 0; e < count; e++) {
                    y[e] = ratings.value(first + e) - MEAN;
                    for (int f = 0; f < RANK; f++) {
                        x.set(e, f, other.get(ratings.item(first + e), f));
                    }
                }
                IntStream.range(0, RANK).forEach(f -> x.set(count + f, f, Math.sqrt(PENALTY * count)));
                double[] factors = QR.of(x).solve(y);
                for (int f = 0; f < RANK; f++) {
                    own.set(row, f, factors[f]);
                }
            }
        }
        return own;
    }
}
