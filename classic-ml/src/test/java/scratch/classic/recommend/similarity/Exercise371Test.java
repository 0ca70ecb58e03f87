package scratch.classic.recommend.similarity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.recommend.similarity.Exercise371Test.Predict;
import scratch.example.contract.ExerciseContract;
import scratch.example.exercise.Mistake;

class Exercise371Test implements ExerciseContract<Predict> {
    /// What the learner writes: a table, similarities, a user and a film in, a rating out.
    interface Predict {
        double of(double[][] ratings, double[] similarity, int user, int film);
    }

    private static final double GAP = Double.NaN;
    private static final double[] LIKE_ADA = {1, 0.8, -0.9, -0.9, 0.9};

    @Override
    public String task() {
        return "write predict(ratings, similarity, user, film), the weighted opinion of similar users.";
    }

    @Override
    public Predict learner() {
        return Exercise371::predict;
    }

    @Override
    public Predict solution() {
        return Solution371::predict;
    }

    @Override
    public List<String> hints() {
        return List.of("Write a method for the mean of the ratings of a row that are not NaN.",
                "Go through all users but the one asked about. Leave out those whose similarity is not positive and those who "
                + "have not rated the film; add up similarity times (rating minus their own mean), and the similarities.",
                "Divide the first sum by the second, and add the mean of the user asked about. If nobody was left, that mean "
                + "is the answer.");
    }

    @Override
    public void check(Predict answer) {
        double dune = answer.of(copy(Peers371.TABLE), LIKE_ADA.clone(), 0, 3);
        Mistake.unless(!Double.isNaN(dune), "For Ada and Dune your answer is NaN: did a film that nobody rated, or Ada's own "
                + "gap, come into a sum?");
        Mistake.unless(Math.abs(dune - 4.5294) > 1e-3, "For Ada and Dune your answer is %.4f, the mean of what similar users "
                + "gave: take each one's own mean off first, because some are generous.", dune);
        Mistake.unless(Math.abs(dune - 3) > 1e-9, "For Ada and Dune your answer is her own mean, 3: what do similar users "
                + "say?");
        Mistake.unless(dune > 3.5, "For Ada and Dune your answer is %.4f: do users with a negative similarity have a say? "
                + "Only positive ones count.", dune);
        Mistake.unless(Math.abs(dune - (3 + 2.08 / 1.7)) < 1e-9, "Ada's prediction for Dune is 3 + (0.8·0.8 + 0.9·1.6)/1.7 = "
                + "4.2235; yours is %.4f: is each deviation weighted by its similarity, and divided by their sum?", dune);
        double alone = answer.of(copy(Peers371.TABLE), new double[] {1, 0, 0, -1, 0}, 0, 3);
        Mistake.unless(Math.abs(alone - 3) < 1e-9, "If nobody is similar the answer is the user's own mean, 3; yours is %.4f.",
                alone);
        double own = answer.of(new double[][] {{5, 1}, {4, 2}}, new double[] {1, 0.5}, 0, 0);
        Mistake.unless(Math.abs(own - 4) < 1e-9, "A user does not vote on his own rating: the prediction is 3 + (4 − 3) = 4; "
                + "yours is %.4f.", own);
        double gap = answer.of(new double[][] {{4, GAP}, {1, 3}, {2, GAP}}, new double[] {1, 0.5, 0.9}, 0, 1);
        Mistake.unless(Math.abs(gap - 5) < 1e-9, "Only those who rated the film count: 4 + (3 − 2) = 5; yours is %.4f.", gap);
    }

    private static double[][] copy(double[][] x) {
        return Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public List<Planted<Predict>> planted() {
        return List.of(
                new Planted<>("raw ratings", (r, s, user, film) -> weighted(r, s, user, film, true, 0),
                        "take each one's own mean off first"),
                new Planted<>("negative similarities too", (r, s, user, film) -> weighted(r, s, user, film, false, -2),
                        "with a negative similarity"),
                new Planted<>("own mean only", (r, s, user, film) -> Solution371.mean(r[user]), "what do similar users say"),
                new Planted<>("votes for himself", (r, s, user, film) -> Double.isNaN(r[user][film])
                        ? Solution371.predict(r, s, user, film) : weighted(r, s, -1, film, false, 0),
                        "does not vote on his own rating"),
                new Planted<>("not weighted", (r, s, user, film) -> Solution371.predict(r,
                        Arrays.stream(s).map(x -> x > 0 ? 1 : 0).toArray(), user, film), "weighted by its similarity"));
    }

    private static double weighted(double[][] r, double[] s, int user, int film, boolean raw, double least) {
        int[] others = IntStream.range(0, r.length).filter(b -> b != user && s[b] > least && !Double.isNaN(r[b][film]))
                .toArray();
        double weights = Arrays.stream(others).mapToDouble(b -> Math.abs(s[b])).sum();
        double mean = raw ? 0 : Solution371.mean(r[Math.max(0, user)]);
        return mean + Arrays.stream(others).mapToDouble(b -> Math.abs(s[b]) * (r[b][film] - (raw ? 0 : Solution371.mean(r[b]))))
                .sum() / weights;
    }
}
