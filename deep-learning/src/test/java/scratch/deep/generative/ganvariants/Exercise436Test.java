package scratch.deep.generative.ganvariants;

import java.util.Arrays;
import java.util.List;

import scratch.deep.generative.ganvariants.Exercise436Test.Line;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise436Test implements ExerciseContract<Line> {
    /// What the learner writes.
    interface Line {
        double[] transposed(double[] x, double[] filter, int stride, int padding);
    }

    @Override
    public String task() {
        return "write transposed(x, filter, stride, padding): stamps that add up, on a line.";
    }

    @Override
    public Line learner() {
        return Exercise436::transposed;
    }

    @Override
    public Line solution() {
        return Solution436::transposed;
    }

    @Override
    public List<String> hints() {
        return List.of("First find out how long the result is without padding: the last stamp begins at (n - 1) * stride and "
                        + "is as long as the filter.",
                "Number i stamps filter[j] at place i * stride + j. Add, do not overwrite.",
                "With padding, place i * stride + j moves to i * stride + j - padding, and what falls off either end is lost.");
    }

    @Override
    public void check(Line answer) {
        double[] x = {1, 2};
        double[] filter = {1, 10, 100};
        double[] y = answer.transposed(x, filter, 2, 0);
        Mistake.unless(y != null, "transposed returned null: return the longer line.");
        Mistake.unless(x[0] == 1 && x[1] == 2 && filter[0] == 1 && filter[1] == 10, "You wrote into the input or into the "
                + "filter: make a new array.");
        Mistake.unless(y.length == 5, "Two numbers with a filter of 3 and stride 2 give (2 - 1) * 2 + 3 = 5 numbers, yours "
                + "are %d.",
                y.length);
        Mistake.unless(y[2] != 2 && y[2] != 100, "At place 2 the end of the first stamp, 100, and the begin of the second, 2, "
                + "overlap: they add up to 102, yours is %.0f.", y[2]);
        Mistake.unless(y[0] != 100, "Your filter is turned round: the first stamp is 1 10 100, as the filter stands. Yours "
                + "begins with %.0f.", y[0]);
        Mistake.unless(Arrays.equals(y, new double[]{1, 10, 102, 20, 200}), "(1, 2) with the filter (1, 10, 100) and stride 2 "
                + "is 1 10 102 20 200; yours is %s.", Arrays.toString(y));
        double[] cut = answer.transposed(new double[]{1, 2, 3}, new double[]{1, 1, 1, 1}, 2, 1);
        Mistake.unless(cut != null && cut.length == 6, "Padding cuts numbers off, at both ends: 3 numbers, a filter of 4, "
                + "stride 2 and padding 1 give 2 * 2 - 2 + 4 = 6 numbers, yours are %d.", cut == null ? 0 : cut.length);
        Mistake.unless(Arrays.equals(cut, new double[]{1, 3, 3, 5, 5, 3}), "Of 1 1 3 3 5 5 3 3 padding 1 leaves 1 3 3 5 5 3; "
                + "yours is %s.", Arrays.toString(cut));
        double[] one = answer.transposed(new double[]{5}, new double[]{2, 3}, 7, 0);
        Mistake.unless(Arrays.equals(one, new double[]{10, 15}), "A single 5 with the filter (2, 3) is 10 15, whatever the "
                + "stride; yours is %s.", Arrays.toString(one));
    }

    @Override
    public List<Planted<Line>> planted() {
        return List.of(
                new Planted<>("overwrites", (x, filter, stride, padding) -> {
                    double[] y = new double[(x.length - 1) * stride - 2 * padding + filter.length];
                    for (int i = 0; i < x.length; i++) {
                        for (int j = 0; j < filter.length; j++) {
                            int place = i * stride + j - padding;
                            if (place >= 0 && place < y.length) {
                                y[place] = x[i] * filter[j];
                            }
                        }
                    }
                    return y;
                }, "overlap: they add up to 102"),
                new Planted<>("turned filter", (x, filter, stride, padding) -> {
                    double[] turned = new double[filter.length];
                    Arrays.setAll(turned, j -> filter[filter.length - 1 - j]);
                    return Solution436.transposed(x, turned, stride, padding);
                }, "Your filter is turned round"),
                new Planted<>("padding at one end", (x, filter, stride, padding) -> {
                    double[] y = Solution436.transposed(x, filter, stride, 0);
                    return Arrays.copyOfRange(y, padding, y.length);
                }, "Padding cuts numbers off, at both ends"),
                new Planted<>("stride forgotten", (x, filter, stride, padding) -> Solution436.transposed(x, filter, 1, padding),
                        "give (2 - 1) * 2 + 3 = 5 numbers"));
    }
}
