package scratch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How fast a contestant is to be, beside another one: what falls short is marked in the table and named below it.
///
/// @param where the settings that it speaks of, which `words` describes
/// @param least the ratio of the two that is asked for: above 1 is faster
record Goal(String contestant, String against, String words, Predicate<SortedMap<String, String>> where, double least) {
    private static final List<String> FUNCTIONS = List.of("exp", "log", "tanh", "softmax");

    /// The goals of a question, on every machine the same.
    static List<Goal> of(String question) {
        return switch (question) {
            case "MatmulBenchmark" -> List.of(
                new Goal("simd", "openblas", "n = 128 to 1024", s -> n(s) >= 128 && n(s) <= 1024, 0.95),
                new Goal("simd", "openblas", "n = 2048", s -> n(s) == 2048, 0.90),
                new Goal("simdParallel", "openblasParallel", "n = 256 and more", s -> n(s) >= 256, 0.90),
                new Goal("simd", "smile", "n = 128 and more", s -> n(s) >= 128, 1.5),
                new Goal("simd", "nd4j", "n = 128 and more", s -> n(s) >= 128, 1.2));
            case "GramMatrixBenchmark" -> List.of(new Goal("simd", "openblas", "every size", s -> true, 1));
            case "DecompositionBenchmark" -> List.of(new Goal("ours", "smile", "n = 500 and more", s -> n(s) >= 500, 1));
            case "KernelBenchmark" -> List.of(
                new Goal("simd", "scalar", "exp, log, tanh and softmax, up to n = 4096",
                    s -> FUNCTIONS.contains(s.get("kernel")) && n(s) <= 4096, 3),
                new Goal("simd", "scalar", "every kernel and size, but for noise", s -> true, 0.95));
            case "TrainingStepBenchmark" -> List.of(
                new Goal("ours", "pytorch27", "lenet", s -> network(s, "lenet"), 1.2),
                new Goal("ours", "pytorch27", "every other network", s -> !network(s, "lenet"), 1),
                new Goal("oursParallel", "pytorch27Parallel", "every network", s -> true, 1),
                new Goal("ours", "pytorch27", "lenet, the aim", s -> network(s, "lenet"), 2),
                new Goal("ours", "pytorch27", "lstm, transformer and resnet20, the aim",
                    s -> !network(s, "lenet") && !network(s, "mlp"), 1.5),
                new Goal("ours", "pytorch", "mlp and lenet", s -> network(s, "mlp") || network(s, "lenet"), 1),
                new Goal("oursParallel", "pytorchParallel", "mlp and lenet",
                    s -> network(s, "mlp") || network(s, "lenet"), 1));
            case "AutogradBenchmark" -> List.of(
                new Goal("ours", "pytorch27", "every network", s -> true, 1),
                new Goal("oursParallel", "pytorch27Parallel", "every network", s -> true, 1),
                new Goal("ours", "pytorch", "every network", s -> true, 1),
                new Goal("oursParallel", "pytorchParallel", "every network", s -> true, 1));
            case "LinearModelBenchmark" -> List.of(
                new Goal("oursParallel", "sklearnParallel", "ols", s -> linear(s, "ols"), 2),
                new Goal("oursParallel", "smileParallel", "ols", s -> linear(s, "ols"), 3),
                new Goal("oursParallel", "smileParallel", "ridgeGrid", s -> linear(s, "ridgeGrid"), 5),
                new Goal("oursParallel", "sklearnParallel", "lassoPath", s -> linear(s, "lassoPath"), 1),
                new Goal("oursParallel", "sklearnParallel", "logistic", s -> linear(s, "logistic"), 1.5));
            case "HistogramBoostingBenchmark" -> List.of(
                new Goal("ours", "sklearn", "one thread", s -> true, 1.5),
                new Goal("oursParallel", "sklearnParallel", "two threads", s -> true, 1.5),
                new Goal("ours", "xgboost", "one thread", s -> true, 1),
                new Goal("oursParallel", "xgboostParallel", "two threads", s -> true, 1));
            case "KMeansBenchmark", "NeighborsBenchmark" -> List.of(
                new Goal("ours", "sklearn", "one thread", s -> true, 1.5),
                new Goal("oursParallel", "sklearnParallel", "two threads", s -> true, 1.5),
                new Goal("ours", "smile", "one thread", s -> true, 3),
                new Goal("oursParallel", "smileParallel", "two threads", s -> true, 3));
            case "AlternatingLeastSquaresBenchmark" -> List.of(
                new Goal("ours", "numpy", "one sweep", s -> true, 5),
                new Goal("oursParallel", "numpyParallel", "one sweep", s -> true, 5));
            case "RandomForestBenchmark" -> List.of(
                new Goal("ours", "sklearn", "n = 50 000", s -> n(s) == 50_000, 3),
                new Goal("oursParallel", "sklearnParallel", "n = 50 000", s -> n(s) == 50_000, 3),
                new Goal("ours", "smile", "n = 50 000", s -> n(s) == 50_000, 2),
                new Goal("oursParallel", "smileParallel", "n = 50 000", s -> n(s) == 50_000, 2));
            case "PrincipalComponentsBenchmark" -> List.of(
                new Goal("ours", "numpy", "covariance", s -> true, 1),
                new Goal("oursParallel", "numpyParallel", "covariance", s -> true, 1),
                new Goal("ours", "sklearn", "SVD", s -> true, 1),
                new Goal("oursParallel", "sklearnParallel", "SVD", s -> true, 1));
            case "SupportVectorBenchmark" -> List.of(
                new Goal("ours", "sklearn", "fit and predict", s -> true, 2),
                new Goal("ours", "smile", "fit and predict", s -> true, 2));
            case "GpuMatmulBenchmark" -> List.of(
                new Goal("warptiles", "cublas", "float32, n = 4096 and 8192", s -> gpu(s, "fp32"), 0.85),
                new Goal("mma-tf32", "cublas", "TF32, n = 4096 and 8192", s -> gpu(s, "tf32"), 0.5),
                new Goal("wgmma", "cublas", "bfloat16, n = 4096 and 8192", s -> gpu(s, "bf16"), 0.8));
            case "GpuMemoryBenchmark" -> Stream.of("softmax", "layerNorm", "transpose").map(kernel ->
                new Goal(kernel, "copy", "the bytes of a copy", s -> n(s) > 1, 0.85)).toList();
            default -> List.of();
        };
    }

