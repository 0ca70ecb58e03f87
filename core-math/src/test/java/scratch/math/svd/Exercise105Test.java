package scratch.math.svd;

import java.util.Arrays;
import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.Matrix;
import scratch.math.Vectors;
import scratch.math.decomposition.SVD;
import scratch.math.svd.Exercise105Test.Truncation;

class Exercise105Test implements ExerciseContract<Truncation> {
    private static final Matrix A = Matrix.of(new double[][]{{3, 0}, {4, 5}});
    /// Square, so that V and its transpose fit, and with a V that is not symmetric.
    private static final Matrix B = Matrix.of(new double[][]{{1, 2, 0}, {0, 3, 4}, {5, 0, 7}});
    private static final Matrix TALL = Matrix.of(new double[][]{{1, 2}, {0, 3}, {5, 1}, {2, 2}});

    /// What the learner writes: the sum of the first k terms.
    interface Truncation {
        Matrix truncate(SVD svd, int k);
    }

    @Override
    public String task() {
        return "write truncate(svd, k), the best copy of rank k: the sum of the first k terms of A = U S V'.";
    }

    @Override
    public Truncation learner() {
        return Exercise105::truncate;
    }

    @Override
    public Truncation solution() {
        return Solution105::truncate;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A is a sum of tables of rank 1, each a column times a row. Which of them matter most, and in which order do "
                        + "they stand?",
                "Term j is sigma_j times the outer product of column j of U and column j of V. Add the first k.",
                "Start with Matrix.zeros(m, n); for each j below k add Vectors.outer(u.column(j), v.column(j)).times(s[j]).");
    }

    @Override
    public void check(Truncation answer) {
        Matrix one = answer.truncate(SVD.of(A), 1);
        Mistake.unless(one != null && one.rows() == 2 && one.columns() == 2, "A copy of a (2, 2) table is a (2, 2) table; "
                + "yours is %s.", one == null ? "null" : "(" + one.rows() + ", " + one.columns() + ")");
        double miss = Vectors.norm(A.minus(one).data());
        Mistake.unless(!(Math.abs(miss - Math.sqrt(45)) < 1e-9), "Your rank-1 copy misses by %.2f, the largest singular "
                + "value: you kept the wrong end of the list.", miss);
        Mistake.unless(Vectors.norm(one.data()) > 1.0001, "Your rank-1 copy has size %.2f, that of A is 7.07: each term is "
                + "stretched by its singular value.", Vectors.norm(one.data()));
        Mistake.unlessNear(miss, Math.sqrt(5), 1e-9, "The best rank-1 copy of [[3, 0], [4, 5]] misses by 2.236, the "
                + "singular value dropped; yours misses by %.4f.", miss);
        SVD svd = SVD.of(B);
        Mistake.unless(Vectors.distance(answer.truncate(svd, 3).data(), B.data()) < 1e-9, "Right sizes, wrong picture: all "
                + "terms together must give A back. Column j of V belongs to sigma_j; did you use row j?");
        checkErrors(answer, B, "square");
        checkErrors(answer, TALL, "tall");
        checkErrors(answer, TALL.transpose(), "wide");
    }

    private static void checkErrors(Truncation answer, Matrix a, String shape) {
        SVD svd = SVD.of(a);
        double[] sigma = svd.singularValues();
        for (int k = 0; k <= sigma.length; k++) {
            double dropped = Vectors.norm(Arrays.copyOfRange(sigma, k, sigma.length));
            double miss = Vectors.norm(a.minus(answer.truncate(svd, k)).data());
            Mistake.unlessNear(miss, dropped, 1e-9, "k = %d of a %s table: the squared miss must be the sum of the squared "
                    + "singular values dropped, %.4f; yours is %.4f.", k, shape, dropped * dropped, miss * miss);
        }
    }

    private static Matrix sum(SVD svd, int from, int to, boolean rows, boolean stretch) {
        Matrix sum = Matrix.zeros(svd.u().rows(), svd.v().rows());
        for (int j = from; j < to; j++) {
            double[] v = rows ? svd.v().row(j) : svd.v().column(j);
            sum = sum.plus(Vectors.outer(svd.u().column(j), v).times(stretch ? svd.singularValues()[j] : 1));
        }
        return sum;
    }

    @Override
    public List<Planted<Truncation>> planted() {
        return List.of(
                new Planted<>("keeps the smallest", (svd, k) -> {
                    int r = svd.singularValues().length;
                    return sum(svd, r - k, r, false, true);
                }, "Your rank-1 copy misses by 6.71, the largest singular value: you kept the wrong end of the list."),
                new Planted<>("rows of V", (svd, k) -> sum(svd, 0, k, true, true),
                        "Column j of V belongs to sigma_j; did you use row j?"),
                new Planted<>("no singular values", (svd, k) -> sum(svd, 0, k, false, false),
                        "each term is stretched by its singular value."));
    }
}
