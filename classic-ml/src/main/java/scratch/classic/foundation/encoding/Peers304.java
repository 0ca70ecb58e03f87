package scratch.classic.foundation.encoding;

import smile.data.CategoricalEncoder;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.data.vector.ValueVector;
import smile.feature.extraction.HashEncoder;
import smile.regression.OLS;
import smile.util.SparseArray;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.linearmodel.LinearRegression;
import scratch.classic.preprocess.FittedStep;
import scratch.classic.preprocess.HashingEncoder;
import scratch.classic.preprocess.OneHotEncoder;
import scratch.classic.preprocess.OrdinalEncoder;
import scratch.example.CheckTable;

/// The encoded flats beside Smile's.
final class Peers304 {
    private static final Target NOTHING = new Target.Nothing();

    private Peers304() {
    }

    static CheckTable checks(Flats flats, int buckets) {
        CategoricalColumn postcode = flats.rows().categorical("postcode");
        Table one = Table.of(postcode);
        DataFrame frame = new DataFrame(ValueVector.nominal("postcode", words(postcode)));
        var checks = CheckTable.against("Smile 4.4.2");
        checks.same("one-hot", columns(OneHotEncoder.of().fit(one, NOTHING), one),
                flat(frame.toArray(false, CategoricalEncoder.ONE_HOT)), 0);
        checks.same("one-hot, first dropped", columns(OneHotEncoder.of().dropFirst().fit(one, NOTHING), one),
                flat(frame.toArray(false, CategoricalEncoder.DUMMY)), 0);
        checks.same("ordinal", columns(OrdinalEncoder.of().fit(one, NOTHING), one),
                flat(frame.toArray(false, CategoricalEncoder.LEVEL)), 0);
        checks.same("hashing, " + buckets, columns(HashingEncoder.of(buckets).fit(one, NOTHING), one),
                hashed(postcode, buckets), 0);
        checks.same("R2 of least squares", oursR2(flats), theirsR2(flats), 1e-10);
        return checks;
    }

    private static String[] words(CategoricalColumn column) {
        String[] words = new String[column.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = column.word(i);
        }
        return words;
    }

    private static double[] columns(FittedStep step, Table rows) {
        return step.transform(rows).toMatrix().data();
    }

    private static double[] flat(double[][] rows) {
        double[] all = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
        }
        return all;
    }

    private static double[] hashed(CategoricalColumn column, int buckets) {
        HashEncoder encoder = new HashEncoder(word -> new String[] {word}, buckets);
        double[][] rows = new double[column.size()][buckets];
        for (int i = 0; i < rows.length; i++) {
            SparseArray row = encoder.apply(column.name() + "=" + column.word(i));
            for (SparseArray.Entry entry : row) {
                rows[i][entry.index()] = entry.value();
            }
        }
        return flat(rows);
    }

    // rent from the heating, four categories
    private static double oursR2(Flats flats) {
        Table heating = flats.rows().select("heating");
        return LinearRegression.fit(OneHotEncoder.of().dropFirst().fit(heating, NOTHING).transform(heating).toMatrix(),
                flats.rent()).r2();
    }

    private static double theirsR2(Flats flats) {
        DataFrame frame = new DataFrame(new DoubleVector("rent", flats.rent()),
                ValueVector.nominal("heating", words(flats.rows().categorical("heating"))));
        return OLS.fit(Formula.lhs("rent"), frame).RSquared();
    }
}
