package scratch.math.linearsystems;

import java.util.Arrays;
import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.linearsystems.Exercise103Test.Solver;

class Exercise103Test implements ExerciseContract<Solver> {
    /// What the learner writes: the x with a x = b.
    interface Solver {
        double[] solve(double[][] a, double[] b);
    }

    @Override
    public String task() {
        return "write solve(a, b), Gaussian elimination with partial pivoting: the x with a x = b.";
    }

    @Override
    public Solver learner() {
        return Exercise103::solve;
    }

    @Override
    public Solver solution() {
        return Solution103::solve;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Work on copies. For each column j, subtract multiples of row j from the rows below, so that column j "
                        + "becomes 0 there; do the same to b. Then solve from the last row up.",
                "Before you eliminate column j, look below the diagonal for the number of largest size in it, and "
                        + "exchange that row with row j: in a and in b.",
                "multiplier = a[i][j] / a[j][j]; for c from j on: a[i][c] -= multiplier * a[j][c]; "
                        + "b[i] -= multiplier * b[j]. At the end x[i] = (b[i] - sum of a[i][j] * x[j], j > i) / a[i][i].");
    }

    @Override
    public void check(Solver answer) {
        double[][] a = {{2, 1, 1}, {4, 3, 3}, {8, 7, 9}};
        double[] b = {4, 10, 24};
        double[] tiny = answer.solve(new double[][]{{1e-20, 1}, {1, 1}}, new double[]{1, 2});
        Mistake.unless(tiny != null && tiny.length == 2, "Two equations with two unknowns have a solution of 2 numbers; "
                + "yours is %s.", Arrays.toString(tiny));
        Mistake.unless(!near(tiny, 0, 1), "Your x is (0, 1) for a system whose solution is (1, 1) to 20 digits: which "
                + "number did you divide by?");
        Mistake.unless(!near(tiny, -1, 2), "You exchanged two rows of A and left b: that is another system.");
        Mistake.unless(near(tiny, 1, 1), "The solution of 1e-20 x + y = 1, x + y = 2 is (1, 1); yours is %s.",
                Arrays.toString(tiny));
        double[] x = answer.solve(a, b);
        Mistake.unless(a[2][0] == 8 && a[0][0] == 2 && a[1][1] == 3 && b[1] == 10 && b[0] == 4, "You changed the matrix "
                + "or the right side that you were given: the caller still needs them, so work on copies.");
        Mistake.unless(near(x, 1, 1, 1), "The solution of the README's three equations is (1, 1, 1); yours is %s. After "
                + "eliminating, solve from the last unknown up.", Arrays.toString(x));
        double[] zero = answer.solve(new double[][]{{0, 1}, {2, 0}}, new double[]{3, 4});
        Mistake.unless(near(zero, 2, 3), "y = 3, 2 x = 4 is solved by (2, 3); yours is %s. A 0 on the diagonal asks for "
                + "an exchange of rows.", Arrays.toString(zero));
        double[] negative = answer.solve(new double[][]{{1e-20, 1}, {-1, 1}}, new double[]{1, 0});
        Mistake.unless(near(negative, 1, 1), "1e-20 x + y = 1, -x + y = 0 is solved by (1, 1); yours is %s. The largest "
                + "pivot is the one of largest size: -1 counts more than 1e-20.", Arrays.toString(negative));
        double[] exchanged = answer.solve(new double[][]{a[1], a[2], a[0]}, new double[]{b[1], b[2], b[0]});
        Mistake.unless(near(exchanged, 1, 1, 1), "The same three equations in another order gave %s: the order must not "
                + "matter.", Arrays.toString(exchanged));
    }

    private static boolean near(double[] x, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (x == null || x.length != expected.length || !(Math.abs(x[i] - expected[i]) < 1e-9)) {
                return false;
            }
        }
        return true;
    }

    // Plain elimination with everything that may go wrong as a switch.
    private static double[] wrong(double[][] a, double[] b, boolean exchangeRows, boolean bySize, boolean copy) {
        int n = b.length;
        double[][] rows = copy ? Arrays.stream(a).map(double[]::clone).toArray(double[][]::new) : a;
        double[] x = b.clone();
        for (int j = 0; j < n; j++) {
            int largest = j;
            for (int i = j + 1; i < n && exchangeRows; i++) {
                boolean more = bySize ? Math.abs(rows[i][j]) > Math.abs(rows[largest][j]) : rows[i][j] > rows[largest][j];
                largest = more ? i : largest;
            }
            double[] row = rows[j];
            rows[j] = rows[largest];
            rows[largest] = row;
            double right = x[j];
            x[j] = x[largest];
            x[largest] = right;
            for (int i = j + 1; i < n; i++) {
                double multiplier = rows[i][j] / rows[j][j];
                for (int c = j; c < n; c++) {
                    rows[i][c] -= multiplier * rows[j][c];
                }
                x[i] -= multiplier * x[j];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= rows[i][j] * x[j];
            }
            x[i] /= rows[i][i];
        }
        return x;
    }

    @Override
    public List<Planted<Solver>> planted() {
        return List.of(
                new Planted<>("no pivoting", (a, b) -> wrong(a, b, false, true, true),
                        "Your x is (0, 1) for a system whose solution is (1, 1) to 20 digits: which number"),
                new Planted<>("exchanges rows of A and not of b", (a, b) -> {
                    double[][] sorted = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
                    Arrays.sort(sorted, (r, s) -> Double.compare(Math.abs(s[0]), Math.abs(r[0])));
                    return wrong(sorted, b, false, true, true);
                }, "You exchanged two rows of A and left b: that is another system."),
                new Planted<>("forgets the sign", (a, b) -> wrong(a, b, true, false, true),
                        "-1 counts more than 1e-20."),
                new Planted<>("works on the caller's matrix", (a, b) -> wrong(a, b, true, true, false),
                        "the caller still needs them, so work on copies."));
    }
}
