package scratch.stats.hypothesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import scratch.math.Matrix;
import scratch.math.check.Require;
import scratch.math.decomposition.QR;
import scratch.stats.distribution.FDistribution;

/// Two-way analysis of variance: factors A and B and, where cells hold replicates, their interaction.
/// Each effect's sum of squares is the squared length of y along the directions that the effect adds to a model; with
/// unequal cells it depends on what is in that model already, which is what the *types* say.   Cost O(N·(ab)²).
/// Scheffé, *The Analysis of Variance*, ch. 4; Herr, *American Statistician* 40 (1986) 265, on the types.
public final class TwoWayAnova {
    /// What an effect is measured beyond.
    public enum Type {
        /// In order: A alone, B after A, interaction last (R `aov`).
        SEQUENTIAL,
        /// A after B, B after A, interaction last (type II).
        MARGINAL,
        /// Each after all others, in sum-to-zero coding (type III: the default of SPSS and SAS).
        PARTIAL
    }

    /// @param type        how the sums of squares are defined for unequal cells; equal cells give the same for all
    /// @param interaction whether to fit A×B, which needs an observation in every cell and more in some
    public record Options(Type type, boolean interaction, TestOptions test) {
        public static final Options DEFAULT = new Options(Type.MARGINAL, true, TestOptions.DEFAULT);

        public Options {
            Inputs.notNull("TwoWayAnova", "type", type);
            Inputs.undirected("TwoWayAnova", test);
        }
    }

    private final Options options;
    private final OneWayAnova.Row[] effects = new OneWayAnova.Row[3];   // A, B, A×B (null without interaction)
    private final OneWayAnova.Row residual;
    private final double total;

    private TwoWayAnova(double[] y, int[] a, int[] b, int levelsOfA, int levelsOfB, Options options) {
        this.options = options;
        String operation = "TwoWayAnova";
        int n = y.length;
        Sample sample = Sample.of(operation, y, y[0]);
        double mean = sample.offset();
        double[] centred = new double[n];
        for (int i = 0; i < n; i++) {
            centred[i] = (y[i] - y[0]) - mean;
        }
        double[][] one = {filled(n)};
        double[][] columnsA = sumCoding(a, levelsOfA);
        double[][] columnsB = sumCoding(b, levelsOfB);
        double[][] both = options.interaction() ? products(columnsA, columnsB) : new double[0][];
        double[][] full = join(one, columnsA, columnsB, both);
        int df = n - full.length;
        Require.that(df >= 1, "%s: %s values, %s parameters: %s", operation, n, full.length,
                options.interaction() ? "the interaction needs replicates; fit without it" : "more values are needed");
        Require.that(QR.pivoted(columns(n, full)).rank() == full.length,
                "%s: the cells that are filled: do not connect all levels of A and B; the effects cannot be told apart",
                operation);
        double[] along = QR.of(columns(n, full)).transposeMultiply(centred);
        double rest = squares(along, full.length, n);
        total = squares(centred, 0, n);
        Require.that(rest > 0 && Math.sqrt(rest / df) >= Inputs.ROUNDING * sample.largest(),
                "%s: no spread within the cells%s: F is 0/0 or ∞", operation, rest > 0 ? " beyond rounding" : "");
        residual = new OneWayAnova.Row(rest, df);
        boolean partial = options.type() == Type.PARTIAL;
        double[][] beforeA = switch (options.type()) {
            case SEQUENTIAL -> one;
            case MARGINAL -> join(one, columnsB);
            case PARTIAL -> join(one, columnsB, both);
        };
        effects[0] = effect(beforeA, columnsA, centred);
        effects[1] = effect(partial ? join(one, columnsA, both) : join(one, columnsA), columnsB, centred);
        effects[2] = options.interaction() ? effect(join(one, columnsA, columnsB), both, centred) : null;
    }

