package scratch.classic.preprocess;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Folds;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Split;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// Makes of each category the mean target of its rows: one column, however many categories there are. Rare categories are
/// drawn to the mean of all: (n·mean + m·overall) / (n + m), as if m rows more had the overall mean.
///
/// A row must not see its own answer, or the model learns to read it off. So in `fitTransform` the training rows are cut
/// into folds, and each fold gets the means of the others; new rows get the means of all.
/// Micci-Barreca 2001, "A preprocessing scheme for high-cardinality categorical attributes".
public final class TargetEncoder implements Step {
    private static final String KIND = "target-encoder";

    /// @param smoothing m, the weight of the overall mean in rows, at least 0
    /// @param folds     into which training rows are cut, at least 2
    /// @param seed      of the folds
    public record Options(double smoothing, int folds, long seed) {
        public Options {
            Require.that(smoothing >= 0 && Double.isFinite(smoothing), "TargetEncoder: smoothing %s: must be 0 or more, finite",
                    smoothing);
            Require.that(folds >= 2, "TargetEncoder: %d folds: must be at least 2", folds);
        }

        /// 10 rows of smoothing, 5 folds.
        public static Options of(long seed) {
            return new Options(10, 5, seed);
        }
    }

    private final Options options;
    private final List<String> columns;

    private TargetEncoder(Options options, List<String> columns) {
        this.options = options;
        this.columns = columns;
    }

    /// @param columns the columns to encode, all categorical ones if none is named
    public static TargetEncoder of(Options options, String... columns) {
        return new TargetEncoder(options, List.of(columns));
    }

    /// @param target numbers, or two classes, of which the second counts as 1
    @Override
    public Fitted fit(Table rows, Target target) {
        double[] y = numbers(target);
        Require.that(y.length == rows.rows(), "TargetEncoder.fit: %d rows, %d targets: needs one a row", rows.rows(), y.length);
        List<String> chosen = Chosen.categorical("TargetEncoder", columns, rows);
        double overall = Arrays.stream(y).average().orElseThrow();
        Require.that(Double.isFinite(overall), "TargetEncoder.fit: mean of %d targets %s: the sum leaves the range of a double:"
                + " take a larger unit", y.length, overall);
        Map<String, Map<String, Double>> means = new LinkedHashMap<>();
        for (String name : chosen) {
            means.put(name, means(rows.categorical(name), y, overall));
        }
        return new Fitted(overall, means);
    }

    private Map<String, Double> means(CategoricalColumn column, double[] y, double overall) {
        double[] sums = new double[column.categories().size()];
        int[] counts = new int[sums.length];
        for (int i = 0; i < y.length; i++) {
            if (!column.isMissing(i)) {
                sums[column.code(i)] += y[i];
                counts[column.code(i)]++;
            }
        }
        Map<String, Double> means = new LinkedHashMap<>();
        for (int k = 0; k < sums.length; k++) {
            if (counts[k] > 0) {
                means.put(column.categories().get(k), smoothed(sums[k], counts[k], overall));
            }
        }
        return means;
    }

    private double smoothed(double sum, int count, double overall) {
        return (sum + options.smoothing * overall) / (count + options.smoothing);
    }

    @Override
    public Learned fitTransform(Table rows, Target target) {
        Require.that(rows.rows() >= 2, "TargetEncoder.fitTransform: %d rows: at least 2 are needed: a row gets the means of"
                + " others", rows.rows());
        Fitted all = fit(rows, target);
        Map<String, double[]> values = crossFitted(rows, target, all.means.keySet());
        Table encoded = rows;
        for (Map.Entry<String, double[]> column : values.entrySet()) {
            encoded = encoded.with(new NumericColumn(column.getKey(), column.getValue()));
        }
        return new Learned(all, encoded);
    }

    private Map<String, double[]> crossFitted(Table rows, Target target, Set<String> names) {
        Map<String, double[]> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, new double[rows.rows()]));
        for (Split split : Folds.kFold(rows.rows(), Math.min(options.folds, rows.rows()), options.seed)) {
            Fitted others = fit(rows.select(split.train()), target.select(split.train()));
            Table fold = others.transform(rows.select(split.test()));
            for (String name : names) {
                for (int i = 0; i < fold.rows(); i++) {
                    values.get(name)[split.test()[i]] = fold.numeric(name).value(i);
                }
            }
        }
        return values;
    }

    private static double[] numbers(Target target) {
        return switch (target) {
            case Target.Numbers numbers -> numbers.values();
            case Target.Labels labels -> {
                Require.that(labels.classes().size() == 2, "TargetEncoder.fit: classes %s: must be two, or numbers",
                        labels.classes());
                yield Arrays.stream(labels.labels()).asDoubleStream().toArray();
            }
            case Target.Nothing nothing -> throw Require.broken("TargetEncoder.fit: no target: its means are what is learned");
        };
    }

    /// An encoder that has learned each category's mean.
    public static final class Fitted implements FittedStep {
        private final double overall;
        private final Map<String, Map<String, Double>> means;

        private Fitted(double overall, Map<String, Map<String, Double>> means) {
            this.overall = overall;
            this.means = new LinkedHashMap<>(means);
        }

        /// The smoothed mean of a category; the overall mean for one that did not occur.
        public double mean(String column, String category) {
            Require.that(means.containsKey(column), "TargetEncoder: column '%s': was not encoded", column);
            return means.get(column).getOrDefault(category, overall);
        }

        /// Categories that are missing or did not occur in training get the overall mean.
        @Override
        public Table transform(Table rows) {
            Table encoded = rows;
            for (String name : means.keySet()) {
                CategoricalColumn column = rows.categorical(name);
                double[] values = new double[rows.rows()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = column.isMissing(i) ? overall : mean(name, column.word(i));
                }
                encoded = encoded.with(new NumericColumn(name, values));
            }
            return encoded;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("overall", overall, "means", Map.copyOf(means));
        }

        /// The encoder that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            Map<String, Map<String, Double>> means = new LinkedHashMap<>();
            Chosen.map(KIND, state, "means").forEach((name, map) -> {
                Require.that(map instanceof Map, "%s: means of '%s' are %s: must be a map", KIND, name, map);
                Map<String, Object> column = new LinkedHashMap<>();
                ((Map<?, ?>) map).forEach((word, mean) -> column.put((String) word, mean));
                Map<String, Double> numbers = new LinkedHashMap<>();
                column.keySet().forEach(word -> numbers.put(word, Storable.number(KIND, column, word)));
                means.put((String) name, numbers);
            });
            return new Fitted(Storable.number(KIND, state, "overall"), means);
        }
    }
}
