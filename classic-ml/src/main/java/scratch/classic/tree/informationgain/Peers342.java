package scratch.classic.tree.informationgain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.IntVector;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Table;
import scratch.classic.decisiontree.ClassificationTree;
import scratch.classic.decisiontree.FeatureSubset;
import scratch.classic.decisiontree.Features;
import scratch.classic.decisiontree.Impurity;
import scratch.classic.decisiontree.TreeOptions;
import scratch.example.CheckTable;

/// The gains of lesson 342 beside those of other programs, and binary trees of the same days beside Smile's.
final class Peers342 {
    /// Weka 3.8.6, InfoGainAttributeEval and GainRatioAttributeEval, of outlook, temperature, humidity, wind and day.
    static final double[] GAINS = {0.24674981977443888, 0.029222565658954203, 0.15183550136234147, 0.048127030408269156,
        0.9402859586706307};
    static final double[] RATIOS = {0.15642756242117503, 0.018772646222418296, 0.15183550136234156, 0.04884861551152053,
        0.24696566984684296};
    /// scikit-learn 1.2.1, expected_mutual_information(contingency_matrix(played, column, sparse=True), 14) / log(2).
    static final double[] BY_CHANCE = {0.12986650235055883, 0.13070729413967694, 0.0596653023756209, 0.06014566646634453,
        0.9402859586706304};

    private Peers342() {
    }

    static CheckTable checks() {
        PlayTennis tennis = PlayTennis.of(1);
        Table all = tennis.withDay();
        List<InformationGain> gains = all.names().stream()
                .map(name -> Ex342InformationGain.gain(all, name, tennis.played())).toList();
        CheckTable checks = CheckTable.against("reference");
        checks.group("gains, Weka 3.8.6", 1e-12).same("gain", array(gains, 0), GAINS).same("ratio", array(gains, 1), RATIOS);
        checks.group("by chance, scikit-learn", 1e-12).same("gain", array(gains, 2), BY_CHANCE);
        checks.group("leaves, Weka's J48", 0)
                .same("weather", ID3.fit(tennis.weather(), tennis.played(), ID3.Criterion.GAIN_RATIO).root().leaves(), 5)
                .same("with day", ID3.fit(all, tennis.played(), ID3.Criterion.GAIN_RATIO).root().leaves(), 14);
        checks.same("binary tree, Smile 4.4.2", agreeing(tennis), PlayTennis.DAYS);
        return checks;
    }

    private static double[] array(List<InformationGain> gains, int which) {
        return gains.stream().mapToDouble(gain -> which == 0 ? gain.bits() : which == 1 ? gain.ratio() : gain.byChance())
                .toArray();
    }

    /// For how many of the days the binary tree of lesson 341 answers as Smile's, one question deep.
    static long agreeing(PlayTennis tennis) {
        Table weather = tennis.weather();
        ClassificationTree ours = ClassificationTree.fit(Features.of(weather), tennis.played(), null, Impurity.ENTROPY,
                TreeOptions.depth(2), FeatureSubset.all(4));
        int[] said = ours.predict(Features.rows(weather, ours.features()));
        DataFrame rows = frame(weather, tennis.played());
        DecisionTree smile = DecisionTree.fit(Formula.lhs("played"), rows,
                new DecisionTree.Options(SplitRule.ENTROPY, 3, 0, 1));
        return IntStream.range(0, said.length).filter(i -> said[i] == smile.predict(rows.get(i))).count();
    }

    private static DataFrame frame(Table weather, int... played) {
        DataFrame frame = null;
        for (String name : weather.names()) {
            CategoricalColumn column = weather.categorical(name);
            IntVector codes = nominal(name, column.categories(), column.codes());
            frame = frame == null ? new DataFrame(codes) : frame.add(codes);
        }
        return frame.add(nominal("played", List.of("no", "yes"), Arrays.copyOf(played, played.length)));
    }

    private static IntVector nominal(String name, List<String> values, int... codes) {
        return new IntVector(new StructField(name, DataTypes.IntType, new NominalScale(values.toArray(new String[0]))), codes);
    }
}
