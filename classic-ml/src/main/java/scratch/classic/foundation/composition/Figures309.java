package scratch.classic.foundation.composition;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import scratch.example.figure.Bars;
import scratch.example.figure.Diagram;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 309: one thing for all rows, what leaks promise, and how a leak grows with the categories.
final class Figures309 {
    private static final double[] STREETS = {2, 25, 50, 75, 100, 125, 150, 200};

    private Figures309() {
    }

    static void draw(Leak[] nothing, Leak[] matter, Leak[] selection, int seeds) {
        Diagram.of("Fitted on training rows, then the same for all rows").cell(150, 120)
                .box("train", 0, 0, "training rows", Role.DATA)
                .box("impute", 1, 0, "impute\nmedian", Role.MODEL).box("encode", 2, 0, "encode\ncategories", Role.MODEL)
                .box("scale", 3, 0, "scale\nmean, unit", Role.MODEL).box("model", 4, 0, "model\nweights", Role.MODEL)
                .box("new", 0, 1, "test rows,\nnew rows", Role.ALTERNATIVE)
                .box("same", 2.5, 1, "the same median, categories, mean, unit, weights", Role.NEUTRAL)
                .box("answer", 5, 1, "answers", Role.TRUTH)
                .arrow("train", "impute", "fit").arrow("impute", "encode", "").arrow("encode", "scale", "")
                .arrow("scale", "model", "").arrow("new", "same", "transform").arrow("same", "answer", "predict")
                .save("one-thing", "Above, training rows flow through impute, encode, scale and model, and each of them "
                + "learns. Below, test rows and new rows go through the same learned numbers to the answers; no arrow leads "
                + "from them to what learns.");
        Bars.of("What R² was promised, and what came true", "", "R²", "encoder, no effect", "encoder, effect", "selection")
                .bars("promised with the leak", means(Leak::promised, nothing, matter, selection)).as(Role.ERROR)
                .bars("came true, leak", means(Leak::cameTrue, nothing, matter, selection)).as(Role.TRUTH)
                .bars("promised by the pipeline", means(Leak::pipelinePromised, nothing, matter, selection)).as(Role.MODEL)
                .bars("came true, pipeline", means(Leak::pipelineCameTrue, nothing, matter, selection)).as(Role.ALTERNATIVE)
                .values("%.2f").size(760, 420)
                .save("promises-of-leaks", "Four bars for each of three leaks. With the leak, far more is promised than comes "
                + "true, which is below zero where there is nothing to know; the pipeline promises what comes true.");
        categories(seeds).save("categories", "R squared against the number of streets that say nothing. What the leak "
                + "promises rises along the straight line of the formula, what comes true falls along its mirror image; the "
                + "pipeline stays near 0.");
    }

    private static double[] means(ToDoubleFunction<Leak> value, Leak[]... leaks) {
        return Arrays.stream(leaks).mapToDouble(each -> mean(each, value)).toArray();
    }

    private static double mean(Leak[] leaks, ToDoubleFunction<Leak> value) {
        return Arrays.stream(leaks).mapToDouble(value).average().orElseThrow();
    }

    private static Plot categories(int seeds) {
        Leak[][] leaks = Arrays.stream(STREETS).mapToObj(k -> Leaks.encoding((int) k, 0, true, seeds)).toArray(Leak[][]::new);
        double[] line = IntStream.rangeClosed(2, 200).asDoubleStream().toArray();
        return Plot.of("300 flats in streets that say nothing", "streets", "R²")
                .line("formula", line, Arrays.stream(line).map(k -> (k - 1) / (Leaks.FLATS - 1)).toArray()).as(Role.NEUTRAL)
                .points("promised with the leak", STREETS, means(Leak::promised, leaks)).as(Role.ERROR)
                .points("came true", STREETS, means(Leak::cameTrue, leaks)).as(Role.TRUTH)
                .points("promised by the pipeline", STREETS, means(Leak::pipelinePromised, leaks)).as(Role.MODEL);
    }
}
