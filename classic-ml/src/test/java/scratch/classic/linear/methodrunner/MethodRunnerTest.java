package scratch.classic.linear.methodrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scratch.classic.data.CsvTable;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.metrics.RegressionScores;
import scratch.example.Arguments;
import scratch.math.Matrix;
import scratch.math.decomposition.SymmetricEigen;

class MethodRunnerTest {
    private static final Method.Settings SETTINGS = new Method.Settings(1, 200, 42);

    private static List<Run> diabetes(Method.Settings settings) {
        DataSet data = diabetes();
        return Run.all(data, Registry.MODELS, Registry.METHODS, Split.random(442, 0.25, 42), settings);
    }

    private static Run find(List<Run> runs, String model, String method) {
        return runs.stream().filter(run -> run.model().name().equals(model) && run.method().name().equals(method)).findFirst()
                .orElseThrow();
    }

    @Test
    void theScoresOfTheReadmeByHand() {
        RegressionScores scores = RegressionScores.of(new double[] {1, 2, 3, 6}, new double[] {1, 3, 3, 5});
        assertThat(scores.rmse()).isCloseTo(Math.sqrt(0.5), within(1e-15)).isCloseTo(0.7071, within(5e-5));
        assertThat(scores.mae()).isEqualTo(0.5);
        assertThat(scores.r2()).isCloseTo(1 - 2 / 14.0, within(1e-15)).isCloseTo(0.8571, within(5e-5));
    }