    /// @param y the observations
    /// @param a the level of factor A of each, 0 … levels − 1
    /// @param b the level of factor B of each
    public static TwoWayAnova fit(double[] y, int[] a, int[] b, Options options) {
        String operation = "TwoWayAnova";
        Inputs.notNull(operation, "options", options);
        Inputs.notNull(operation, "a", a);
        Inputs.notNull(operation, "b", b);
        Inputs.sample(operation, "y", y, 3);
        Require.that(a.length == y.length && b.length == y.length, "%s: %s values, %s levels of A, %s of B: each"
                + " value needs both", operation, y.length, a.length, b.length);
        int levelsOfA = levels(operation, "A", a);
        int levelsOfB = levels(operation, "B", b);
        if (options.interaction()) {
            int[][] cells = new int[levelsOfA][levelsOfB];
            for (int i = 0; i < y.length; i++) {
                cells[a[i]][b[i]]++;
            }
            for (int i = 0; i < levelsOfA; i++) {
                for (int j = 0; j < levelsOfB; j++) {
                    Require.that(cells[i][j] > 0, "%s: cell (%s, %s) is empty: the interaction needs every cell; fit"
                            + " without it", operation, i, j);
                }
            }
        }
        return new TwoWayAnova(y, a, b, levelsOfA, levelsOfB, options);
    }

    public OneWayAnova.Row a() {
        return effects[0];
    }

    public OneWayAnova.Row b() {
        return effects[1];
    }

    /// @throws IllegalStateException if it was fitted without
    public OneWayAnova.Row interaction() {
        if (effects[2] == null) {
            throw new IllegalStateException("TwoWayAnova.interaction: fitted without: set interaction in the options");
        }
        return effects[2];
    }

    public OneWayAnova.Row residual() {
        return residual;
    }

    public double totalSumOfSquares() {
        return total;
    }

    public TestResult resultA() {
        return result("factor A", a(), "the means do not depend on factor A");
    }

    public TestResult resultB() {
        return result("factor B", b(), "the means do not depend on factor B");
    }

    public TestResult resultInteraction() {
        return result("interaction", interaction(), "the effect of A is the same at every level of B");
    }

    private TestResult result(String name, OneWayAnova.Row row, String nullHypothesis) {
        double f = row.meanSquare() / residual.meanSquare();
        double p = FDistribution.of(row.degreesOfFreedom(), residual.degreesOfFreedom()).survival(f);
        return TestResult.of("Two-way analysis of variance, " + name, "F", f,
                List.of(row.degreesOfFreedom(), residual.degreesOfFreedom()), p, options.test(), nullHypothesis,
                Optional.empty(), new TestResult.Effect(EffectSize.PARTIAL_ETA_SQUARED, row.sumOfSquares()
                        / (row.sumOfSquares() + residual.sumOfSquares())));
    }

    // The squared length of y along what `added` brings beyond `base`: no difference of two large sums.
    private static OneWayAnova.Row effect(double[][] base, double[][] added, double[] y) {
        double[] along = QR.of(columns(y.length, join(base, added))).transposeMultiply(y);
        return new OneWayAnova.Row(squares(along, base.length, base.length + added.length), added.length);
    }

    private static double squares(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i] * values[i];
        }
        return sum;
    }

    // Column j is 1 for level j, −1 for the last level, 0 otherwise.
    private static double[][] sumCoding(int[] levels, int count) {
        double[][] columns = new double[count - 1][levels.length];
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < count - 1; j++) {
                columns[j][i] = levels[i] == j ? 1 : levels[i] == count - 1 ? -1 : 0;
            }
        }
        return columns;
    }

    private static double[][] products(double[][] a, double[][] b) {
        return Arrays.stream(a).flatMap(left -> Arrays.stream(b).map(right -> IntStream.range(0, left.length)
                .mapToDouble(i -> left[i] * right[i]).toArray())).toArray(double[][]::new);
    }

    private static double[][] join(double[][]... blocks) {
        return Arrays.stream(blocks).flatMap(Arrays::stream).toArray(double[][]::new);
    }

    private static double[] filled(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Matrix columns(int n, double[]... columns) {
        Matrix matrix = Matrix.zeros(n, columns.length);   // (n, parameters)
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < n; i++) {
                matrix.set(i, j, columns[j][i]);
            }
        }
        return matrix;
    }

    private static int levels(String operation, String name, int... levels) {
        int count = Arrays.stream(levels).max().orElse(-1) + 1;
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] < 0) {
                throw Require.broken("%s: %s[%d] = %d: levels are 0, 1, 2, …", operation, name, i, levels[i]);
            }
        }
        Require.that(count >= 2, "%s: factor %s has 1 level: at least 2 are needed", operation, name);
        for (int level = 0; level < count; level++) {
            int wanted = level;
            Require.that(Arrays.stream(levels).anyMatch(l -> l == wanted),
                    "%s: level %s of factor %s has no value: number the levels without gaps", operation, level, name);
        }
        return count;
    }
}
