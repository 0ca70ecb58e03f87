package scratch.classic.preprocess;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;
import scratch.stats.descriptive.QuantileType;
import scratch.stats.descriptive.Quantiles;
import scratch.stats.distribution.Normal;

/// Replaces each number by the share F(x) of training values below it, which is spread evenly from 0 to 1, or by Φ⁻¹(F(x)),
/// which looks normal. Distances within a column are lost, its order is kept, and an outlier is only the last in line.
///
/// F goes in straight lines between `landmarks` quantiles of the training values, which stand at 0, 1/(m − 1), …, 1. Values
/// that are equal get the middle of the shares that they cover, so a constant column becomes 0.5, or 0. Beyond the training
/// values F is 0 or 1, which Φ⁻¹ cuts off at 1e-7 and 1 − 1e-7: ±5.2. Gaps stay gaps. Cost O(n log n·d) to learn, O(log m)
/// a value.
public final class QuantileScaler implements Step {
    private static final String KIND = "quantile-scaler";
    private static final int MOST_LANDMARKS = 1000;
    private static final double CUT = 1e-7;

    private final boolean normal;
    private final int landmarks;
    private final List<String> columns;

    private QuantileScaler(boolean normal, int landmarks, List<String> columns) {
        this.normal = normal;
        this.landmarks = landmarks;
        this.columns = columns;
    }

    /// Evenly from 0 to 1.
    ///
    /// @param columns the columns to scale, all numeric ones if none is named
    public static QuantileScaler uniform(String... columns) {
        return new QuantileScaler(false, MOST_LANDMARKS, List.of(columns));
    }

    /// As if drawn from a standard normal distribution.
    public static QuantileScaler normal(String... columns) {
        return new QuantileScaler(true, MOST_LANDMARKS, List.of(columns));
    }

    /// The same with another number of quantiles than 1000. More than there are rows are never taken.
    ///
    /// @param number at least 2
    public QuantileScaler withLandmarks(int number) {
        Require.atLeast(2, "QuantileScaler.withLandmarks", "landmarks", number);
        return new QuantileScaler(normal, number, columns);
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        Map<String, double[]> quantiles = new LinkedHashMap<>();
        for (String name : Chosen.numeric("QuantileScaler", columns, rows)) {
            double[] values = Chosen.present("QuantileScaler", rows, name);
            Quantiles sorted = Quantiles.of(values);
            Require.that(Double.isFinite(sorted.maximum() - sorted.minimum()),
                    "QuantileScaler.fit: column '%s': values too far apart for a double: take a larger unit", name);
            quantiles.put(name, landmarks(sorted, Math.clamp(values.length, 2, landmarks)));
        }
        return new Fitted(normal, quantiles);
    }

    private static double[] landmarks(Quantiles sorted, int m) {
        double[] landmarks = new double[m];
        for (int i = 0; i < m; i++) {
            landmarks[i] = sorted.at((double) i / (m - 1), QuantileType.LINEAR);
            // subtle: between equal values interpolation may round to less than they are
            landmarks[i] = i == 0 ? landmarks[i] : Math.max(landmarks[i], landmarks[i - 1]);
        }
        return landmarks;
    }

    /// Knows the quantiles.
    public static final class Fitted implements FittedStep {
        private final boolean normal;
        private final Map<String, double[]> quantiles;      // (m) each, rising

        private Fitted(boolean normal, Map<String, double[]> quantiles) {
            this.normal = normal;
            this.quantiles = new LinkedHashMap<>(quantiles);
        }

        /// The landmarks of a column: the smallest value, …, the largest.
        public double[] quantiles(String column) {
            Require.that(quantiles.containsKey(column), "QuantileScaler: column '%s': was not scaled", column);
            return quantiles.get(column).clone();
        }

        @Override
        public Table transform(Table rows) {
            return mapped(rows, (value, landmarks) -> {
                double share = share(value, landmarks);
                return normal ? Normal.STANDARD.quantile(Math.clamp(share, CUT, 1 - CUT)) : share;
            });
        }

        /// Back to the old units. What lay beyond the training values comes back as the nearest of them.
        public Table inverseTransform(Table rows) {
            return mapped(rows, (value, landmarks) -> {
                double share = normal ? Normal.STANDARD.cdf(value) : value;
                double cut = normal ? CUT : 0;
                double position = share <= cut ? 0 : share >= 1 - cut ? landmarks.length - 1 : share * (landmarks.length - 1);
                int below = Math.min((int) position, landmarks.length - 2);
                double fraction = position - below;
                return (1 - fraction) * landmarks[below] + fraction * landmarks[below + 1];
            });
        }

        // F(x): the middle of the stretch of landmarks that equal x, or a point between two of them.
        private static double share(double value, double[] landmarks) {
            int below = count(landmarks, value, false);
            int upTo = count(landmarks, value, true);
            double last = landmarks.length - 1;
            if (below < upTo) {
                return (below + upTo - 1) / (2 * last);
            }
            if (below == 0 || below == landmarks.length) {
                return below == 0 ? 0 : 1;
            }
            double low = landmarks[below - 1];
            return (below - 1 + (value - low) / (landmarks[below] - low)) / last;
        }

        // How many landmarks are smaller than the value, or not larger.
        private static int count(double[] landmarks, double value, boolean orEqual) {
            int from = 0;
            int to = landmarks.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (landmarks[middle] < value || orEqual && landmarks[middle] == value) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }

        private interface Mapping {
            double apply(double value, double[] landmarks);
        }

        private Table mapped(Table rows, Mapping mapping) {
            Table mapped = rows;
            for (Map.Entry<String, double[]> entry : quantiles.entrySet()) {
                double[] values = rows.numeric(entry.getKey()).values();
                for (int i = 0; i < values.length; i++) {
                    values[i] = Double.isNaN(values[i]) ? values[i] : mapping.apply(values[i], entry.getValue());
                }
                mapped = mapped.with(new NumericColumn(entry.getKey(), values));
            }
            return mapped;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            Map<String, Object> lists = new LinkedHashMap<>();
            quantiles.forEach((name, landmarks) -> lists.put(name, Arrays.stream(landmarks).boxed().toList()));
            return Map.of("normal", normal, "quantiles", lists);
        }

        /// The scaler that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            Map<String, double[]> quantiles = new LinkedHashMap<>();
            Stored.numbers(KIND, state, "quantiles").forEach((name, landmarks) -> {
                Require.that(landmarks.length >= 2, "%s: column '%s': %d quantiles: at least two are needed", KIND, name,
                        landmarks.length);
                for (int i = 1; i < landmarks.length; i++) {
                    Require.that(landmarks[i - 1] <= landmarks[i], "%s: column '%s': quantile %s after %s: must not fall", KIND,
                            name, landmarks[i], landmarks[i - 1]);
                }
                quantiles.put(name, landmarks);
            });
            return new Fitted(Storable.get(KIND, state, "normal", Boolean.class), quantiles);
        }
    }
}
