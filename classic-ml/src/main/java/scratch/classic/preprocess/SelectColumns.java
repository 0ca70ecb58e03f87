package scratch.classic.preprocess;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.math.check.Require;

/// Keeps the columns that say most about the target, or that a model makes use of, and drops the others. Columns that were
/// not among those to choose from stay.
///
/// Choosing is learning: it looks at the target, so it belongs into the pipeline, behind the split. On rows that were
/// chosen by, any score is too good.
/// Guyon and Elisseeff 2003, "An Introduction to Variable and Feature Selection", J. Machine Learning Research 3.
public final class SelectColumns implements Step {
    private static final String KIND = "select-columns";

    /// The p-value decides where there is one, as statistics of columns with several degrees of freedom do not compare;
    /// then the statistic, as small p-values underflow; then the order of the columns.
    private static final Comparator<Map.Entry<String, Relevance.Score>> BEST_FIRST = Comparator
            .<Map.Entry<String, Relevance.Score>>comparingDouble(entry -> entry.getValue().pValue())
            .thenComparing(entry -> entry.getValue().statistic(), Comparator.reverseOrder());

    /// Which of the scored columns stay.
    private interface Choice {
        Set<String> of(Map<String, Relevance.Score> scores);
    }

    /// A score for each column to choose from.
    private interface Scorer {
        Map<String, Relevance.Score> of(Table rows, List<String> names, Target target);
    }

    private final Scorer scorer;
    private final Choice choice;
    private final List<String> columns;

    private SelectColumns(Scorer scorer, Choice choice, String... columns) {
        this.scorer = scorer;
        this.choice = choice;
        this.columns = List.of(columns);
    }

    /// The `count` best.
    ///
    /// @param count   at least 1
    /// @param columns to choose from, all if none is named
    public static SelectColumns best(int count, Relevance relevance, String... columns) {
        Require.atLeast(1, "SelectColumns", "count", count);
        return new SelectColumns(alone(relevance), scores -> {
            Require.that(count <= scores.size(), "SelectColumns.fit: the best %d of %d columns: there are not so many", count,
                    scores.size());
            return scores.entrySet().stream().sorted(BEST_FIRST).limit(count).map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }, columns);
    }

    /// Those whose statistic is larger than a limit: `above(0, Relevance.variance())` drops what is constant.
    public static SelectColumns above(double limit, Relevance relevance, String... columns) {
        Require.finite("SelectColumns", "limit", limit);
        return new SelectColumns(alone(relevance), scores -> where(scores, score -> score.statistic() > limit), columns);
    }

    /// Those whose p-value is at most a level. Of columns that say nothing, about so many stay by chance: 5 of 100 at 0.05.
    public static SelectColumns significant(double level, Relevance relevance, String... columns) {
        Require.that(level > 0 && level < 1, "SelectColumns: level %s: must lie between 0 and 1", level);
        return new SelectColumns(alone(relevance), scores -> {
            scores.forEach((name, score) -> Require.that(!Double.isNaN(score.pValue()), "SelectColumns.fit: column '%s': this"
                    + " relevance has no p-values: choose the best, or those above a limit", name));
            return where(scores, score -> score.pValue() <= level);
        }, columns);
    }

    /// Those that a model makes use of at all: what is left of an L1 penalty, which sets the other coefficients to 0.
    ///
    /// @param columns to choose from, all numeric ones if none is named
    public static SelectColumns used(Importance importance, String... columns) {
        return new SelectColumns((rows, names, target) -> together(importance, rows, names, target),
                scores -> where(scores, score -> score.statistic() > 0), columns);
    }

    private static Scorer alone(Relevance relevance) {
        return (rows, names, target) -> {
            Map<String, Relevance.Score> scores = new LinkedHashMap<>();
            (names.isEmpty() ? rows.names() : names).forEach(name -> scores.put(name, relevance.of(rows.column(name), target)));
            return scores;
        };
    }

    private static Map<String, Relevance.Score> together(Importance importance, Table rows, List<String> names, Target target) {
        List<String> chosen = Chosen.numeric("SelectColumns", names, rows);
        double[] values = RecursiveElimination.asked(importance, rows.select(chosen.toArray(String[]::new)).toMatrix(), target);
        Map<String, Relevance.Score> scores = new LinkedHashMap<>();
        for (int j = 0; j < values.length; j++) {
            scores.put(chosen.get(j), new Relevance.Score(values[j], Double.NaN));
        }
        return scores;
    }

    private static Set<String> where(Map<String, Relevance.Score> scores, Predicate<Relevance.Score> rule) {
        return scores.keySet().stream().filter(name -> rule.test(scores.get(name))).collect(Collectors.toSet());
    }

    /// How the columns to choose from are scored, in their order.
    public Map<String, Relevance.Score> scores(Table rows, Target target) {
        Require.that(rows.rows() > 0, "SelectColumns.fit: no rows: at least one is needed");
        return scorer.of(rows, columns, target);
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        Map<String, Relevance.Score> scores = scores(rows, target);
        Set<String> chosen = choice.of(scores);
        Map.Entry<String, Relevance.Score> best = scores.entrySet().stream().min(BEST_FIRST).orElseThrow();
        Require.that(!chosen.isEmpty() || scores.size() < rows.columns().size(), "SelectColumns.fit: none of %d columns stays,"
                        + " the best being '%s' with statistic %s, p %s: lower the bar", scores.size(), best.getKey(),
                best.getValue().statistic(), best.getValue().pValue());
        return new Fitted(scores.keySet().stream().filter(chosen::contains).toList(),
                scores.keySet().stream().filter(name -> !chosen.contains(name)).toList());
    }

    /// Knows which columns stay and which go.
    public static final class Fitted implements FittedStep {
        private final List<String> kept;
        private final List<String> dropped;

        Fitted(List<String> kept, List<String> dropped) {
            this.kept = List.copyOf(kept);
            this.dropped = List.copyOf(dropped);
        }

        /// The columns that were chosen.
        public List<String> kept() {
            return kept;
        }

        /// Those that were not; nobody needs to measure them for new rows.
        public List<String> dropped() {
            return dropped;
        }

        @Override
        public Table transform(Table rows) {
            kept.forEach(rows::column);
            return rows.without(dropped.stream().filter(rows::has).toArray(String[]::new));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("kept", kept, "dropped", dropped);
        }

        /// The step that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            List<String> kept = Chosen.names(KIND, state, "kept");
            List<String> dropped = Chosen.names(KIND, state, "dropped");
            Set<String> both = new LinkedHashSet<>(kept);
            both.retainAll(dropped);
            Require.that(both.isEmpty(), "%s: columns %s: kept and dropped: must be one of both", KIND, both);
            return new Fitted(kept, dropped);
        }
    }
}
