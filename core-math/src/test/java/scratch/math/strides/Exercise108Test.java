package scratch.math.strides;

import java.util.Arrays;
import java.util.List;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.strides.Exercise108Test.Rule;

class Exercise108Test implements ExerciseContract<Rule> {
    /// What the learner writes: the common shape of two shapes.
    interface Rule {
        int[] broadcastShape(int[] a, int[] b);
    }

    @Override
    public String task() {
        return "write broadcastShape(a, b): the common shape, or an IllegalArgumentException.";
    }

    @Override
    public Rule learner() {
        return Exercise108::broadcastShape;
    }

    @Override
    public Rule solution() {
        return Solution108::broadcastShape;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The longer shape decides how many axes there are. Walk both from the right; an axis that is missing "
                        + "counts as 1.",
                "Two lengths fit if they are equal or one of them is 1. Then take the other one, which need not be larger: "
                        + "1 and 0 give 0.",
                "for i from 1 to the number of axes: x = a[a.length - i] or 1, y = b[b.length - i] or 1; refuse unless "
                        + "x == y or x == 1 or y == 1; result[result.length - i] = x == 1 ? y : x.");
    }

    @Override
    public void check(Rule answer) {
        expect(answer, new int[]{2, 3}, new int[]{2, 3}, "Equal shapes stay as they are.", 2, 3);
        expect(answer, new int[]{2, 3}, new int[]{3},
                "(2, 3) and (3) are compatible: line the shapes up at their last axis.", 2, 3);
        expect(answer, new int[]{2, 3}, new int[]{2, 1}, "(2, 1) is a column: its 1 stretches to 3.", 2, 3);
        refuse(answer, new int[]{2}, new int[]{3},
                "You accepted (2) with (3): sizes must be equal, or one of them must be 1; larger is not the rule.");
        refuse(answer, new int[]{2, 3}, new int[]{2},
                "You accepted (2, 3) with (2): seen from the right, 3 meets 2. A column would have the shape (2, 1).");
        expect(answer, new int[]{4, 1, 3}, new int[]{5, 3}, "Both may stretch, each on its own axis.", 4, 5, 3);
        expect(answer, new int[0], new int[]{2}, "() is a single number: it fits everything.", 2);
        expect(answer, new int[]{1}, new int[]{0},
                "A length of 1 takes the other length, and the other one here is 0: nothing, not one.", 0);
        expect(answer, new int[]{0}, new int[]{1}, "What holds for (1) with (0) holds for (0) with (1).", 0);
        int[] same = {3, 1};
        answer.broadcastShape(same, new int[]{1, 4});
        Mistake.unless(Arrays.equals(same, new int[]{3, 1}), "Your method changed the shape that it was given.");
    }

    private static void expect(Rule answer, int[] a, int[] b, String idea, int... expected) {
        int[] result;
        try {
            result = answer.broadcastShape(a.clone(), b.clone());
        } catch (IllegalArgumentException e) {
            throw mistake("You refused " + text(a) + " with " + text(b) + ", which give " + text(expected) + ". " + idea);
        }
        if (!Arrays.equals(result, expected)) {
            throw mistake("For " + text(a) + " with " + text(b) + " you say " + (result == null ? "nothing" : text(result))
                    + ", right is " + text(expected) + ". " + idea);
        }
    }

    private static void refuse(Rule answer, int[] a, int[] b, String idea) {
        try {
            answer.broadcastShape(a.clone(), b.clone());
        } catch (IllegalArgumentException e) {
            return;
        }
        throw mistake(idea);
    }

    private static Mistake mistake(String sentence) {
        try {
            Mistake.unless(false, "%s", sentence);
        } catch (Mistake mistake) {
            return mistake;
        }
        throw new IllegalStateException(sentence);
    }

    private static String text(int... shape) {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }

    private static int[] alignedLeft(int[] a, int... b) {
        int[] result = new int[Math.max(a.length, b.length)];
        for (int i = 0; i < result.length; i++) {
            int left = i < a.length ? a[i] : 1;
            int right = i < b.length ? b[i] : 1;
            if (left != right && left != 1 && right != 1) {
                throw new IllegalArgumentException("does not fit");
            }
            result[i] = left == 1 ? right : left;
        }
        return result;
    }

    private static int[] maximum(int[] a, boolean anything, int... b) {
        int[] result = anything ? new int[Math.max(a.length, b.length)] : Solution108.broadcastShape(a, b);
        for (int i = 1; i <= result.length; i++) {
            result[result.length - i] = Math.max(i <= a.length ? a[a.length - i] : 1, i <= b.length ? b[b.length - i] : 1);
        }
        return result;
    }

    @Override
    public List<Planted<Rule>> planted() {
        return List.of(
                new Planted<>("aligns left", (a, b) -> alignedLeft(a, b),
                        "(2, 3) and (3) are compatible: line the shapes up at their last axis."),
                new Planted<>("takes the maximum of anything", (a, b) -> maximum(a, true, b),
                        "You accepted (2) with (3): sizes must be equal, or one of them must be 1; larger is not the rule."),
                new Planted<>("takes the maximum of what fits", (a, b) -> maximum(a, false, b),
                        "A length of 1 takes the other length, and the other one here is 0: nothing, not one."));
    }
}
