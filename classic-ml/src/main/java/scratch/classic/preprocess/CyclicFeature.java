package scratch.classic.preprocess;

import java.util.List;
import java.util.Map;

import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// Puts a column that goes round on a circle: hour 23 is next to hour 0, which no number line shows. x becomes
/// `x sin` = sin(2πx/period) and `x cos` = cos(2πx/period). There is nothing to learn.
public final class CyclicFeature implements Step, FittedStep {
    private static final String KIND = "cyclic-feature";

    private final String column;
    private final double period;

    private CyclicFeature(String column, double period) {
        this.column = column;
        this.period = period;
    }

    /// @param column a numeric column
    /// @param period after which it begins anew: 24 for hours, 7 for weekdays, 12 for months
    public static CyclicFeature of(String column, double period) {
        Require.positive("CyclicFeature", "period", period);
        return new CyclicFeature(column, period);
    }

    @Override
    public CyclicFeature fit(Table rows, Target target) {
        rows.numeric(column);
        return this;
    }

    /// A gap is a gap in both.
    @Override
    public Table transform(Table rows) {
        double[] sin = rows.numeric(column).values();
        double[] cos = sin.clone();
        for (int i = 0; i < sin.length; i++) {
            double angle = 2 * Math.PI * (sin[i] % period) / period;       // subtle: % first, or large x lose their digits
            sin[i] = Math.sin(angle);
            cos[i] = Math.cos(angle);
        }
        return rows.replace(column, List.of(new NumericColumn(column + " sin", sin), new NumericColumn(column + " cos", cos)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("column", column, "period", period);
    }

    /// The step that a file describes.
    public static CyclicFeature fromState(Map<String, Object> state) {
        return of(Storable.get(KIND, state, "column", String.class), Storable.number(KIND, state, "period"));
    }
}
