package scratch.example.exercise;

import java.util.List;

/// What learners do to the file that they are given; the name of the file is what the verdict looks for.
final class Exercise399 {
    private Exercise399() {
    }

    static double stub() {
        throw new UnsupportedOperationException("the mean of two numbers");
    }

    static double readsPastTheEnd() {
        return new double[2][2].length + new double[]{1, 2}[2];
    }

    static double addsToAFixedList() {
        List.of(1.0).add(2.0);
        return 0;
    }

    static double throwsWithoutAMessage() {
        throw new IllegalStateException();
    }

    static double callsItself() {
        return 1 + callsItself();
    }

    static double neverEnds() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        return 0;
    }
}
