package scratch.math.matrices;

import java.util.Arrays;
import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.Matrix;
import scratch.math.matrices.Exercise102Test.Product;

class Exercise102Test implements ExerciseContract<Product> {
    /// What the learner writes: C = AB on flat arrays.
    interface Product {
        void multiply(double[] a, double[] b, double[] c, int m, int k, int n);
    }

    @Override
    public String task() {
        return "write multiply(a, b, c, m, k, n): the product of (m, k) and (k, n), row-major, in the order i-k-j.";
    }

    @Override
    public Product learner() {
        return Exercise102::multiply;
    }

    @Override
    public Product solution() {
        return Solution102::multiply;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Element (i, j) of a matrix with n columns stands at i * n + j. How many columns have A, B and C?",
                "Clear C. Then for each row i of C and each p below k: add a(i, p) times row p of B to row i of C.",
                "The innermost line is c[i * n + j] += weight * b[p * n + j], with weight = a[i * k + p], after "
                        + "Arrays.fill(c, 0).");
    }

    @Override
    public void check(Product answer) {
        double[] square = new double[4];
        answer.multiply(new double[]{1, 2, 3, 4}, new double[]{5, 6, 7, 8}, square, 2, 2, 2);
        Mistake.unless(!Arrays.equals(square, new double[]{5, 12, 21, 32}), "You multiplied element by element; an "
                + "element of the product is a whole row of A times a whole column of B.");
        Mistake.unless(near(square, 19, 22, 43, 50), "[1 2 | 3 4] x [5 6 | 7 8] is [19 22 | 43 50], the first being "
                + "1*5 + 2*7; yours is %s.", Arrays.toString(square));
        double[] c = new double[4];
        double[] a = {1, 2, 3, 4, 5, 6};
        double[] b = {7, 8, 9, 10, 11, 12};
        Mistake.unless(fits(answer, a, b, c, 2, 3, 2) && near(c, 58, 64, 139, 154), "Right for square matrices, wrong "
                + "for (2, 3) x (3, 2): the row length of B is its number of columns, not A's.");
        answer.multiply(a, b, c, 2, 3, 2);
        Mistake.unless(!near(c, 116, 128, 278, 308), "The second call returned twice the first: i-k-j adds into C, so "
                + "who sets C to zero?");
        Mistake.unless(near(c, 58, 64, 139, 154), "The second call with the same matrices gave another result: %s.",
                Arrays.toString(c));
        transposesAgree(answer, 3, 5, 4);
        transposesAgree(answer, 1, 7, 2);
        transposesAgree(answer, 6, 1, 5);
    }

    // (AB)ᵀ = BᵀAᵀ, and the definition.
    private static void transposesAgree(Product answer, int m, int k, int n) {
        Matrix a = Matrix.zeros(m, k);
        Matrix b = Matrix.zeros(k, n);
        Arrays.setAll(a.data(), i -> Math.sin(3.0 * i + 1));
        Arrays.setAll(b.data(), i -> Math.cos(2.0 * i + 1));
        Matrix c = Matrix.zeros(m, n);
        Matrix ct = Matrix.zeros(n, m);
        boolean fits = fits(answer, a.data(), b.data(), c.data(), m, k, n)
                && fits(answer, b.transpose().data(), a.transpose().data(), ct.data(), n, k, m);
        Mistake.unless(fits, "(%d, %d) x (%d, %d): you read or write outside of an array.", m, k, k, n);
        Mistake.unless(near(c.data(), ct.transpose().data()), "(%d, %d) x (%d, %d): (AB) transposed is not B "
                + "transposed times A transposed.", m, k, k, n);
        Mistake.unless(near(c.data(), PlainProducts.byDefinition(a, b).data()), "(%d, %d) x (%d, %d) differs from the "
                + "definition: every one of the %d multiplications must happen once.", m, k, k, n, m * k * n);
    }

    private static boolean fits(Product answer, double[] a, double[] b, double[] c, int m, int k, int n) {
        try {
            answer.multiply(a, b, c, m, k, n);
            return true;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static boolean near(double[] c, double... expected) {
        for (int i = 0; i < c.length; i++) {
            if (!(Math.abs(c[i] - expected[i]) < 1e-9)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<Planted<Product>> planted() {
        return List.of(
                new Planted<>("the stride of the wrong matrix", (a, b, c, m, k, n) -> {
                    Arrays.fill(c, 0);
                    for (int i = 0; i < m; i++) {
                        for (int p = 0; p < k; p++) {
                            for (int j = 0; j < n; j++) {
                                c[i * n + j] += a[i * k + p] * b[p * k + j];
                            }
                        }
                    }
                }, "the row length of B is its number of columns, not A's."),
                new Planted<>("the result is not cleared", (a, b, c, m, k, n) -> {
                    for (int i = 0; i < m; i++) {
                        for (int p = 0; p < k; p++) {
                            for (int j = 0; j < n; j++) {
                                c[i * n + j] += a[i * k + p] * b[p * n + j];
                            }
                        }
                    }
                }, "The second call returned twice the first: i-k-j adds into C"),
                new Planted<>("element by element", (a, b, c, m, k, n) ->
                        Arrays.setAll(c, i -> a[i] * b[i]), "You multiplied element by element"));
    }
}
