package scratch.classic.tree.informationgain;

import java.util.Arrays;

import scratch.classic.decisiontree.Impurity;
import scratch.math.check.Require;
import scratch.stats.distribution.Hypergeometric;

/// How many bits a row's value of an attribute tells about its class: the entropy of the classes, minus what is left of it on
/// average where the value is known, `H(class) − Σ share(value) · H(class | value)`. Cost O(n), by chance O(n · values · K).
///
/// Reference: J. R. Quinlan, "Induction of Decision Trees", *Machine Learning* 1, 1986.
///
/// @param bits             the gain
/// @param splitInformation how many bits the value itself takes to say, whatever the class
/// @param byChance         what the gain is on average if the same labels are dealt to the rows at random
public record InformationGain(double bits, double splitInformation, double byChance) {
    /// @param values (n), the code of each row's value
    /// @param labels (n), the class of each row
    public static InformationGain of(int[] values, int[] labels) {
        Require.that(values.length == labels.length && values.length > 0,
                "InformationGain.of: %d values, %d labels: needs the same positive number of both", values.length,
                labels.length);
        double[][] table = new double[size("value", values)][size("label", labels)];
        for (int i = 0; i < values.length; i++) {
            table[values[i]][labels[i]]++;
        }
        return new InformationGain(gain(table), Impurity.ENTROPY.of(byValue(table)), gainByChance(table));
    }

    private static int size(String what, int... codes) {
        int size = 0;
        for (int i = 0; i < codes.length; i++) {
            Require.that(codes[i] >= 0, "InformationGain.of: %s %d of row %d: must be 0 or more", what, codes[i], i);
            size = Math.max(size, codes[i] + 1);
        }
        return size;
    }

    /// The gain of each bit of split information; 0 where all rows have one value.
    public double ratio() {
        return splitInformation == 0 ? 0 : bits / splitInformation;
    }

    /// What the gain is more than chance.
    public double aboveChance() {
        return bits - byChance;
    }

    /// @param table rows by value and class; (values, K)
    static double gain(double[][] table) {
        double[] byClass = byClass(table);
        double n = Arrays.stream(byClass).sum();
        double gain = Impurity.ENTROPY.of(byClass);
        for (double[] counts : table) {
            double rows = Arrays.stream(counts).sum();
            gain -= rows == 0 ? 0 : rows / n * Impurity.ENTROPY.of(counts);
        }
        return Math.max(0, gain);                     // rounding may leave −1e-16
    }

    // Each cell holds a hypergeometric number of rows: of the n rows those of one class are marked, and those of one value
    // drawn. The gain is a sum over cells of count/n · log₂(n · count / (rows of the class · rows of the value)).
    static double gainByChance(double[][] table) {
        double[] byClass = byClass(table);
        int n = (int) Arrays.stream(byClass).sum();
        double gain = 0;
        for (double rows : byValue(table)) {
            for (double marked : byClass) {
                if (rows == 0 || marked == 0) {
                    continue;
                }
                Hypergeometric cell = Hypergeometric.of(n, (int) marked, (int) rows);
                for (int count = 1; count <= Math.min(rows, marked); count++) {
                    gain += cell.pmf(count) * count / n * Math.log(n * count / (rows * marked)) / Math.log(2);
                }
            }
        }
        return Math.max(0, gain);
    }

    private static double[] byValue(double[][] table) {
        return Arrays.stream(table).mapToDouble(counts -> Arrays.stream(counts).sum()).toArray();
    }

    private static double[] byClass(double[][] table) {
        double[] sums = new double[table[0].length];
        for (double[] counts : table) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += counts[k];
            }
        }
        return sums;
    }
}
