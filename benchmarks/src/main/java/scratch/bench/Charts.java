package scratch.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import scratch.example.figure.Bars;
import scratch.example.figure.Figure;
import scratch.example.figure.Plot;

/// The pictures of a question: the fewest that show the answer.
final class Charts {

    /// @param alt what it shows, for those who cannot see it
    record Chart(String name, Figure figure, String alt) { }

    private Charts() {
    }

    static List<Chart> of(Question question) {
        if (question.results().isEmpty()) {
            return List.of();
        }
        return switch (question.name()) {
            case "MatmulBenchmark" -> matmul(question);
            case "KernelBenchmark" -> speedUps(question, "kernel", "simd", "kernels",
                "Vector kernels against plain loops", "times as fast as the plain loop");
            case "DecompositionBenchmark" -> speedUps(question, "decomposition", "ours", "decompositions",
                "Decompositions on one thread against Smile (LAPACK)", "times as fast as Smile");
            case "DistributionBenchmark" -> distributions(question);
            case "GradientDescentBenchmark" -> descents(question);
            default -> GpuCharts.of(question);
        };
    }

    /// Billions of floating-point operations a second over n: a picture for each type, on one thread and on all.
    private static List<Chart> matmul(Question question) {
        List<Chart> charts = new ArrayList<>();
        for (String type : List.of("double", "float")) {
            matmul(question, type, false).ifPresent(charts::add);
            matmul(question, type, true).ifPresent(charts::add);
        }
        return charts;
    }

    private static Optional<Chart> matmul(Question question, String type, boolean parallel) {
        String threads = parallel ? "all processors" : "one thread";
        Plot plot = Plot.of("Product of two n x n matrices of " + type + ", " + threads, "n", "GFLOP/s")
            .xLog().yLog().size(820, 500);
        boolean any = false;
        for (String contestant : question.contestants()) {
            List<Result> curve = question.settings().stream().filter(s -> type.equals(s.get("type")))
                .flatMap(s -> question.result(contestant, s).stream()).filter(r -> r.isParallel() == parallel).toList();
            if (!curve.isEmpty()) {
                double[] n = curve.stream().mapToDouble(r -> Double.parseDouble(r.parameters().get("n"))).toArray();
                double[] speed = curve.stream().mapToDouble(r -> 2e-9
                    * Math.pow(Double.parseDouble(r.parameters().get("n")), 3) / r.median()).toArray();
                plot = plot.line(contestant, n, speed);
                any = true;
            }
        }
        return any ? Optional.of(new Chart("matmul-" + type + (parallel ? "-parallel" : ""), plot, "Speed of the matrix"
            + " product of " + type + " on " + threads + " in GFLOP/s against the size of the matrices, both axes"
            + " logarithmic, one line for each contestant; the numbers are in the table.")) : Optional.empty();
    }

    /// A bar for each category, a series for each size, from one contestant's ratio to its baseline.
    private static List<Chart> speedUps(Question question, String category, String contestant, String name, String title,
                                        String label) {
        Map<String, Map<String, Double>> sizes = new LinkedHashMap<>();  // n → category → ratio
        List<String> categories = new ArrayList<>();
        for (SortedMap<String, String> setting : question.settings()) {
            question.result(contestant, setting).filter(r -> !"float".equals(setting.get("type")))
                .flatMap(question::ratio).ifPresent(ratio -> {
                    String kind = setting.get(category);
                    if (!categories.contains(kind)) {
                        categories.add(kind);
                    }
                    sizes.computeIfAbsent(setting.get("n"), n -> new LinkedHashMap<>()).put(kind, ratio);
                });
        }
        if (categories.isEmpty()) {
            return List.of();
        }
        List<String> shown = ends(List.copyOf(sizes.keySet()));
        Bars bars = Bars.of(title, "", label, categories.toArray(String[]::new)).horizontal().values("%.1f")
            .size(820, 120 + 26 * categories.size() * shown.size());
        for (String n : shown) {
            bars = bars.bars("n = " + n, categories.stream()
                .mapToDouble(c -> sizes.get(n).getOrDefault(c, 0.0)).toArray());
        }
        return List.of(new Chart(name, bars.plot().vertical("as fast", 1), title + ": a bar for each, a colour for each"
            + " size; 1 is as fast. The numbers are in the table."));
    }

    /// For each function a mark for each distribution and library: its time over ours, on a logarithmic axis, because
    /// some of the ratios are thousands.
    private static List<Chart> distributions(Question question) {
        List<Chart> charts = new ArrayList<>();
        for (String function : List.of("cdf", "quantile", "density")) {
            List<SortedMap<String, String>> settings = question.settings().stream()
                .filter(s -> function.equals(s.get("function")) && question.result("ours", s).isPresent())
                .toList().reversed();                          // the first row is the uppermost
            if (settings.isEmpty()) {
                continue;
            }
            Plot plot = Plot.of("One " + function + " against Smile and Commons Math", "times as fast", "").xLog()
                .yCategories(settings.stream().map(s -> s.get("distribution")).toArray(String[]::new))
                .size(820, 140 + 24 * settings.size());
            boolean any = false;
            for (String library : List.of("smile", "commonsMath")) {
                List<SortedMap<String, String>> measured = settings.stream()
                    .filter(s -> question.result(library, s).isPresent()).toList();
                if (!measured.isEmpty()) {
                    double[] ratios = measured.stream().mapToDouble(s -> question.result(library, s).orElseThrow().median()
                        / question.result("ours", s).orElseThrow().median()).toArray();
                    plot = plot.points(library, ratios, measured.stream().mapToDouble(settings::indexOf).toArray());
                    any = true;
                }
            }
            if (any) {
                charts.add(new Chart("distributions-" + function, plot.vertical("as fast", 1), "How many times as fast as"
                    + " Smile and Commons Math our " + function + " is: a row for each distribution, a mark for each"
                    + " library, a logarithmic axis; right of 1 is faster. The numbers are in the table."));
            }
        }
        return charts;
    }

    /// The first, the middle and the last: more bars than that nobody reads.
    private static List<String> ends(List<String> all) {
        return all.size() <= 3 ? all : List.of(all.getFirst(), all.get(all.size() / 2), all.getLast());
    }

    private static List<Chart> descents(Question question) {
        List<Chart> charts = new ArrayList<>();
        for (SortedMap<String, String> setting : question.settings()) {
            List<Result> results = question.results().stream().filter(r -> r.parameters().equals(setting)).toList();
            Bars bars = Bars.of("Gradient descent, " + setting.get("rows") + " rows, " + setting.get("iterations")
                    + " iterations, " + setting.get("scaling"), "", "seconds",
                results.stream().map(Result::contestant).toArray(String[]::new)).horizontal().values("%.2f")
                .bars("seconds", results.stream().mapToDouble(Result::median).toArray())
                .size(820, 130 + 34 * results.size());
            charts.add(new Chart("gradient-descent-" + setting.get("scaling").toLowerCase(Locale.ROOT), bars,
                "Seconds for a whole fit and its predictions, a bar for each way; the numbers are in the table."));
        }
        return charts;
    }
}
