package scratch.classic.linear.perceptron;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import scratch.example.Arguments;
import scratch.example.CheckTable;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.math.Matrix;

/// 327: a rule of one line learns AND and OR from their mistakes, and goes round in circles on XOR.
public final class Ex327Perceptron {
    static final Matrix CORNERS = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    private static final List<String> NAMES = List.of("and", "or", "nand", "nor", "xor", "xnor");
    private static final List<String> VARIABLES = List.of("x1", "x2", "x1*x2");
    private static final int[][] LABELS = {{0, 0, 0, 1}, {0, 1, 1, 1}, {1, 1, 1, 0}, {1, 0, 0, 0}, {0, 1, 1, 0}, {1, 0, 0, 1}};

    private Ex327Perceptron() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "function xor and|or|nand|nor|xor|xnor function whose passes are printed",
                "rate 1.0 0.0<.. learning rate", "passes 1000 20..100000 passes after which it gives up",
                "seed 42 seed of the points with a gap");
        var options = new Perceptron.Options(arguments.doubleValue("rate"), arguments.intValue("passes"));

        Perceptron and = functions(options);
        passes(arguments.value("function"), options.learningRate());
        double[] product = {0, 0, 0, 1};                // x1·x2: the third feature
        Perceptron helped = Perceptron.fit(CORNERS.appendColumns(Matrix.wrap(4, 1, product)), labels("xor"), options);
        Console.print("%nXOR with x1*x2 as a third feature: %s%n%n", plane(helped));
        Gap[] gaps = gaps(arguments.longValue("seed"), options);
        int[] wrong = iris(options.learningRate());
        Figures327.draw(gaps, wrong);
        Console.print("figures  target/figures/corners.svg, margins.svg, restless.svg%n%n");

        checks(and, gaps, options).print();
        Console.print("%nTry: ./run 327 --rate 0.1   Its weights should only be 10 times smaller. Are they?%n");
    }

    static int[] labels(String function) {
        return LABELS[NAMES.indexOf(function)];
    }

    private static Perceptron functions(Perceptron.Options options) {
        Console.print("functions of two inputs, at most %d passes%n", options.maxEpochs());
        var table = Console.table("%-8s %6d %9d   %s", "", "passes", "mistakes", "plane");
        for (String name : NAMES) {
            var fit = Perceptron.fit(CORNERS, labels(name), options);
            table.row(name, fit.mistakes().length, total(fit), fit.separatedAfter().isPresent() ? plane(fit) : "none found");
        }
        return Perceptron.fit(CORNERS, labels("and"), options);
    }

    private static void passes(String function, double rate) {
        Console.print("%n%s, one pass after another%n", function);
        var table = Console.table("%6d %9d %6.1f %6.1f %6.1f", "pass", "mistakes", "b", "w1", "w2");
        for (int pass = 1; pass <= 4; pass++) {
            var fit = Perceptron.fit(CORNERS, labels(function), new Perceptron.Options(rate, pass));
            if (fit.mistakes().length == pass) {
                table.row(pass, fit.mistakes()[pass - 1], fit.bias(), fit.weights()[0], fit.weights()[1]);
            }
        }
    }

    private static Gap[] gaps(long seed, Perceptron.Options options) {
        Console.print("200 points on both sides of a line, none nearer to it than the margin%n");
        var table = Console.table("%8.3f %9d %10.0f", "margin", "mistakes", "(R/margin)^2");
        Gap[] gaps = new Gap[7];
        for (int g = 0; g < gaps.length; g++) {
            gaps[g] = Gap.of(0.32 / (1 << g), seed, options);
            table.row(gaps[g].margin(), gaps[g].mistakes(), gaps[g].bound());
        }
        Console.print("%n");
        return gaps;
    }

    // Two kinds of iris that no plane separates: how many of the 100 rows are wrong after 1, 2, ... 200 passes.
    private static int[] iris(double rate) {
        var iris = Datasets.iris();
        int[] rows = IntStream.range(0, 150).filter(i -> iris.y()[i] > 0).toArray();
        Matrix x = Matrix.of(iris.x()).selectRows(rows);
        int[] y = Arrays.stream(rows).map(i -> iris.y()[i] - 1).toArray();
        int[] wrong = new int[200];
        for (int pass = 1; pass <= wrong.length; pass++) {
            int[] predicted = Perceptron.fit(x, y, new Perceptron.Options(rate, pass)).predict(x);
            wrong[pass - 1] = (int) IntStream.range(0, y.length).filter(i -> predicted[i] != y[i]).count();
        }
        int[] last = Arrays.copyOfRange(wrong, 100, 200);
        Console.print("iris, versicolor against virginica: of 100 rows, wrong after pass 100 ... 105:");
        for (int pass = 100; pass <= 105; pass++) {
            Console.print(" %d", wrong[pass - 1]);
        }
        Console.print("%nin passes 101 to 200 between %d and %d%n%n", Arrays.stream(last).min().orElseThrow(),
                Arrays.stream(last).max().orElseThrow());
        return wrong;
    }

    private static CheckTable checks(Perceptron and, Gap[] gaps, Perceptron.Options options) {
        var checks = CheckTable.against("bound, or all planes");
        checks.atMost("mistakes on AND", total(and), 3 * 17);
        checks.atMost("mistakes on OR", total(Perceptron.fit(CORNERS, labels("or"), options)), 3 * 9);
        double worst = Arrays.stream(gaps).mapToDouble(g -> g.mistakes() / g.bound()).max().orElseThrow();
        checks.atMost("mistakes / bound, worst gap", worst, 1);
        checks.same("learned, of 16 with 2 inputs", Truths.learned(2, options), Truths.byAllPlanes(2));
        checks.same("learned, of 256 with 3 inputs", Truths.learned(3, options), Truths.byAllPlanes(3));
        return checks;
    }

    private static int total(Perceptron fit) {
        return Arrays.stream(fit.mistakes()).sum();
    }

    private static String plane(Perceptron fit) {
        var words = new StringBuilder(String.format(Locale.ROOT, "%.2f", fit.bias()));
        for (int j = 0; j < fit.weights().length; j++) {
            double w = fit.weights()[j];
            words.append(String.format(Locale.ROOT, " %s %.2f %s", w < 0 ? "-" : "+", Math.abs(w), VARIABLES.get(j)));
        }
        return words.append(" > 0").toString();
    }
}
