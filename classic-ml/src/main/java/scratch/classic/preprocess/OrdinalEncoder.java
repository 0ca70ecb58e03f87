package scratch.classic.preprocess;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.math.check.Require;

/// Makes of a column with k categories one of the numbers 0 to k − 1. A model that adds and multiplies takes the order and
/// the distances for real, so they should be: small, medium, large. A tree only splits the list in two. A missing category
/// is a missing number.
public final class OrdinalEncoder implements Step {
    private static final String KIND = "ordinal-encoder";

    private final Map<String, List<String>> orders;      // empty: all categorical columns, in the order of their own lists
    private final Unseen unseen;

    private OrdinalEncoder(Map<String, List<String>> orders, Unseen unseen) {
        this.orders = orders;
        this.unseen = unseen;
    }

    /// All categorical columns, each in the order of its own list of categories.
    public static OrdinalEncoder of() {
        return new OrdinalEncoder(Map.of(), Unseen.ERROR);
    }

    /// This column too, in this order: from the least to the most.
    public OrdinalEncoder ordered(String column, String... order) {
        Require.that(new HashSet<>(List.of(order)).size() == order.length, "OrdinalEncoder.ordered: column '%s': order %s:"
                + " categories must differ from each other", column, List.of(order));
        Map<String, List<String>> more = new LinkedHashMap<>(orders);
        more.put(column, List.of(order));
        return new OrdinalEncoder(more, unseen);
    }

    /// With another rule for categories that are not in the order: ignored, they are missing.
    public OrdinalEncoder unseen(Unseen rule) {
        return new OrdinalEncoder(orders, rule);
    }

    @Override
    public Fitted fit(Table rows, Target target) {
        Map<String, List<String>> categories = new LinkedHashMap<>(orders);
        for (String name : Chosen.categorical("OrdinalEncoder", List.copyOf(orders.keySet()), rows)) {
            categories.putIfAbsent(name, Categories.occurring("OrdinalEncoder", rows.categorical(name)));
        }
        Fitted fitted = new Fitted(categories, unseen);
        fitted.transform(rows);                          // a category that the order forgot is found now
        return fitted;
    }

    /// An encoder that knows each column's order.
    public static final class Fitted implements FittedStep {
        private final Map<String, List<String>> categories;
        private final Unseen unseen;

        private Fitted(Map<String, List<String>> categories, Unseen unseen) {
            this.categories = new LinkedHashMap<>(categories);
            this.unseen = unseen;
        }

        @Override
        public Table transform(Table rows) {
            Table encoded = rows;
            for (String name : categories.keySet()) {
                CategoricalColumn column = rows.categorical(name);
                int[] codes = Categories.recode("OrdinalEncoder", column, categories.get(name), unseen);
                double[] numbers = new double[codes.length];
                for (int i = 0; i < codes.length; i++) {
                    numbers[i] = codes[i] == CategoricalColumn.MISSING ? Double.NaN : codes[i];
                }
                encoded = encoded.with(new NumericColumn(name, numbers));
            }
            return encoded;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("categories", Map.copyOf(categories), "unseen", unseen.name());
        }

        /// The encoder that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            return new Fitted(Categories.read(KIND, state), Categories.unseen(KIND, state));
        }
    }
}
