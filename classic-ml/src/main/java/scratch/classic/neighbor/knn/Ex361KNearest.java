package scratch.classic.neighbor.knn;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.nearest.BallTree;
import scratch.classic.nearest.BruteForce;
import scratch.classic.nearest.KNearest.Options;
import scratch.classic.nearest.KNearest.Weighting;
import scratch.classic.nearest.KNearestClassifier;
import scratch.classic.nearest.KNearestRegressor;
import scratch.classic.nearest.KdTree;
import scratch.classic.nearest.NeighborSearch;
import scratch.classic.nearest.Neighbors;
import scratch.classic.preprocess.FittedStep;
import scratch.classic.preprocess.Scaler;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Goal;
import scratch.classic.selection.Search;
import scratch.classic.selection.Trial;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;
import scratch.stats.interval.Interval;

/// 361: how many neighbours, in which units, and what it costs to find them.
public final class Ex361KNearest {
    static final List<Integer> KS = List.of(200, 100, 50, 25, 15, 9, 5, 3, 1);      // from simple to complex
    static final int[] COLUMNS = {1, 2, 4, 8, 16, 32};
    static final int FOLDS = 10;
    static final int QUERIES = 100;
    static final int NEAREST = 5;

    private Ex361KNearest() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "weights uniform uniform|distance does a near neighbour count more?",
                "rows 5000 500..20000 points in the search among random ones", "seed 42 seed of folds and points");
        Weighting weighting = arguments.value("weights").equals("uniform") ? Weighting.UNIFORM : Weighting.INVERSE_DISTANCE;
        long seed = arguments.longValue("seed");

        Search.Found<Integer> scaled = tumours(weighting, true, seed);
        Search.Found<Integer> plain = tumours(weighting, false, seed);
        classification(scaled, plain);
        regression(seed);
        double[][] visits = visits(arguments.intValue("rows"), seed);
        Figures361.draw(scaled, plain, visits, arguments.intValue("rows"));
        Console.print("%nfigures  target/figures/regions.svg, choose-k.svg, columns.svg%n%n");

        Peers361.checks().print();
        Console.print("%nTry: ./run 361 --weights distance   Which k gains most, and why not the best one?%n");
    }

    /// 569 tumours: share of right answers for each k.
    static Search.Found<Integer> tumours(Weighting weighting, boolean standardised, long seed) {
        var data = Datasets.breastCancer();
        Table table = Table.of(data.x(), data.featureNames());
        List<Split> folds = Folds.stratified(data.y(), FOLDS, seed);
        Trial<Integer> trial = (k, train, test) -> {
            Table learn = table.select(train);
            Table judge = table.select(test);
            if (standardised) {
                FittedStep scaler = Scaler.standard().fit(learn, new Target.Nothing());
                learn = scaler.transform(learn);
                judge = scaler.transform(judge);
            }
            int[] labels = IntStream.of(train).map(i -> data.y()[i]).toArray();
            int[] answers = KNearestClassifier.fit(learn.toMatrix(), labels, Options.of(k).withWeighting(weighting))
                    .predict(judge.toMatrix());
            return IntStream.range(0, test.length).map(i -> answers[i] == data.y()[test[i]] ? 1 : 0).average().orElseThrow();
        };
        return Search.grid(KS, folds, trial, Goal.MAXIMIZE);
    }

    private static void classification(Search.Found<Integer> scaled, Search.Found<Integer> plain) {
        Console.print("breast cancer: 569 tumours, 30 measurements; right answers in %d folds, 95 %% intervals%n%n", FOLDS);
        var table = Console.table("%4d %14.3f %8.3f %7.3f %16.3f %8.3f %7.3f", "k", "standardised", "from", "to", "as they are",
                "from", "to");
        for (int i = 0; i < KS.size(); i++) {
            Interval ours = scaled.scores().get(i).interval(0.95);
            Interval raw = plain.scores().get(i).interval(0.95);
            table.row(KS.get(i), ours.estimate(), ours.lower(), ours.upper(), raw.estimate(), raw.lower(), raw.upper());
        }
        Console.print("best k = %d; the smoothest within one standard error of it: k = %d%n", scaled.best(),
                scaled.withinOneStandardError());
    }

    private static void regression(long seed) {
        Console.print("%ndiabetes: 442 patients, 10 measurements; root mean squared error in %d folds%n%n", FOLDS);
        var table = Console.table("%12s %10.2f %8.2f %7.2f %16.2f", "k", "uniform", "from", "to", "1/distance");
        for (int k : new int[] {1, 5, 20, 50, Integer.MAX_VALUE}) {
            Interval uniform = patients(k, Weighting.UNIFORM, seed).interval(0.95);
            table.row(k == Integer.MAX_VALUE ? "all" : "" + k, uniform.estimate(), uniform.lower(), uniform.upper(),
                    patients(k, Weighting.INVERSE_DISTANCE, seed).mean());
        }
    }

    /// The diabetes data, whose columns are standardised already.
    static FoldScores patients(int k, Weighting weighting, long seed) {
        var data = Datasets.diabetes();
        Matrix x = Matrix.of(data.x());
        Trial<Integer> trial = (neighbors, train, test) -> {
            double[] y = IntStream.of(train).mapToDouble(i -> data.y()[i]).toArray();
            var model = KNearestRegressor.fit(x.selectRows(train), y, Options.of(Math.min(neighbors, train.length))
                    .withWeighting(weighting));
            return RegressionScores.of(IntStream.of(test).mapToDouble(i -> data.y()[i]).toArray(),
                    model.predict(x.selectRows(test))).rmse();
        };
        return Search.grid(List.of(k), Folds.kFold(442, FOLDS, seed), trial, Goal.MINIMIZE).bestScores();
    }

    /// For each number of columns: rows measured by both trees and after the matrix product, and how much farther the
    /// farthest row is than the nearest; (4, columns), averaged over the queries.
    static double[][] visits(int rows, long seed) {
        Console.print("%n%d random points, %d queries, %d neighbours: rows measured for a query%n%n", rows, QUERIES, NEAREST);
        var table = Console.table("%-20s %12.0f %12.0f %22.0f %20.2f", "columns", "k-d tree", "ball tree",
                "after matrix product", "farthest/nearest");
        double[][] all = new double[4][COLUMNS.length];
        for (int c = 0; c < COLUMNS.length; c++) {
            var random = new SplittableRandom(seed);
            double[] found = visits(cube(rows, COLUMNS[c], random), cube(QUERIES, COLUMNS[c], random));
            for (int s = 0; s < found.length; s++) {
                all[s][c] = found[s];
            }
            table.row("" + COLUMNS[c], found[0], found[1], found[2], found[3]);
        }
        Matrix digits = Matrix.of(Datasets.digits().x());
        int[] kept = IntStream.range(0, digits.rows()).filter(i -> i % 10 == 0).toArray();
        int[] others = IntStream.range(0, digits.rows()).filter(i -> i % 10 != 0).toArray();
        double[] found = visits(digits.selectRows(others), digits.selectRows(kept));
        table.row("64, " + others.length + " digits", found[0], found[1], found[2], found[3]);
        return all;
    }

    static double[] visits(Matrix x, Matrix queries) {
        double[] found = new double[4];
        List<NeighborSearch> searches = List.of(KdTree.fit(x, 10), BallTree.fit(x, 10), BruteForce.fit(x));
        for (int s = 0; s < searches.size(); s++) {
            Neighbors near = searches.get(s).nearest(queries, NEAREST);
            found[s] = IntStream.range(0, queries.rows()).mapToDouble(near::measured).average().orElseThrow();
        }
        Neighbors sorted = searches.getFirst().nearest(queries, x.rows());
        found[3] = distance(sorted, x.rows() - 1) / distance(sorted, 0);
        return found;
    }

    private static double distance(Neighbors found, int rank) {
        return IntStream.range(0, found.queries()).mapToDouble(q -> found.distance(q, rank)).average().orElseThrow();
    }

    static Matrix cube(int rows, int columns, SplittableRandom random) {
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> random.nextDouble());
        return Matrix.wrap(rows, columns, values);
    }
}
