package scratch.classic.tree.informationgain;

import java.util.Arrays;
import java.util.List;

import scratch.classic.tree.informationgain.Exercise342Test.Gain;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise342Test implements ExerciseContract<Gain> {
    /// What the learner writes: values and labels in, bits out.
    interface Gain {
        double of(int[] values, int[] labels);
    }

    private static final int[] PLAYED = PlayTennis.of(1).played();
    private static final int[] OUTLOOK = PlayTennis.of(1).weather().categorical("outlook").codes();
    // a pure pair, and six rows half and half: the mean of both entropies is 0.5, weighted by rows 0.75
    private static final int[] UNEQUAL = {0, 0, 1, 1, 1, 1, 1, 1};
    private static final int[] LABELS = {1, 1, 1, 1, 1, 0, 0, 0};

    @Override
    public String task() {
        return "write gain(values, labels), which returns how many bits the values tell about the labels.";
    }

    @Override
    public Gain learner() {
        return Exercise342::gain;
    }

    @Override
    public Gain solution() {
        return Solution342::gain;
    }

    @Override
    public List<String> hints() {
        return List.of("The entropy of labels with a share p of ones is -p log2(p) - (1 - p) log2(1 - p); it is 0 if all are "
                + "the same.", "Count zeros and ones, once for all rows and once for each value.", "Take from the entropy of "
                + "all labels, for each value, its entropy times its share of the rows.");
    }

    @Override
    public void check(Gain answer) {
        double sure = answer.of(new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0});
        Mistake.unless(!Double.isNaN(sure), "Where all labels of a value are the same, your gain is not a number: 0 log 0 "
                + "counts as 0.");
        Mistake.unless(Math.abs(sure - Math.log(2)) > 1e-9, "Values that tell one of two equally frequent labels gain 1 bit; "
                + "yours is 0.693. Take logarithms to base 2: divide by ln 2.");
        Mistake.unless(Math.abs(sure) > 1e-9, "Values that tell every label gain 1 bit; yours is 0. Is it the entropy that is "
                + "left, not what was gained?");
        Mistake.unlessNear(sure, 1, 1e-9, "Values that tell one of two equally frequent labels gain 1 bit; yours is "
                + "%.4f.", sure);
        double unequal = answer.of(UNEQUAL.clone(), LABELS.clone());
        double wrong = Solution342.entropy(3, 5) - 0.5;
        Mistake.unless(Math.abs(unequal - wrong) > 1e-9, "Two rows of one value are pure, six of the other are half and half: "
                + "what is left is 2/8 times 0 plus 6/8 times 1. You took both values alike.");
        double outlook = answer.of(OUTLOOK.clone(), PLAYED.clone());
        Mistake.unless(Math.abs(outlook - 0.1564) > 5e-4, "Outlook gains 0.2467 bits; yours is %.4f, which is the gain ratio.",
                outlook);
        Mistake.unlessNear(outlook, 0.2467498197744391, 1e-9, "Outlook gains 0.2467 bits about tennis; yours is "
                + "%.4f.", outlook);
        double gap = answer.of(new int[] {0, 0, 5, 5}, new int[] {1, 1, 0, 0});
        Mistake.unlessNear(gap, 1, 1e-9, "With the codes 0 and 5 the gain is 1 bit as with 0 and 1; yours is %.4f.", gap);
    }

    @Override
    public List<Planted<Gain>> planted() {
        return List.of(
                new Planted<>("nats", (values, labels) -> Solution342.gain(values, labels) * Math.log(2),
                        "Take logarithms to base 2"),
                new Planted<>("0 log 0", (values, labels) -> Arrays.equals(labels, new int[] {1, 1, 0, 0}) ? Double.NaN
                        : Solution342.gain(values, labels), "a value are the same, your gain is not a number"),
                new Planted<>("what is left", (values, labels) -> {
                    int ones = Arrays.stream(labels).sum();
                    return Solution342.entropy(labels.length - ones, ones) - Solution342.gain(values, labels);
                }, "Is it the entropy that is left"),
                new Planted<>("not weighted", (values, labels) -> labels.length == 8 ? Solution342.entropy(3, 5) - 0.5
                        : Solution342.gain(values, labels), "You took both values alike"),
                new Planted<>("gain ratio", (values, labels) -> InformationGain.of(values, labels).ratio(),
                        "which is the gain ratio"));
    }
}
