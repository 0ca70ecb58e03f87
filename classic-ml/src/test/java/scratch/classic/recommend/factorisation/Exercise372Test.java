package scratch.classic.recommend.factorisation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.recommend.factorisation.Exercise372Test.Users;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise372Test implements ExerciseContract<Users> {
    /// What the learner writes: a table, the items' factors and λ in, the users' factors out.
    interface Users {
        double[] of(double[][] ratings, double[] items, double lambda);
    }

    private static final double GAP = Double.NaN;
    private static final double[][] TABLE = {{1, 2, GAP}, {2, 4, 6}, {3, 6, 9}, {GAP, GAP, GAP}};
    private static final double[] ONES = {1, 1, 1};

    @Override
    public String task() {
        return "write users(ratings, items, lambda), half a sweep with one factor.";
    }

    @Override
    public Users learner() {
        return Exercise372::users;
    }

    @Override
    public Users solution() {
        return Solution372::users;
    }

    @Override
    public List<String> hints() {
        return List.of("With the items fixed, each user is a regression through the origin: ratings on the items' factors.",
                "Add up q·r and q² over the items that the user has rated, and leave out those that are NaN.",
                "Divide the first sum by the second plus lambda times the number of ratings; a user without ratings gets 0.");
    }

    @Override
    public void check(Users answer) {
        double[] first = answer.of(copy(TABLE), ONES.clone(), 1e-9);
        Mistake.unless(first.length == 4, "There are 4 users and so 4 factors; yours are %d.", first.length);
        Mistake.unless(!Double.isNaN(first[0]), "The factor of the first user is NaN: a gap came into a sum.");
        Mistake.unless(Math.abs(first[0] - 1) > 1e-6, "The first user's factor is (1 + 2)/2 = 1.5; yours is 1: the gap counts "
                + "as a rating of 0, or as one more film.");
        Mistake.unless(Math.abs(first[0] - 1.5) < 1e-6, "The first user's factor is (1 + 2)/2 = 1.5; yours is %.4f.", first[0]);
        Mistake.unless(first[3] == 0, "A user without ratings gets 0; yours is %s.", first[3]);
        double[] items = {0.5, 1, 1.5};
        double[] weighted = answer.of(copy(TABLE), items.clone(), 0.5);
        Mistake.unless(Math.abs(weighted[1] - 4) > 1e-9, "With λ = 0.5 the second user's factor is still 4: the penalty is "
                + "missing below the line.");
        Mistake.unless(Math.abs(weighted[1] - 3.5) > 1e-9, "The second user has 3 ratings, so 0.5 · 3 is added below the line; "
                + "you added 0.5 only once.");
        Mistake.unless(Math.abs(weighted[1] - 2.8) < 1e-9, "The second user's factor is 14/(3.5 + 1.5) = 2.8; yours is %.4f.",
                weighted[1]);
    }

    private static double[][] copy(double[][] x) {
        return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public List<Planted<Users>> planted() {
        return List.of(
                new Planted<>("gaps as zeros", (r, q, lambda) -> Solution372.users(filled(r), q, lambda),
                        "the gap counts as a rating of 0"),
                new Planted<>("gaps added up", (r, q, lambda) -> Arrays.stream(r).mapToDouble(row ->
                        IntStream.range(0, q.length).mapToDouble(i -> q[i] * row[i]).sum()).toArray(),
                        "a gap came into a sum."),
                new Planted<>("no penalty", (r, q, lambda) -> Solution372.users(r, q, 1e-12), "the penalty is missing below"),
                new Planted<>("penalty once", Exercise372Test::once, "you added 0.5 only once."));
    }

    private static double[][] filled(double[][] r) {
        return Arrays.stream(r).map(row -> Arrays.stream(row).map(x -> Double.isNaN(x) ? 0 : x).toArray())
                .toArray(double[][]::new);
    }

    private static double[] once(double[][] r, double[] q, double lambda) {
        return Arrays.stream(r).mapToDouble(row -> {
            double up = 0;
            double down = 0;
            for (int i = 0; i < q.length; i++) {
                up += Double.isNaN(row[i]) ? 0 : q[i] * row[i];
                down += Double.isNaN(row[i]) ? 0 : q[i] * q[i];
            }
            return up / (down + lambda);
        }).toArray();
    }
}
