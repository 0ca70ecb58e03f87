package scratch.classic.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// Whether 70 % happens 70 times in 100: rows in bins of similar probability, and for each bin what was said and what came
/// true. DeGroot and Fienberg 1983.
public final class CalibrationCurve {

    /// One bin.
    ///
    /// @param predicted the mean probability of its rows
    /// @param observed  the share of them that came true
    /// @param rows      how many there are, at least 1
    public record Bin(double predicted, double observed, int rows) {
    }

    private final List<Bin> bins;
    private final int rows;

    private CalibrationCurve(List<Bin> bins, int rows) {
        this.bins = bins;
        this.rows = rows;
    }

    /// Bins of equal width; those without rows are left out. A probability on an edge is in the bin below it.
    ///
    /// @param labels        (n), 0 or 1
    /// @param probabilities (n) of label 1
    public static CalibrationCurve uniform(int[] labels, double[] probabilities, int bins) {
        check(labels, probabilities, bins);
        return of(labels, probabilities, Arrays.stream(probabilities).mapToInt(p -> bin(p, bins)).toArray(), bins);
    }

    private static int bin(double p, int bins) {
        int bin = Math.min(bins - 1, (int) (p * bins));
        return bin > 0 && p <= (double) bin / bins ? bin - 1 : bin;
    }

    /// Bins of equally many rows, one more or less; equal probabilities stay together, so that fewer bins may come out.
    public static CalibrationCurve quantiles(int[] labels, double[] probabilities, int bins) {
        check(labels, probabilities, bins);
        int n = labels.length;
        Integer[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .toArray(Integer[]::new);
        int[] bin = new int[n];
        for (int i = 0; i < n; i++) {
            boolean tied = i > 0 && probabilities[order[i]] == probabilities[order[i - 1]];
            bin[order[i]] = tied ? bin[order[i - 1]] : (int) ((long) i * bins / n);
        }
        return of(labels, probabilities, bin, bins);
    }

    private static CalibrationCurve of(int[] labels, double[] probabilities, int[] bin, int bins) {
        double[] predicted = new double[bins];
        int[] happened = new int[bins];
        int[] rows = new int[bins];
        for (int i = 0; i < labels.length; i++) {
            predicted[bin[i]] += probabilities[i];
            happened[bin[i]] += labels[i];
            rows[bin[i]]++;
        }
        List<Bin> filled = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            if (rows[b] > 0) {
                filled.add(new Bin(predicted[b] / rows[b], (double) happened[b] / rows[b], rows[b]));
            }
        }
        return new CalibrationCurve(List.copyOf(filled), labels.length);
    }

    private static void check(int[] labels, double[] probabilities, int bins) {
        ProbabilityScores.check("CalibrationCurve", labels, probabilities);
        Require.that(bins >= 1 && bins <= labels.length, "CalibrationCurve: %d bins of %d rows: must be from 1 to %d", bins,
                labels.length, labels.length);
    }

    /// From low probability to high.
    public List<Bin> bins() {
        return bins;
    }

    /// The expected calibration error: |predicted − observed|, averaged over the rows.
    public double expectedError() {
        return bins.stream().mapToDouble(bin -> Math.abs(bin.predicted() - bin.observed()) * bin.rows() / rows).sum();
    }

    /// The largest |predicted − observed| of a bin.
    public double largestError() {
        return bins.stream().mapToDouble(bin -> Math.abs(bin.predicted() - bin.observed())).max().orElseThrow();
    }
}
