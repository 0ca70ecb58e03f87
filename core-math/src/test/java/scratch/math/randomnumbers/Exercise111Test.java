package scratch.math.randomnumbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;
import scratch.math.randomnumbers.Exercise111Test.Shuffle;

class Exercise111Test implements ExerciseContract<Shuffle> {
    private static final int MANY_PATHS = 100_000;

    /// What the learner writes.
    interface Shuffle {
        void shuffle(int[] items, IntUnaryOperator below);
    }

    @Override
    public String task() {
        return "write shuffle(items, below), after which every order of the items is equally likely.";
    }

    @Override
    public Shuffle learner() {
        return Exercise111::shuffle;
    }

    @Override
    public Shuffle solution() {
        return Solution111::shuffle;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Think of a hat: draw one of n items, then one of the n - 1 that are left, and so on. n! paths, n! orders.",
                "The array can be its own hat: what was drawn goes to the end, what is left stays in front. So the draws "
                        + "are below(n), below(n - 1), ..., below(2).",
                "for (int i = items.length - 1; i > 0; i--): draw j = below.applyAsInt(i + 1) and swap items i and j. "
                        + "j may be i: an item may stay where it is.");
    }

    @Override
    public void check(Shuffle answer) {
        answer.shuffle(new int[0], bound -> fail(bound));
        Map<String, Double> one = orders(answer, 1);
        Mistake.unless(one.containsKey("[1]"), "A single item came back as %s.", one.keySet());
        Map<String, Double> three = orders(answer, 3);
        for (String order : three.keySet()) {
            int[] sorted = Arrays.stream(order.replaceAll("[^0-9 ]", "").split(" ")).mapToInt(Integer::parseInt).sorted()
                    .toArray();
            Mistake.unless(Arrays.equals(sorted, new int[]{1, 2, 3}), "From 1, 2, 3 you made %s: an item was lost or "
                    + "doubled on the way; swap, do not copy.", order);
        }
        Mistake.unless(three.size() != 2, "No item ever stays in place: only 2 of the 6 orders of 3 items appear.");
        Mistake.unless(three.size() == 6, "Only %d of the 6 orders of 3 items can appear.", three.size());
        double most = three.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double least = three.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        boolean naive = Math.abs(most - 5 / 27.0) < 1e-12 && Math.abs(least - 4 / 27.0) < 1e-12;
        Mistake.unless(!naive, "27 equally likely paths cannot share 6 orders evenly: draw j from what is left.");
        Mistake.unless(most - least < 1e-12, "Of 3 items one order has probability %.3f and another %.3f; all 6 must "
                + "have probability 1/6.", most, least);
        Map<String, Double> four = orders(answer, 4);
        Mistake.unless(four.size() == 24 && four.values().stream().allMatch(p -> Math.abs(p - 1 / 24.0) < 1e-12),
                "3 items are shuffled evenly, 4 are not: %d of the 24 orders appear.", four.size());
    }

    private static int fail(int bound) {
        Mistake.unless(false, "An empty array needs no draw; you called below(%d).", bound);
        return 0;
    }

    // Every path of draws, as a counter whose digits have the bounds that the shuffle asks for; and how likely it is.
    private static Map<String, Double> orders(Shuffle answer, int n) {
        Map<String, Double> orders = new TreeMap<>();
        List<Integer> path = new ArrayList<>();
        for (int paths = 0; paths < MANY_PATHS; paths++) {
            List<Integer> bounds = new ArrayList<>();
            int[] items = new int[n];
            Arrays.setAll(items, i -> i + 1);
            answer.shuffle(items, bound -> draw(bound, bounds, path));
            double probability = bounds.stream().mapToDouble(bound -> 1.0 / bound).reduce(1, (a, b) -> a * b);
            orders.merge(Arrays.toString(items), probability, Double::sum);
            int last = bounds.size() - 1;
            while (last >= 0 && path.get(last) + 1 == bounds.get(last)) {
                last--;
            }
            if (last < 0) {
                return orders;
            }
            path.subList(last + 1, path.size()).clear();
            path.set(last, path.get(last) + 1);
        }
        Mistake.unless(false, "For %d items you draw from far too many numbers: one draw for each item is enough.", n);
        return orders;
    }

    private static int draw(int bound, List<Integer> bounds, List<Integer> path) {
        Mistake.unless(bound >= 1, "You called below(%d): there is no number from 0 to %d.", bound, bound - 1);
        bounds.add(bound);
        Mistake.unless(bounds.size() < 100, "You keep drawing: one draw for each item is enough.");
        if (path.size() < bounds.size()) {
            path.add(0);
        }
        return path.get(bounds.size() - 1);
    }

    @Override
    public List<Planted<Shuffle>> planted() {
        return List.of(
                new Planted<>("swaps with any of n", (items, below) -> {
                    for (int i = 0; i < items.length; i++) {
                        swap(items, i, below.applyAsInt(items.length));
                    }
                }, "27 equally likely paths cannot share 6 orders evenly: draw j from what is left."),
                new Planted<>("never lets an item stay", (items, below) -> {
                    for (int i = items.length - 1; i > 0; i--) {
                        swap(items, i, below.applyAsInt(i));
                    }
                }, "No item ever stays in place: only 2 of the 6 orders of 3 items appear."),
                new Planted<>("copies instead of swapping", (items, below) -> {
                    for (int i = items.length - 1; i > 0; i--) {
                        items[i] = items[below.applyAsInt(i + 1)];
                    }
                }, "an item was lost or doubled on the way; swap, do not copy."),
                new Planted<>("one draw too wide", (items, below) -> {
                    for (int i = 1; i < items.length; i++) {
                        swap(items, i, below.applyAsInt(i + 2) % (i + 1));
                    }
                }, "all 6 must have probability 1/6."),
                new Planted<>("draws from an empty hat", (items, below) -> {
                    for (int i = items.length - 1; i >= 0; i--) {
                        swap(items, i, below.applyAsInt(i));
                    }
                }, "there is no number from 0 to -1."));
    }

    private static void swap(int[] items, int i, int j) {
        int item = items[i];
        items[i] = items[j];
        items[j] = item;
    }
}
