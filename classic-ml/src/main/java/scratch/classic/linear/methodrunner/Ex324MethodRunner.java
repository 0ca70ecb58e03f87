package scratch.classic.linear.methodrunner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import scratch.classic.data.CsvTable;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;

/// 324: any model by any method on any rows, your own too, from the command line.
public final class Ex324MethodRunner {
    private static final String ALL = "all";
    private static final List<String> DATA = List.of("diabetes", "alcohol");

    private Ex324MethodRunner() {
    }

    public static void main(String[] args) {
        run(Registry.MODELS, Registry.METHODS, args);
    }

    /// All that is known comes in here, and nothing else knows a name.
    static void run(List<Model> known, List<Method> ways, String... args) {
        var arguments = Arguments.of(args,
                "data diabetes " + String.join(" or ", DATA) + ", or the path of a CSV file of your own",
                "target last column that is wanted; last is the last one of numbers",
                "model all all|" + names(known.stream().map(Model::name)) + " which model",
                "method all all|" + names(ways.stream().map(Method::name)) + " how to train",
                "rate 1.0 0<..<2 size of steps, as a share of the largest that is safe",
                "passes 200 1..100000 over the training rows, at most", "seed 42 seed of the split and of the order of rows");
        Table rows = table(arguments);
        String source = DATA.contains(arguments.value("data")) ? arguments.value("data")
                : Path.of(arguments.value("data")).getFileName().toString();
        DataSet.requireRows(source, rows);
        List<Model> models = known.stream().filter(m -> wanted(arguments.value("model"), m.name())).toList();
        List<Method> methods = ways.stream().filter(m -> wanted(arguments.value("method"), m.name())).toList();
        long seed = arguments.longValue("seed");
        Split split = Split.random(rows.rows(), 0.25, seed);
        DataSet data = DataSet.of(source, rows, arguments.value("target"), split.train());

        Console.print("%s: %d rows, %d columns, wanted: %s; %d rows are kept back for the scores%n", data.name(),
                data.y().length, data.columns().size(), data.target(), split.test().length);
        if (!data.leftOut().isEmpty()) {
            Console.wrapped("left out, as they hold one word only, or more than " + DataSet.MOST_WORDS + ": "
                    + String.join(", ", data.leftOut()));
        }
        if (data.filled() > 0) {
            Console.print("%d gaps are filled with the mean of their column among the rows that are learned from%n",
                    data.filled());
        }
        Console.print("%n");
        List<Run> runs = Run.all(data, models, methods, split,
                new Method.Settings(arguments.doubleValue("rate"), arguments.intValue("passes"), seed));
        table(runs);
        Figures324.draw(runs);
        Console.print("%nfigures  target/figures/loss-curves.svg, train-and-test.svg%n%n");

        Peers324.checks(data, split, runs).print();
        Console.print("%nTry: ./run 324 --data my.csv --target price --model ridge   Your own rows.%n");
    }

    private static String names(Stream<String> all) {
        return all.collect(Collectors.joining("|"));
    }

    private static boolean wanted(String option, String name) {
        return option.equals(ALL) || option.equals(name);
    }

    private static Table table(Arguments arguments) {
        String name = arguments.value("data");
        Path file = Path.of(name);
        if (!DATA.contains(name) && !Files.isRegularFile(file)) {
            throw arguments.refusal("data", "must be " + String.join(", ", DATA) + " or the path of a file that is there");
        }
        Table table = DATA.contains(name) ? builtIn(name) : CsvTable.read(file);
        String target = arguments.value("target");
        if (!target.equals(DataSet.LAST) && !table.numericNames().contains(target)) {
            throw arguments.refusal("target", "must be " + DataSet.LAST + " or one of "
                    + String.join(", ", table.numericNames()));
        }
        return table;
    }

    static Table builtIn(String name) {
        if (name.equals("diabetes")) {
            var data = Datasets.diabetes();
            return Table.of(data.x(), data.featureNames()).with(new NumericColumn("progression", data.y()));
        }
        var wine = Datasets.wine();
        Table table = Table.of(wine.x(), wine.featureNames());
        return table.without("alcohol").with(table.column("alcohol"));
    }

    private static void table(List<Run> runs) {
        var table = Console.table("%-16s %-17s %8.3g %8.3g %8.3f %17s %7s %10s", "model", "method", "RMSE", "MAE", "R2",
                "R2, 95 %", "passes", "time");
        for (Run run : runs) {
            table.row(run.model().name(), run.method().name(), run.test().rmse(), run.test().mae(), run.test().r2(),
                    String.format(Locale.ROOT, "%.2f to %.2f", run.r2().lower(), run.r2().upper()),
                    run.course().passes() == 0 ? "-" : "" + run.course().passes(),
                    String.format(Locale.ROOT, "%.2f ms", run.nanos() / 1e6));
        }
    }
}
