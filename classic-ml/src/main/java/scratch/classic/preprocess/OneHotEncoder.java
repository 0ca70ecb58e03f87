package scratch.classic.preprocess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// Makes of a column with k categories k columns of 0 and 1, named `COLUMN=CATEGORY`: no category is larger than another,
/// and each may get a coefficient of its own. A missing category is 0 in all of them.
///
/// With the first one dropped, k − 1 columns say the same; a linear model with an intercept needs that, because the k
/// columns add up to a column of ones. subtle: then a missing or ignored category has the same zeros as the first one.
public final class OneHotEncoder implements Step {
    private static final String KIND = "one-hot-encoder";

    private final List<String> columns;
    private final boolean dropFirst;
    private final Unseen unseen;

    private OneHotEncoder(List<String> columns, boolean dropFirst, Unseen unseen) {
        this.columns = columns;
        this.dropFirst = dropFirst;
        this.unseen = unseen;
    }

    /// @param columns the columns to encode, all categorical ones if none is named
    public static OneHotEncoder of(String... columns) {
        return new OneHotEncoder(List.of(columns), false, Unseen.ERROR);
    }

    /// Without a column for the first category of each.
    public OneHotEncoder dropFirst() {
        return new OneHotEncoder(columns, true, unseen);
    }

    /// With another rule for categories that do not occur in training.
    public OneHotEncoder unseen(Unseen rule) {
        return new OneHotEncoder(columns, dropFirst, rule);
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        for (String name : Chosen.categorical("OneHotEncoder", columns, rows)) {
            categories.put(name, Categories.occurring("OneHotEncoder", rows.categorical(name)));
        }
        return new Fitted(categories, dropFirst, unseen);
    }

    /// An encoder that has learned which categories there are.
    public static final class Fitted implements FittedStep {
        private final Map<String, List<String>> categories;
        private final boolean dropFirst;
        private final Unseen unseen;

        private Fitted(Map<String, List<String>> categories, boolean dropFirst, Unseen unseen) {
            this.categories = new LinkedHashMap<>(categories);
            this.dropFirst = dropFirst;
            this.unseen = unseen;
        }

        @Override
        public Table transform(Table rows) {
            Table encoded = rows;
            for (String name : categories.keySet()) {
                encoded = encoded.replace(name, oneHot(rows.categorical(name)));
            }
            return encoded;
        }

        private List<Column> oneHot(CategoricalColumn column) {
            List<String> known = categories.get(column.name());
            Require.that((long) known.size() * column.size() <= Integer.MAX_VALUE, "OneHotEncoder.transform: column '%s': %d"
                    + " categories in %d rows: more numbers than a matrix holds: take a hashing or a target encoder",
                    column.name(), known.size(), column.size());
            int[] codes = Categories.recode("OneHotEncoder", column, known, unseen);
            List<Column> columns = new ArrayList<>();
            for (int k = dropFirst ? 1 : 0; k < known.size(); k++) {
                double[] is = new double[codes.length];
                for (int i = 0; i < is.length; i++) {
                    is[i] = codes[i] == k ? 1 : 0;
                }
                columns.add(new NumericColumn(column.name() + "=" + known.get(k), is));
            }
            return columns;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("categories", Map.copyOf(categories), "dropFirst", dropFirst, "unseen", unseen.name());
        }

        /// The encoder that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            return new Fitted(Categories.read(KIND, state), Storable.get(KIND, state, "dropFirst", Boolean.class),
                    Categories.unseen(KIND, state));
        }
    }
}
