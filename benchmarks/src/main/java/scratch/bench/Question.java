package scratch.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The results of one benchmark class, and how they are to be compared.
///
/// @param baselines whom the others are compared with: the first that was measured. Contestants whose name ends in
///                  `Parallel` are compared with the parallel baseline if there is one
record Question(String name, List<Result> results, List<String> baselines) {

    static Question of(String name, List<Result> all) {
        List<String> baselines = switch (name) {
            case "MatmulBenchmark", "GramMatrixBenchmark" -> List.of("openblas");
            case "TrainingStepBenchmark", "AutogradBenchmark" -> List.of("pytorch27", "pytorch", "sameDiff");
            case "DecompositionBenchmark", "DistributionBenchmark" -> List.of("smile");
            case "HistogramBoostingBenchmark" -> List.of("xgboost", "sklearn");
            case "LinearModelBenchmark", "RandomForestBenchmark", "KMeansBenchmark", "NeighborsBenchmark" ->
                List.of("sklearn", "smile");
            case "SupportVectorBenchmark" -> List.of("sklearn");
            case "AlternatingLeastSquaresBenchmark" -> List.of("numpy");
            case "PrincipalComponentsBenchmark" -> List.of("sklearn", "numpy");
            case "GradientDescentBenchmark" -> List.of("numpyTwoProducts", "naive");
            case "GpuMatmulBenchmark" -> List.of("cublas", "naive");
            case "GpuMemoryBenchmark" -> List.of("copy");
            case "GpuCrossoverBenchmark", "GpuGradientDescentBenchmark", "GpuTrainingBenchmark" -> List.of("processor");
            default -> List.of("scalar");
        };
        return new Question(name, all.stream().filter(r -> r.question().equals(name)).toList(), baselines);
    }

    List<String> contestants() {
        return results.stream().map(Result::contestant).distinct().sorted().toList();
    }

    /// The settings that were measured, in the order of their numbers: 64 before 128.
    List<SortedMap<String, String>> settings() {
        return results.stream().map(Result::parameters).distinct().sorted(Question::compare).toList();
    }

    Optional<Result> result(String contestant, SortedMap<String, String> setting) {
        return results.stream().filter(r -> r.contestant().equals(contestant) && r.parameters().equals(setting))
            .findFirst();
    }

    /// Whom this result is compared with, if that was measured at the same setting.
    Optional<Result> baseline(Result result) {
        for (String baseline : baselines) {
            Optional<Result> parallel = result(baseline + "Parallel", result.parameters());
            if (result.isParallel() && parallel.isPresent()) {
                return parallel;
            }
            Optional<Result> plain = result(baseline, result.parameters());
            if (plain.isPresent()) {
                return plain;
            }
        }
        return Optional.empty();
    }

    /// How many times as fast as the baseline: above 1 is faster.
    Optional<Double> ratio(Result result) {
        return baseline(result).map(b -> b.median() / result.median());
    }

    private static int compare(SortedMap<String, String> a, SortedMap<String, String> b) {
        Comparator<String> numbersByValue = Comparator.comparingDouble(
            (String s) -> s.matches("\\d+") ? Double.parseDouble(s) : -1).thenComparing(Comparator.naturalOrder());
        // Names before numbers, so that all sizes of one type stand together.
        for (boolean numeric : new boolean[] {false, true}) {
            for (String key : a.keySet()) {
                String x = a.get(key);
                String y = b.getOrDefault(key, "");
                if (x.matches("\\d+") == numeric && !x.equals(y)) {
                    return numbersByValue.compare(x, y);
                }
            }
        }
        return 0;
    }
}
