package scratch.classic.foundation.composition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.linearmodel.RidgeRegression;
import scratch.classic.metrics.RegressionScores;
import scratch.classic.pipeline.FittedRegressor;
import scratch.classic.pipeline.Pipeline;
import scratch.classic.pipeline.PipelineFile;
import scratch.classic.preprocess.FittedStep;
import scratch.classic.preprocess.Imputer;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.Scaler;
import scratch.classic.preprocess.TargetEncoder;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.example.data.Datasets;
import scratch.stats.interval.Interval;
import scratch.stats.interval.MeanInterval;
import scratch.stats.resampling.Bootstrap;

/// 309: steps and model as one thing, and what a score is worth if they are not.
public final class Ex309Pipeline {
    static final int STREETS = 100;

    private Ex309Pipeline() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "seeds 50 2..500 how often each leak is tried",
                "streets 100 2..300 how many streets 300 flats lie in", "effect 60 0.0..500 what a street adds to the rent",
                "seed 42 seed of the flats");
        int seeds = arguments.intValue("seeds");
        int streets = arguments.intValue("streets");
        double effect = arguments.doubleValue("effect");
        FittedRegressor pipeline = composition(arguments.longValue("seed"));

        Console.print("%nR squared on test rows, and on new ones; mean of %d seeds ± half a 95 %% interval%n%n", seeds);
        var table = Console.table("%-20s %14s %14s %14s %14s %14s", "seen too much", "promised",
                "came true", "pipeline said", "came true", "too good by");
        var diabetes = Datasets.diabetes();
        Leak[] scaling = Leaks.scaling(Table.of(diabetes.x(), diabetes.featureNames()), diabetes.y(), seeds);
        Leak[] nothing = Leaks.encoding(streets, 0, true, seeds);
        Leak[] matter = Leaks.encoding(streets, effect, true, seeds);
        Leak[] own = Leaks.encoding(streets, effect, false, seeds);
        Leak[] selection = Leaks.selection(seeds);
        row(table, "scaler", scaling);
        row(table, "encoder, no effect", nothing);
        row(table, "encoder, effect", matter);
        row(table, "encoder, own answers", own);
        row(table, "selection, noise", selection);
        file(pipeline);
        Figures309.draw(nothing, matter, selection, Math.min(seeds, 10));
        Console.print("%nfigures  target/figures/one-thing.svg, promises-of-leaks.svg, categories.svg%n%n");

        Peers309.checks(streets).print();
        Console.print("%nTry: ./run 309 --streets 5   How much does the encoder leak now, and why?%n");
    }

    /// Four steps and a model on 300 flats in 25 streets.
    static FittedRegressor composition(long seed) {
        Flats flats = Flats.of(900, 25, 60, seed);
        Flats train = flats.part(0, 300);
        Flats test = flats.part(300, 900);
        FittedRegressor fitted = Pipeline.of(Imputer.of(Imputer.Method.MEDIAN).withIndicator(), OneHotEncoder.of("heating"),
                        TargetEncoder.of(TargetEncoder.Options.of(seed), "street"), Scaler.standard("area", "street"))
                .fitRegressor(train.rows(), train.rent(), (x, y) -> RidgeRegression.fit(x, y, 1).model());
        Console.print("300 flats to learn the rent from, 600 others%n%n");
        var table = Console.table("%-15s %4d  %s", "after", "", "columns");
        Table here = train.rows();
        table.row("the table", here.names().size(), String.join(", ", here.names()));
        for (FittedStep step : fitted.steps().steps()) {
            here = step.transform(here);
            table.row(step.kind(), here.names().size(), String.join(", ", here.names()));
        }
        double[] predicted = fitted.predict(test.rows());
        Interval r2 = Bootstrap.fitRows(predicted.length, rows -> RegressionScores.of(pick(test.rent(), rows),
                pick(predicted, rows)).r2(), new Bootstrap.Options(1000, seed)).percentile(0.95);
        Console.print("%nR squared on the others %.3f, 95 %% from %.3f to %.3f%n", r2.estimate(), r2.lower(), r2.upper());
        return fitted;
    }

    private static double[] pick(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static void row(Console.Table table, String name, Leak... leaks) {
        table.row(name, spread(leaks, Leak::promised), spread(leaks, Leak::cameTrue), spread(leaks, Leak::pipelinePromised),
                spread(leaks, Leak::pipelineCameTrue), spread(leaks, Leak::tooGood));
    }

    private static String spread(Leak[] leaks, ToDoubleFunction<Leak> value) {
        Interval interval = MeanInterval.t(Arrays.stream(leaks).mapToDouble(value).toArray(), 0.95);
        return String.format(Locale.ROOT, "%.3f ± %.3f", interval.estimate(), interval.width() / 2);
    }

    private static void file(FittedRegressor pipeline) {
        Table flat = Table.of(new NumericColumn("area", 80), CategoricalColumn.of("heating", "gas"),
                CategoricalColumn.of("street", "street 7"));
        try {
            Path folder = Files.createTempDirectory("pipeline");
            Path file = folder.resolve("flats.json");
            PipelineFile.save(pipeline, file);
            FittedRegressor read = PipelineFile.readRegressor(file);
            Console.print("%nsaved and read again: 80 m², gas, street 7 costs %.2f, the same to the last bit: %s%n",
                    read.predict(flat)[0], read.predict(flat)[0] == pipeline.predict(flat)[0] ? "yes" : "no");
            Console.print("and what is refused:%n");
            String text = Files.readString(file);
            refused(file, text.replace("\"version\": 1", "\"version\": 2"));
            refused(file, text.replace("district", "distract"));
            refused(file, text.substring(0, text.indexOf("\"sha256\"")));
            refused(file, Peers309.without(text, "scaler"));
            Files.delete(file);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refused(() -> pipeline.predict(flat.without("street")));
        refused(() -> pipeline.predict(flat.with(CategoricalColumn.of("heating", "wood"))));
    }

    private static void refused(Path file, String text) throws IOException {
        Files.writeString(file, text);
        refused(() -> PipelineFile.readRegressor(file));
    }

    private static void refused(Runnable wrong) {
        try {
            wrong.run();
            throw new IllegalStateException("Ex309Pipeline: what is wrong was not refused");
        } catch (IllegalArgumentException e) {
            Console.wrapped("- " + e.getMessage().replaceAll("/?\\S*[/\\\\]flats.json", "flats.json"));
        }
    }
}