    @Test
    void twoRowsByHand() {
        // x = -1 and 1 have mean 0 and deviation 1; y = 1 and 3
        Problem problem = new Problem(Matrix.wrap(2, 1, new double[] {-1, 1}), new double[] {1, 3}, 0);
        assertThat(problem.value(new double[] {0, 0})).isEqualTo(5);
        assertThat(problem.gradient(new double[] {0, 0})).containsExactly(-4, -2);
        assertThat(problem.hessian(new double[] {0, 0}).data()).containsExactly(2, 0, 0, 2);
        Course half = Methods.gradientDescent(problem, new Method.Settings(0.5, 1, 0));
        assertThat(half.point()).containsExactly(1, 0.5);
        assertThat(half.losses()).containsExactly(5, 1.25);
        assertThat(Methods.gradientDescent(problem, new Method.Settings(1, 1, 0)).point()).containsExactly(2, 1);
        assertThat(Methods.newton(problem, SETTINGS).point()).containsExactly(new double[] {2, 1}, within(1e-12));
        assertThat(problem.model(new double[] {2, 1}).predict(Matrix.wrap(1, 1, new double[] {3}))[0]).isEqualTo(5);
    }

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        SplittableRandom random = new SplittableRandom(3);
        Problem problem = new Problem(Matrix.wrap(20, 3, random.doubles(60).toArray()), random.doubles(20).toArray(), 0.3);
        double[] point = {0.4, -1, 2, 0.5};
        double h = 1e-6;
        for (int j = 0; j < 4; j++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[j] += h;
            down[j] -= h;
            assertThat((problem.value(up) - problem.value(down)) / (2 * h)).isCloseTo(problem.gradient(point)[j], within(1e-7));
            for (int k = 0; k < 4; k++) {
                assertThat((problem.gradient(up)[k] - problem.gradient(down)[k]) / (2 * h))
                        .isCloseTo(problem.hessian(point).get(j, k), within(1e-6));
            }
        }
    }

    @Test
    void nobodyGetsBelowTheClosedFormAndSomeArrive() {
        List<Run> onePass = diabetes(new Method.Settings(1, 1, 42));
        for (Run run : diabetes(SETTINGS)) {
            double least = find(onePass, run.model().name(), "closed-form").course().loss();
            assertThat(run.course().loss()).as("%s %s", run.model().name(), run.method().name())
                    .isGreaterThanOrEqualTo(least * (1 - 1e-12)).isLessThan(1.1 * least);
            if (run.method().name().equals("newton")) {
                assertThat(run.course().loss()).isCloseTo(least, within(1e-9 * least));
            }
        }
    }

    @Test
    void whoHasNotArrivedPredictsBetter() {
        List<Run> runs = diabetes(SETTINGS);
        double exact = find(runs, "quadratic", "closed-form").test().r2();
        double early = find(runs, "quadratic", "gradient-descent").test().r2();
        assertThat(exact).isCloseTo(0.2726, within(5e-5));
        assertThat(early).isCloseTo(0.3954, within(5e-5));
        Run late = Run.all(diabetes(), Registry.MODELS.subList(2, 3),
                Registry.METHODS.subList(3, 4), Split.random(442, 0.25, 42), new Method.Settings(1, 20_000, 42)).getFirst();
        assertThat(late.model().name() + " " + late.method().name()).isEqualTo("quadratic gradient-descent");
        assertThat(late.test().r2()).isLessThan(early);
        assertThat(find(runs, "quadratic", "closed-form").train().rmse())
                .isLessThan(find(runs, "linear", "closed-form").train().rmse());
    }

    @Test
    void stochasticStepsThatFallToZeroArrive() {
        List<Run> runs = diabetes(SETTINGS);
        double least = find(runs, "ridge", "closed-form").course().loss();
        assertThat(find(runs, "ridge", "stochastic").course().loss() / least - 1).isBetween(0.0, 1e-5);
    }

    @Test
    void afterOnePassTheManySmallStepsAreNearest() {
        List<Run> runs = diabetes(new Method.Settings(1, 1, 42));
        double least = find(runs, "linear", "closed-form").course().loss();
        assertThat(find(runs, "linear", "newton").course().loss()).isCloseTo(least, within(1e-9 * least));
        double stochastic = find(runs, "linear", "stochastic").course().loss();
        for (String other : List.of("lbfgs", "gradient-descent", "mini-batch")) {
            assertThat(find(runs, "linear", other).course().loss()).as(other).isGreaterThan(stochastic);
        }
        assertThat(runs.getFirst().train().rmse()).isCloseTo(Math.sqrt(least), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradient-descent", "mini-batch", "stochastic", "lbfgs"})
    void lossesFallFromTheFirstToTheLast(String method) {
        Run run = find(diabetes(SETTINGS), "linear", method);
        double[] losses = run.course().losses();
        assertThat(losses[losses.length - 1]).isLessThan(losses[0] / 5);
        if (method.equals("gradient-descent")) {
            for (int i = 1; i < losses.length; i++) {
                assertThat(losses[i]).isLessThanOrEqualTo(losses[i - 1]);
            }
        }
    }

    @Test
    void aBatchOfAllRowsIsGradientDescentButForTheRate() {
        Problem problem = new Problem(Matrix.wrap(4, 1, new double[] {1, 2, 3, 4}), new double[] {1, 3, 2, 5}, 0.2);
        double[] one = Methods.stochastic(problem, new Method.Settings(1, 1, 7), 4).point();
        double[] gradient = problem.gradient(new double[2]);
        assertThat(one[1] / one[0]).isCloseTo(gradient[1] / gradient[0], within(1e-12));
        assertThat(one[0] * gradient[0]).isNegative();
    }

    @Test
    void productsLeaveOutTheSquaresOfTwoValues() {
        Matrix wide = Columns.withProducts(Matrix.of(new double[][] {{0, 1}, {1, 2}, {0, 3}}));
        assertThat(wide.columns()).isEqualTo(4);
        assertThat(wide.row(1)).containsExactly(1, 2, 2, 4);
    }

    @Test
    void aFileOfYourOwn() {
        StringBuilder text = new StringBuilder("city,size,age,price\n");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            double size = random.nextDouble(30, 150);
            double age = random.nextDouble(0, 80);
            text.append("here,").append(size).append(',').append(age).append(',').append(3 * size - age + 7).append('\n');
        }
        DataSet data = table(text.toString(), "last");
        assertThat(data.columns()).containsExactly("size", "age");
        assertThat(data.leftOut()).containsExactly("city");
        assertThat(data.target()).isEqualTo("price");
        List<Run> runs = Run.all(data, Registry.MODELS.subList(0, 1), Registry.METHODS.subList(0, 1), Split.random(40, 0.25, 1),
                SETTINGS);
        assertThat(runs.getFirst().fitted().coefficients()).containsExactly(new double[] {3, -1}, within(1e-10));
        assertThat(runs.getFirst().fitted().intercept()).isCloseTo(7, within(1e-8));
        assertThat(runs.getFirst().test().r2()).isCloseTo(1, within(1e-12));
        assertThat(table(text.toString(), "age").columns())
                .containsExactly("size", "price");
    }

    @Test
    void columnsMadeUpByOthersAndMoreColumnsThanRowsAreSolvedTheShortestWay() {
        SplittableRandom random = new SplittableRandom(3);
        Matrix x = Matrix.zeros(5, 7);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 7; j++) {
                x.set(i, j, random.nextDouble());
            }
        }
        Course course = Methods.closedForm(new Problem(x, new double[] {1, 2, 4, 3, 5}, 0), SETTINGS);
        assertThat(course.loss()).isLessThan(1e-20);
    }

    @Test
    void everyNameIsThereOnce() {
        assertThat(Registry.MODELS.stream().map(Model::name)).doesNotHaveDuplicates().doesNotContain("all");
        assertThat(Registry.METHODS.stream().map(Method::name)).doesNotHaveDuplicates().doesNotContain("all");
        assertThat(Registry.METHODS.getFirst().name()).isEqualTo("closed-form");
    }

    // Gradient descent that keeps nine tenths of its last step.
    private static Course momentum(Problem problem, Method.Settings settings) {
        double rate = settings.rate() / SymmetricEigen.of(problem.hessian(new double[problem.size()])).values()[0];
        double[] point = new double[problem.size()];
        double[] step = new double[problem.size()];
        double[] losses = new double[settings.passes() + 1];
        losses[0] = problem.value(point);
        for (int pass = 1; pass < losses.length; pass++) {
            double[] gradient = problem.gradient(point);
            Arrays.setAll(step, j -> 0.9 * step[j] - rate * gradient[j]);
            Arrays.setAll(point, j -> point[j] + step[j]);
            losses[pass] = problem.value(point);
        }
        return new Course(point, losses);
    }

    // The added line is the one with "momentum": options, table, figures and scores follow.
    @Test
    void aMethodOfYourOwnIsOneLine() {
        List<Method> methods = new ArrayList<>(Registry.METHODS);
        methods.add(new Method("momentum", MethodRunnerTest::momentum));

        assertThatThrownBy(() -> Ex324MethodRunner.run(Registry.MODELS, methods, "--help"))
                .isInstanceOf(Arguments.Shown.class).hasMessageContaining("|stochastic|momentum");
        assertThatThrownBy(() -> Ex324MethodRunner.main(new String[] {"--method", "momentum"}))
                .isInstanceOf(Arguments.Refused.class);
        List<String> rows = printed(() -> Ex324MethodRunner.run(Registry.MODELS, methods, "--method", "momentum")).lines()
                .filter(line -> line.contains("  momentum  ")).toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.getFirst()).startsWith("linear ").contains(" 200 ");

        DataSet data = diabetes();
        List<Run> runs = Run.all(data, Registry.MODELS.subList(0, 1), methods, Split.random(442, 0.25, 42), SETTINGS);
        double least = find(runs, "linear", "closed-form").course().loss();
        assertThat(find(runs, "linear", "momentum").course().loss() / least - 1).isBetween(0.0, 1e-3)
                .isLessThan(find(runs, "linear", "gradient-descent").course().loss() / least - 1);
    }

    @Test
    void theExerciseIsRegisteredInOneLine() {
        List<Method> methods = new ArrayList<>(Registry.METHODS.subList(0, 1));
        methods.add(new Method("coordinate-descent", Methods.centred(Solution324::coordinateDescent)));
        DataSet data = diabetes();
        List<Run> runs = Run.all(data, Registry.MODELS.subList(0, 2), methods, Split.random(442, 0.25, 42),
                new Method.Settings(1, 2000, 42));
        double linear = find(runs, "linear", "closed-form").course().loss();
        assertThat(find(runs, "linear", "coordinate-descent").course().loss()).isCloseTo(linear, within(1e-9 * linear));
        double ridge = find(runs, "ridge", "closed-form").course().loss();
        assertThat(find(runs, "ridge", "coordinate-descent").course().loss()).isGreaterThan(1.001 * ridge);
    }

    @Test
    void aModelOfYourOwnIsOneLine() {
        List<Model> models = new ArrayList<>(Registry.MODELS);
        models.add(new Model("strong-ridge", x -> x, 10));
        List<String> rows = printed(() -> Ex324MethodRunner.run(models, Registry.METHODS, "--model", "strong-ridge")).lines()
                .filter(line -> line.startsWith("strong-ridge ")).toList();
        assertThat(rows).hasSize(Registry.METHODS.size());
    }

    private static String printed(Runnable task) {
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            task.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void badTablesAreRefused() {
        String numbers = "a,b\n" + "1,2\n".repeat(30);
        assertThatThrownBy(() -> table("a,b\n1,2\n", "last")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 rows: needs at least 20");
        assertThatThrownBy(() -> table(numbers, "c")).hasMessageContaining("target 'c': must be last or one of [a, b]");
        assertThatThrownBy(() -> table("a,b\n" + "x,2\n".repeat(30), "last"))
                .hasMessageContaining("no column to predict b from");
        assertThatThrownBy(() -> table("a,b\n" + "x,y\n".repeat(30), "last")).hasMessageContaining("no column of numbers");
        assertThatThrownBy(() -> table("a,b\n" + "1,2\n".repeat(30) + "1,\n", "last"))
                .hasMessageContaining("column 'b', row 30: missing");
    }

    private static DataSet table(String text, String target) {
        return table(text, target, 0);
    }

    private static DataSet table(String text, String target, int keptBack) {
        Table table = CsvTable.read("t.csv", new StringReader(text));
        return DataSet.of("t.csv", table, target, IntStream.range(0, table.rows() - keptBack).toArray());
    }

    private static DataSet diabetes() {
        Table table = Ex324MethodRunner.builtIn("diabetes");
        return DataSet.of("diabetes", table, "last", IntStream.range(0, table.rows()).toArray());
    }

    @Test
    void gapsAndWordsAreFilledFromTheTrainingRowsOnly() {
        String known = "1,a,1\n3,b,2\n".repeat(10) + ",b,3\n";
        DataSet data = table("x,word,y\n" + known + "100,c,4\n,a,5\n", "last", 2);
        assertThat(data.columns()).containsExactly("x", "word=b");
        assertThat(data.filled()).isEqualTo(2);
        assertThat(data.x().row(20)).containsExactly(2, 1);      // the mean of 1 and 3, not of 100 as well
        assertThat(data.x().row(21)).containsExactly(100, 0);    // c never occurred in training
        assertThat(data.x().row(22)).containsExactly(2, 0);
    }

    @Test
    void aColumnOfManyWordsIsLeftOut() {
        StringBuilder text = new StringBuilder("name,x,y\n");
        for (int i = 0; i < 21; i++) {
            text.append('n').append(i).append(',').append(i).append(",1\n");
        }
        assertThat(table(text.toString(), "last").leftOut()).containsExactly("name");
        assertThat(table(text.toString(), "last", 1).leftOut()).isEmpty();
    }

    @Test
    void theRunsAreTheSameEachTime() {
        assertThat(diabetes(SETTINGS).stream().map(run -> Arrays.hashCode(run.course().point())).toList())
                .isEqualTo(diabetes(SETTINGS).stream().map(run -> Arrays.hashCode(run.course().point())).toList());
    }
}
