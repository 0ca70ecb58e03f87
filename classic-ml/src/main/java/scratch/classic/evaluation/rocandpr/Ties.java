package scratch.classic.evaluation.rocandpr;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Scores with many equal ones, and the two orders that a program may invent among them.
final class Ties {
    private Ties() {
    }

    /// Each probability as the middle of its grade: grades of equal width from 0 to 1.
    static double[] grades(double[] probabilities, int grades) {
        return Arrays.stream(probabilities).map(p -> (Math.min(grades - 1, Math.floor(p * grades)) + 0.5) / grades).toArray();
    }

    /// Scores in the same order without ties between the classes: in each grade one class comes before the other.
    static double[] ordered(int[] labels, double[] graded, boolean positiveFirst) {
        double smallest = 1e-9;
        return IntStream.range(0, labels.length)
                .mapToDouble(i -> graded[i] + (labels[i] == 1 == positiveFirst ? smallest : 0)).toArray();
    }

    /// The scores of the rows of one class.
    static double[] of(int[] labels, double[] scores, int label) {
        return IntStream.range(0, labels.length).filter(i -> labels[i] == label).mapToDouble(i -> scores[i]).toArray();
    }
}
