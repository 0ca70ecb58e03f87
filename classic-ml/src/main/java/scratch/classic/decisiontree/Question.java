package scratch.classic.decisiontree;

import java.util.List;
import java.util.stream.IntStream;

/// The question of a node: a row goes to the left if the answer is yes.
public sealed interface Question permits Question.Threshold, Question.Subset {
    /// Which feature it asks about.
    int feature();

    /// Whether a missing value, or a category that the node did not meet while learning, goes to the left.
    boolean missingLeft();

    /// Whether this value of the feature goes to the left; NaN is a missing one.
    boolean left(double value);

    /// Is the number at most the threshold? Infinity asks whether there is a number at all.
    record Threshold(int feature, double threshold, boolean missingLeft) implements Question {
        @Override
        public boolean left(double value) {
            return Double.isNaN(value) ? missingLeft : value <= threshold;
        }

        /// Half-way; the lower of two neighbours between which there is no number.
        public static double between(double low, double high) {
            double middle = low / 2 + high / 2;                       // subtle: the sum of both could overflow
            return middle >= high || middle < low ? low : middle;
        }
    }

    /// Is the category one of these?
    final class Subset implements Question {
        private static final byte LEFT = 1;
        private static final byte RIGHT = 2;
        private final int feature;
        private final boolean missingLeft;
        private final byte[] sides;      // by code; 0 for categories that the node did not meet

        /// @param left  codes of the categories that go to the left
        /// @param right codes of those that go to the right
        public Subset(int feature, List<Integer> left, List<Integer> right, boolean missingLeft) {
            this.feature = feature;
            this.missingLeft = missingLeft;
            this.sides = new byte[1 + IntStream.concat(left.stream().mapToInt(c -> c), right.stream().mapToInt(c -> c)).max()
                    .orElse(-1)];
            left.forEach(code -> sides[code] = LEFT);
            right.forEach(code -> sides[code] = RIGHT);
        }

        @Override
        public int feature() {
            return feature;
        }

        @Override
        public boolean missingLeft() {
            return missingLeft;
        }

        @Override
        public boolean left(double value) {
            byte side = value >= 0 && value < sides.length ? sides[(int) value] : 0;
            return side == 0 ? missingLeft : side == LEFT;
        }

        /// Codes of the categories that go to the left, ascending.
        public List<Integer> leftCodes() {
            return codes(LEFT);
        }

        /// Codes of the categories that go to the right, ascending.
        public List<Integer> rightCodes() {
            return codes(RIGHT);
        }

        private List<Integer> codes(byte side) {
            return IntStream.range(0, sides.length).filter(code -> sides[code] == side).boxed().toList();
        }
    }
}
