package scratch.deep.recurrence.vanishing;

/// A solution of exercise 422.
final class Solution422 {
    private Solution422() {
    }

    static double derivative(double w, double start, double... x) {
        double h = start;
        double derivative = 1;
        for (double v : x) {
            h = Math.tanh(w * h + v);
            derivative *= w * (1 - h * h);
        }
        return derivative;
    }
}
