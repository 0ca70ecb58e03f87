package scratch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import scratch.example.figure.Plot;

/// The pictures of the GPU's questions.
final class GpuCharts {

    private GpuCharts() {
    }

    static List<Charts.Chart> of(Question question) {
        return switch (question.name()) {
            case "GpuMatmulBenchmark" -> ladder(question);
            case "GpuCrossoverBenchmark" -> List.of(new Charts.Chart("gpu-crossover", crossover(question), "Time of a product"
                + " of two n x n matrices against n, both axes logarithmic: on the processor, on the GPU, and on the GPU with"
                + " the matrices crossing the bus both ways. Where lines cross, the GPU begins to pay. The numbers are in the"
                + " table."));
            default -> List.of();
        };
    }

    private static Plot crossover(Question question) {
        Plot plot = Plot.of("When is a product faster on the GPU?", "n", "microseconds").xLog().yLog().size(820, 500);
        for (String contestant : question.contestants()) {
            List<Result> curve = question.settings().stream().flatMap(s -> question.result(contestant, s).stream()).toList();
            plot = plot.line(contestant, values(curve, "n"), curve.stream().mapToDouble(r -> 1e6 * r.median()).toArray());
        }
        return plot;
    }

    /// A picture for each precision.
    private static List<Charts.Chart> ladder(Question question) {
        List<Charts.Chart> charts = new ArrayList<>();
        for (String precision : question.settings().stream().map(s -> s.get("precision")).distinct().toList()) {
            List<SortedMap<String, String>> settings =
                question.settings().stream().filter(s -> precision.equals(s.get("precision"))).toList();
            Plot plot = Plot.of("Product of two n x n matrices, " + precision, "n", "TFLOP/s").xLog().yLog().size(820, 500);
            for (String contestant : question.contestants()) {
                List<Result> curve = settings.stream().flatMap(s -> question.result(contestant, s).stream()).toList();
                if (!curve.isEmpty()) {
                    plot = plot.line(contestant, values(curve, "n"),
                        curve.stream().mapToDouble(r -> r.extras().get("teraflops")).toArray());
                }
            }
            charts.add(new Charts.Chart("gpu-matmul-" + precision, plot, "Speed of the matrix product in " + precision
                + " in TFLOP/s against the size of the matrices, both axes logarithmic, a line for each rung; the numbers are"
                + " in the table."));
        }
        return charts;
    }

    private static double[] values(List<Result> curve, String parameter) {
        return curve.stream().mapToDouble(r -> Double.parseDouble(r.parameters().get(parameter))).toArray();
    }
}
