package scratch.classic.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// The hashing trick: makes of a column m columns `COLUMN hash 0`, `COLUMN hash 1`, …, however many categories there are.
/// A hash h of the words `COLUMN=CATEGORY` says where the category goes, |h| mod m, and with which sign, that of h; the
/// other m − 1 columns are 0. There is nothing to learn and nothing to remember, so no category is ever unseen.
///
/// Two categories may get one column: a collision. With equal signs no model can tell them apart. The signs see to it that
/// the errors cancel on average: two categories are as likely to meet as +1, +1 as they are as +1, −1, so that the dot
/// product of two rows is right on average over the hashes. A missing category is 0 in all columns.
///
/// Cost O(n + k) for k categories. Weinberger, Dasgupta, Langford, Smola and Attenberg 2009, "Feature hashing for large
/// scale multitask learning".
public final class HashingEncoder implements Step {
    private static final String KIND = "hashing-encoder";
    private static final int MOST = 1 << 20;

    private final int buckets;
    private final boolean signed;
    private final List<String> columns;

    private HashingEncoder(int buckets, boolean signed, List<String> columns) {
        this.buckets = buckets;
        this.signed = signed;
        this.columns = columns;
    }

    /// @param buckets m, how many columns each column becomes, at least 1, at most 2²⁰
    /// @param columns the columns to encode, all categorical ones if none is named
    public static HashingEncoder of(int buckets, String... columns) {
        requireBuckets("HashingEncoder", buckets);
        return new HashingEncoder(buckets, true, List.of(columns));
    }

    private static void requireBuckets(String where, int buckets) {
        Require.atLeast(1, where, "buckets", buckets);
        Require.that(buckets <= MOST, "%s: buckets = %d: must be at most %d", where, buckets, MOST);
    }

    /// With +1 for every category: then collisions always add up.
    public HashingEncoder unsigned() {
        return new HashingEncoder(buckets, false, columns);
    }

    /// Learns which columns there are, and nothing about their categories.
    @Override
    public Fitted fit(Table rows, Target target) {
        return new Fitted(Chosen.categorical("HashingEncoder", columns, rows), buckets, signed);
    }

    /// Where a category goes.
    ///
    /// @param column which of the m columns, from 0
    /// @param sign   +1 or −1
    public record Place(int column, int sign) {
    }

    /// Knows the names of its columns.
    public static final class Fitted implements FittedStep {
        private final List<String> columns;
        private final int buckets;
        private final boolean signed;

        private Fitted(List<String> columns, int buckets, boolean signed) {
            this.columns = List.copyOf(columns);
            this.buckets = buckets;
            this.signed = signed;
        }

        /// Where a category of a column goes, whether it ever occurred or not.
        public Place place(String column, String category) {
            Require.that(columns.contains(column), "HashingEncoder: column '%s': is not hashed", column);
            int hash = MurmurHash.of(column + "=" + category);
            int at = (int) (Math.abs((long) hash) % buckets);           // subtle: −2³¹ has no positive int
            return new Place(at, hash < 0 && signed ? -1 : 1);
        }

        /// The categories of a column by the place they go to: a list for each of the m columns, some of them empty.
        /// Each list of two or more is a collision.
        public List<List<String>> occupants(CategoricalColumn column) {
            List<List<String>> occupants = new ArrayList<>();
            IntStream.range(0, buckets).forEach(b -> occupants.add(new ArrayList<>()));
            column.categories().forEach(word -> occupants.get(place(column.name(), word).column).add(word));
            return occupants;
        }

        @Override
        public Table transform(Table rows) {
            Table encoded = rows;
            for (String name : columns) {
                encoded = encoded.replace(name, hashed(rows.categorical(name)));
            }
            return encoded;
        }

        private List<Column> hashed(CategoricalColumn column) {
            List<Place> places = column.categories().stream().map(word -> place(column.name(), word)).toList();
            double[][] values = new double[buckets][column.size()];
            for (int i = 0; i < column.size(); i++) {
                if (!column.isMissing(i)) {
                    Place place = places.get(column.code(i));
                    values[place.column][i] = place.sign;
                }
            }
            List<Column> columns = new ArrayList<>();
            for (int b = 0; b < buckets; b++) {
                columns.add(new NumericColumn(column.name() + " hash " + b, values[b]));
            }
            return columns;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("columns", columns, "buckets", buckets, "signed", signed);
        }

        /// The encoder that a file describes.
        public static Fitted fromState(Map<String, Object> state) {
            int buckets = Storable.get(KIND, state, "buckets", Integer.class);
            requireBuckets(KIND, buckets);
            return new Fitted(Chosen.names(KIND, state, "columns"), buckets,
                    Storable.get(KIND, state, "signed", Boolean.class));
        }
    }
}
