package scratch.classic.evaluation.hyperparametersearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.data.Folds;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.preprocess.Scaler;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Goal;
import scratch.classic.selection.Search;
import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.stats.descriptive.Descriptive;
import scratch.stats.interval.Interval;

/// 315: three ways to look for settings, the simplest that is as good, and how much too good the winner looks.
public final class Ex315HyperparameterSearch {
    static final List<Double> PENALTIES = List.of(3000.0, 1000.0, 300.0, 100.0, 30.0, 10.0, 3.0, 1.0);
    static final int[] HOROSCOPES = {1, 3, 10, 30, 100};
    static final int PATIENTS = 60;
    private static final int FACTOR = 3;

    /// What two searches over the settings of an elastic net found, and the rounds of a third.
    record Searches(Search.Found<Settings> grid, Search.Found<Settings> random, List<Search.Round<Settings>> halving) {
    }

    /// The best of m horoscopes on many samples.
    ///
    /// @param best   the average of its score in cross-validation
    /// @param error  the standard error of that average
    /// @param nested the average score of nested cross-validation
    record Curse(int horoscopes, double best, double error, double nested) {
    }

    private Ex315HyperparameterSearch() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "first 40 10..350 rows that successive halving begins with",
                "samples 100 20..500 samples of patients with horoscopes", "seed 42 seed of folds, draws and samples");
        long seed = arguments.longValue("seed");
        var data = Datasets.diabetes();
        Progression patients = new Progression(Table.of(data.x(), data.featureNames()), data.y()).withProducts();   // (442, 65)
        List<Split> folds = Folds.kFold(data.y().length, 5, seed);

        Searches searches = searches(patients, folds, arguments.intValue("first"), seed);
        Search.Found<Double> ridge = oneStandardError(patients, folds);
        nested(patients, folds, ridge, seed);
        List<Curse> curses = horoscopes(arguments.intValue("samples"), seed);
        Figures315.draw(searches, ridge, curses);
        Console.print("%nfigures  target/figures/searches.svg, halving.svg, simplest.svg, curse.svg%n%n");

        checks(patients, folds, ridge, curses).print();
        Console.print("%nTry: ./run 315 --first 120   Halving costs more now. Does it find more?%n");
    }

    private static Searches searches(Progression patients, List<Split> folds, int first, long seed) {
        var trial = patients.elasticNet();
        List<Settings> drawn = Search.drawn(Settings::draw, 27, seed);
        Searches all = new Searches(Search.grid(Settings.grid(5), folds, trial, Goal.MINIMIZE),
                Search.grid(drawn, folds, trial, Goal.MINIMIZE),
                Search.halving(drawn, folds, first, FACTOR, seed, trial, Goal.MINIMIZE));
        Console.print("diabetes: 442 patients, 65 columns, elastic net; root mean squared error, 5 folds%n");
        var table = Console.table("%-15s %10d %9d %12s %14.3f %6.2f %8.2f %9.2f %7.2f", "search", "candidates", "penalties",
                "rows learned", "best: penalty", "share", "error", "95% from", "to");
        row(table, "grid, 5 by 5", all.grid().candidates(), all.grid(), work(all.grid(), folds));
        row(table, "random", drawn, all.random(), work(all.random(), folds));
        row(table, "random, halving", drawn, all.halving().getLast().found(), all.halving().stream()
                .mapToLong(round -> 5L * round.rows() * round.found().candidates().size()).sum());
        Console.print("%n");
        var rounds = Console.table("%-16s %11d %16.3f %6.2f %9.2f", "halving: rows", "candidates", "best: penalty", "share",
                "error");
        for (var round : all.halving()) {
            Settings best = round.found().best();
            rounds.row(round.rows(), round.found().candidates().size(), best.penalty(), best.l1Ratio(),
                    round.found().bestScores().mean());
        }
        return all;
    }

    private static void row(Console.Table table, String name, List<Settings> candidates, Search.Found<Settings> found,
                            long work) {
        Interval interval = found.bestScores().interval(0.95);
        table.row(name, candidates.size(), candidates.stream().mapToDouble(Settings::penalty).distinct().count(), work,
                found.best().penalty(), found.best().l1Ratio(), interval.estimate(), interval.lower(), interval.upper());
    }

    private static long work(Search.Found<?> found, List<Split> folds) {
        return found.candidates().size() * folds.stream().mapToLong(fold -> fold.train().length).sum();
    }

    private static Search.Found<Double> oneStandardError(Progression patients, List<Split> folds) {
        Search.Found<Double> found = Search.grid(PENALTIES, folds, patients.ridge(), Goal.MINIMIZE);
        Scaler.Fitted scaler = Scaler.standard().fit(patients.rows(), new Target.Nothing());
        var paths = RidgeRegression.path(scaler.transform(patients.rows()).toMatrix(), patients.y(),
                PENALTIES.stream().mapToDouble(penalty -> penalty).toArray());
        Console.print("%nthe same patients, ridge regression, from simple to complex%n");
        var table = Console.table("%-9.0f %21.1f %9.2f %16.2f  %-30s", "penalty", "effective parameters", "error",
                "standard error", "");
        for (int i = 0; i < PENALTIES.size(); i++) {
            FoldScores scores = found.scores().get(i);
            double penalty = PENALTIES.get(i);
            table.row(penalty, paths.get(i).effectiveParameters(), scores.mean(), standardError(scores),
                    penalty == found.best() ? "best" : penalty == found.withinOneStandardError()
                            ? "simplest within one standard error" : "");
        }
        return found;
    }

    static double standardError(FoldScores scores) {
        return scores.standardDeviation() / Math.sqrt(scores.values().length);
    }

    private static void nested(Progression patients, List<Split> folds, Search.Found<Double> found, long seed) {
        var nested = CrossValidation.nested(folds, rows -> Folds.kFold(rows.length, 5, seed), PENALTIES, patients.ridge(),
                Goal.MINIMIZE);
        Interval interval = nested.scores().interval(0.95);
        List<String> chosen = nested.chosen().stream().map(penalty -> String.format(Locale.ROOT, "%.0f", penalty)).toList();
        Console.print("error of the best %.2f; nested %.2f, 95%% %.2f to %.2f; penalties chosen %s%n%n",
                found.bestScores().mean(), interval.estimate(), interval.lower(), interval.upper(), String.join(", ", chosen));
    }

    private static List<Curse> horoscopes(int samples, long seed) {
        Console.print("%d patients, ill by a coin; right answers of the best of so many horoscopes, 6 folds, %d samples%n",
                PATIENTS, samples);
        var table = Console.table("%-10d %18.3f %8.3f %8.3f %14.3f", "horoscopes", "score of the best", "exact", "nested",
                "new patients");
        List<Curse> curses = new ArrayList<>();
        for (int m : HOROSCOPES) {
            Curse curse = curse(m, samples, seed);
            table.row(m, curse.best(), Horoscopes.expectedBest(m, PATIENTS), curse.nested(), 0.5);
            curses.add(curse);
        }
        return curses;
    }

    static Curse curse(int horoscopes, int samples, long seed) {
        List<Integer> candidates = IntStream.range(0, horoscopes).boxed().toList();
        double[] best = new double[samples];
        double[] nested = new double[samples];
        for (int s = 0; s < samples; s++) {
            long own = seed + s;
            var right = Horoscopes.of(PATIENTS, new SplittableRandom(own)).right();
            List<Split> folds = Folds.kFold(PATIENTS, 6, own);
            best[s] = Search.grid(candidates, folds, right, Goal.MAXIMIZE).bestScores().mean();
            nested[s] = CrossValidation.nested(folds, rows -> Folds.kFold(rows.length, 5, own), candidates, right,
                    Goal.MAXIMIZE).scores().mean();
        }
        return new Curse(horoscopes, Descriptive.mean(best), Descriptive.standardDeviation(best) / Math.sqrt(samples),
                Descriptive.mean(nested));
    }

    private static CheckTable checks(Progression patients, List<Split> folds, Search.Found<Double> ridge, List<Curse> curses) {
        CheckTable checks = CheckTable.against("Smile 4.4.2");
        var group = checks.groupRelative("ridge scores", 1e-9);
        for (int i = 0; i < PENALTIES.size(); i++) {
            double penalty = PENALTIES.get(i);
            group.same(String.format(Locale.ROOT, "%.0f", penalty), ridge.scores().get(i).values(),
                    folds.stream().mapToDouble(fold -> Peers315.ridge(patients, fold, penalty)).toArray());
        }
        double largest = curses.stream().mapToDouble(curse -> Math.abs(curse.best()
                - Horoscopes.expectedBest(curse.horoscopes(), PATIENTS)) / curse.error()).max().orElseThrow();
        return checks.atMost("largest z of 5 best scores", largest, 5);
    }
}
