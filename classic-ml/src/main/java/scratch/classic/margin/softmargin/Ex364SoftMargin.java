package scratch.classic.margin.softmargin;

import java.util.List;
import java.util.Locale;

import scratch.classic.data.Folds;
import scratch.classic.selection.CrossValidation;
import scratch.classic.selection.FoldScores;
import scratch.classic.supportvector.Kernel;
import scratch.classic.supportvector.KernelSVM;
import scratch.classic.supportvector.LinearSVM;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.stats.interval.Interval;

/// 364: the widest street between two kinds of flowers, one flower that narrows it, and what C says about that.
public final class Ex364SoftMargin {
    static final List<Double> CS = List.of(0.01, 0.1, 1.0, 10.0, 100.0, 1000.0);
    static final int[] PASSES = {1, 10, 100, 1000};
    static final int FOLDS = 10;

    private Ex364SoftMargin() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "length 2.4 1.0..7.0 petal length of the odd versicolor flower, in cm",
                "width 0.6 0.1..2.5 its petal width", "seed 42 seed of folds and of Pegasos");
        long seed = arguments.longValue("seed");
        Flowers odd = setosa().with(arguments.doubleValue("length"), arguments.doubleValue("width"), 1);

        hardMargin(odd);
        softMargin(seed);
        solvers(seed);
        Figures364.draw(odd);
        Console.print("%nfigures  target/figures/street.svg, c.svg, odd-flower.svg%n%n");

        Peers364.checks().print();
        Console.print("%nTry: ./run 364 --length 1.8 --width 0.3   Then no line separates. Which C takes no notice?%n");
    }

    /// Setosa against versicolor: a line separates them.
    static Flowers setosa() {
        return Flowers.of(Datasets.iris().x(), Datasets.iris().y(), 0, 1);
    }

    /// Versicolor against virginica: none does.
    static Flowers virginica() {
        return Flowers.of(Datasets.iris().x(), Datasets.iris().y(), 1, 2);
    }

    static KernelSVM fit(Flowers flowers, double c) {
        return KernelSVM.fit(flowers.x(), flowers.labels(), KernelSVM.Options.of(Kernel.linear(), c).withTolerance(1e-6));
    }

    private static void hardMargin(Flowers odd) {
        Console.print("setosa against versicolor by their petals: 100 flowers, and one odd one more%n%n");
        var table = Console.table("%-22s %8s %17s   %s", "", "width", "support vectors", "plane");
        Flowers flowers = setosa();
        describe(table, "hard margin", flowers, Double.POSITIVE_INFINITY);
        describe(table, "hard margin, odd one", odd, Double.POSITIVE_INFINITY);
        describe(table, "C = 1", flowers, 1);
        describe(table, "C = 1, odd one", odd, 1);
    }

    private static void describe(Console.Table table, String what, Flowers flowers, double c) {
        try {
            KernelSVM svm = fit(flowers, c);
            double[] w = svm.weights(0);
            table.row(what, String.format(Locale.ROOT, "%.3f", svm.marginWidth(0)), "" + svm.supportRows().length,
                    String.format(Locale.ROOT, "%.2f length %+.2f width %+.2f = 0", w[0], w[1], svm.intercepts()[0]));
        } catch (ArithmeticException e) {
            table.row(what, "-", "-", "none separates");
        }
    }

    private static void softMargin(long seed) {
        Flowers flowers = virginica();
        Console.print("%nversicolor against virginica: no line separates them; right answers in %d folds%n%n", FOLDS);
        var table = Console.table("%8.2f %7.3f %17d %12d %7d %8.3f %7.3f %7.3f", "C", "width", "support vectors",
                "over margin", "wrong", "right", "from", "to");
        for (double c : CS) {
            KernelSVM svm = fit(flowers, c);
            Interval right = folds(flowers, c, seed).interval(0.95);
            table.row(c, svm.marginWidth(0), svm.supportRows().length, flowers.over(svm), flowers.wrong(svm),
                    right.estimate(), right.lower(), Math.min(1, right.upper()));
        }
    }

    static FoldScores folds(Flowers flowers, double c, long seed) {
        return CrossValidation.score(Folds.stratified(flowers.labels(), FOLDS, seed), c,
                (cost, train, test) -> flowers.select(test).right(fit(flowers.select(train), cost)));
    }

    /// ½(‖w‖² + b²) + C Σ hinge.
    static double cost(Flowers flowers, LinearSVM svm, double c) {
        double[] f = svm.decisions(flowers.x()).data();
        double length = 2 / svm.marginWidth(0);
        double cost = (length * length + svm.intercepts()[0] * svm.intercepts()[0]) / 2;
        for (int i = 0; i < f.length; i++) {
            cost += c * Math.max(0, 1 - (2 * flowers.labels()[i] - 1) * f[i]);
        }
        return cost;
    }

    private static void solvers(long seed) {
        Flowers flowers = virginica();
        double best = cost(flowers, LinearSVM.fit(flowers.x(), flowers.labels(), LinearSVM.Options.of(1).withTolerance(1e-9)),
                1);
        Console.print("%nthe same flowers with C = 1, the intercept held small too: the cost is %.4f at best%n%n", best);
        var table = Console.table("%-12s %10d %14.1f", "", "passes", "% above best");
        for (int passes : PASSES) {
            var options = new LinearSVM.Options(1, LinearSVM.Loss.HINGE, LinearSVM.Solver.PEGASOS, 1, 1e-4, passes, seed);
            double cost = cost(flowers, LinearSVM.fit(flowers.x(), flowers.labels(), options), 1);
            table.row("Pegasos", passes, 100 * (cost / best - 1));
        }
    }
}
