package scratch.classic.evaluation.hyperparametersearch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.selection.FoldScores;
import scratch.classic.selection.Search;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 315: where two searches look, what halving drops, the simplest that is as good, and the winner.
final class Figures315 {
    private Figures315() {
    }

    static void draw(Ex315HyperparameterSearch.Searches searches, Search.Found<Double> ridge,
                     List<Ex315HyperparameterSearch.Curse> curses) {
        double best = Math.min(searches.grid().bestScores().mean(), searches.random().bestScores().mean());
        Panels.of("Where do 25 and 27 candidates look?", 2,
                places("a grid: five penalties, five shares", searches.grid(), best),
                places("random: 27 of each", searches.random(), best)).cell(430, 380)
                .save("searches", "Two scatter plots of the share of absolute values against the penalty on a logarithmic "
                + "axis. Left a regular grid, right scattered points. In both the good ones lie around a penalty of one "
                + "with a high share, and the bad ones at large penalties.");
        halving(searches.halving()).save("halving", "Errors of candidates against the rows learned from, in three rounds. "
                + "Of 27 candidates that start, nine go on, and three arrive.");
        simplest(ridge).save("simplest", "Error of ridge regression against the penalty with bars of one standard error. "
                + "The best penalty is 100; the error at 300 is still below the best error plus its standard error, and "
                + "the error at 1000 is above it.");
        curse(curses).save("curse", "Share of right answers against the number of horoscopes. The score of the best rises "
                + "from one half to two thirds along the exact curve; the nested score stays at one half.");
    }

    private static Plot places(String title, Search.Found<Settings> found, double best) {
        Plot plot = Plot.of(title, "penalty", "share of absolute values").xLog().xRange(0.008, 120).yRange(0, 1.05);
        plot = those(plot, "within 1 of the best", Role.TRUTH, found, best, 0, 1);
        plot = those(plot, "within 3", Role.ALTERNATIVE, found, best, 1, 3);
        return those(plot, "worse", Role.NEUTRAL, found, best, 3, Double.POSITIVE_INFINITY);
    }

    private static Plot those(Plot plot, String name, Role role, Search.Found<Settings> found, double best, double from,
                              double to) {
        int[] which = IntStream.range(0, found.candidates().size()).filter(i -> {
            double behind = found.scores().get(i).mean() - best;
            return behind >= from && behind < to;
        }).toArray();
        return which.length == 0 ? plot
                : plot.points(name, Arrays.stream(which).mapToDouble(i -> found.candidates().get(i).penalty()).toArray(),
                Arrays.stream(which).mapToDouble(i -> found.candidates().get(i).l1Ratio()).toArray()).as(role);
    }

    private static Plot halving(List<Search.Round<Settings>> rounds) {
        Plot plot = Plot.of("Successive halving: most of the work goes to those that may win", "rows learned from",
                "root mean squared error").xLog();
        List<Settings> last = rounds.getLast().found().candidates();
        for (Settings candidate : rounds.getFirst().found().candidates()) {
            double[] rows = rounds.stream().filter(round -> round.found().candidates().contains(candidate))
                    .mapToDouble(Search.Round::rows).toArray();
            double[] errors = Arrays.stream(rows).map(count -> error(rounds, count, candidate)).toArray();
            boolean arrived = last.contains(candidate);
            plot = rows.length > 1 ? plot.line(arrived ? "arrives" : "dropped", rows, errors)
                    .as(arrived ? Role.MODEL : Role.NEUTRAL) : plot;
            plot = plot.points("candidates", rows, errors).as(Role.DATA);
        }
        return plot;
    }

    private static double error(List<Search.Round<Settings>> rounds, double rows, Settings candidate) {
        var found = rounds.stream().filter(round -> round.rows() == rows).findFirst().orElseThrow().found();
        return found.scores().get(found.candidates().indexOf(candidate)).mean();
    }

    private static Plot simplest(Search.Found<Double> ridge) {
        double[] at = ridge.candidates().stream().mapToDouble(penalty -> penalty).toArray();
        double[] means = ridge.scores().stream().mapToDouble(FoldScores::mean).toArray();
        double[] errors = ridge.scores().stream().mapToDouble(Ex315HyperparameterSearch::standardError).toArray();
        double[] lower = IntStream.range(0, at.length).mapToDouble(i -> means[i] - errors[i]).toArray();
        double[] upper = IntStream.range(0, at.length).mapToDouble(i -> means[i] + errors[i]).toArray();
        int best = ridge.bestIndex();
        int simplest = ridge.candidates().indexOf(ridge.withinOneStandardError());
        return Plot.of("The simplest within one standard error", "penalty: simple on the right", "root mean squared error")
                .xLog().segments("one standard error", at, lower, at, upper).as(Role.UNCERTAINTY)
                .points("mean of 5 folds", at, means).as(Role.DATA)
                .horizontal("best + one standard error", means[best] + errors[best]).as(Role.ERROR)
                .focus("best", new double[] {at[best]}, new double[] {means[best]})
                .points("simplest", new double[] {at[simplest]}, new double[] {means[simplest]}).as(Role.MODEL);
    }

    private static Plot curse(List<Ex315HyperparameterSearch.Curse> curses) {
        double[] m = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        double[] at = curses.stream().mapToDouble(Ex315HyperparameterSearch.Curse::horoscopes).toArray();
        return Plot.of("The more horoscopes you try, the better the best one looks", "horoscopes tried",
                "share of right answers").xLog().yRange(0.45, 0.7)
                .line("exact", m, Arrays.stream(m).map(count -> Horoscopes.expectedBest((int) count,
                        Ex315HyperparameterSearch.PATIENTS)).toArray()).as(Role.MODEL)
                .points("score of the best", at, curses.stream().mapToDouble(Ex315HyperparameterSearch.Curse::best).toArray())
                .as(Role.ERROR)
                .points("nested", at, curses.stream().mapToDouble(Ex315HyperparameterSearch.Curse::nested).toArray())
                .as(Role.DATA)
                .horizontal("new patients", 0.5).as(Role.TRUTH);
    }
}