    private static boolean linear(SortedMap<String, String> setting, String model) {
        return model.equals(setting.get("model"));
    }

    private static boolean network(SortedMap<String, String> setting, String name) {
        return name.equals(setting.get("network"));
    }

    private static boolean gpu(SortedMap<String, String> setting, String precision) {
        return n(setting) >= 4096 && precision.equals(setting.get("precision"));
    }

    private static long n(SortedMap<String, String> setting) {
        return Long.parseLong(setting.getOrDefault("n", "0"));
    }

    /// The ratio, to the two digits that the table shows: what reads as the goal has reached it.
    private double ratio(Question question, SortedMap<String, String> setting) {
        return question.result(contestant, setting).flatMap(ours -> question.result(against, setting)
            .map(theirs -> Math.rint(100 * theirs.median() / ours.median()) / 100)).orElse(Double.NaN);
    }

    boolean isMissed(Question question, SortedMap<String, String> setting) {
        return where.test(setting) && ratio(question, setting) < least;      // NaN: not measured
    }

    /// `simd` at least 0.95 of `openblas` ...: reached, or where it is not.
    String verdict(Question question) {
        List<String> missed = new ArrayList<>();
        int measured = 0;
        for (SortedMap<String, String> setting : question.settings()) {
            if (where.test(setting) && !Double.isNaN(ratio(question, setting))) {
                measured++;
                if (isMissed(question, setting)) {
                    missed.add(String.join(" ", setting.values()) + " (" + Tables.ratio(ratio(question, setting)) + ")");
                }
            }
        }
        String verdict = measured == 0 ? "not measured" : missed.isEmpty() ? "reached"
            : missed.size() + " of " + measured + " fall short: " + String.join(", ", missed);
        return "`" + contestant + "` at least " + Tables.ratio(least) + " times as fast as `" + against + "`, " + words + ": "
            + verdict + ".";
    }
}
