package scratch.classic.recommend.factorisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.collaborative.AlternatingLeastSquares;
import scratch.classic.collaborative.Baseline;
import scratch.classic.collaborative.FactorModel;
import scratch.classic.collaborative.GeneratedRatings;
import scratch.classic.collaborative.ItemScores;
import scratch.classic.collaborative.LeaveOut;
import scratch.classic.collaborative.NeighborModel;
import scratch.classic.collaborative.RatingModel;
import scratch.classic.collaborative.Ratings;
import scratch.classic.collaborative.Similarity;
import scratch.classic.collaborative.StochasticFactorisation;
import scratch.classic.collaborative.TopNScores;
import scratch.classic.data.Split;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.stats.interval.Interval;
import scratch.stats.interval.MeanInterval;

/// 372: what a user likes times what a film has; how many of such factors, and how firmly they are held.
public final class Ex372RecommenderFactorisation {
    static final int FILMS = 200;
    static final int[] RANKS = {1, 2, 3, 5, 8, 16};
    static final double[] PENALTIES = {0.001, 0.01, 0.03, 0.06, 0.1, 0.3};
    static final int[] PASSES = {1, 2, 3, 5, 10, 20, 40};

    /// Ratings with a known truth: to learn from, to choose by, and to be judged by.
    record World(GeneratedRatings generated, Ratings learn, Ratings choose, Ratings train, Ratings test) { }

    /// The candidate with the smallest error on the ratings to choose by.
    record Choice(int rank, double penalty, double[][] errors) { }

    /// Errors after each pass over the ratings: (passes).
    record Course(double[] training, double[] heldOut) { }

    private Ex372RecommenderFactorisation() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "users 400 100..1000 who rate", "noise 0.5 0.0..2 of a rating",
                "seed 42 seed of the ratings and the splits", "movielens no no|small|100k run on real ratings instead",
                "licence unread unread|accepted have you read the terms that --movielens shows?");
        if (!arguments.value("movielens").equals("no")) {
            Peers372Films.run(arguments.value("movielens"), arguments.value("licence").equals("accepted"));
            return;
        }
        World world = world(arguments.intValue("users"), arguments.doubleValue("noise"), arguments.longValue("seed"));
        Console.print("%d ratings of %d films by %d users; noise %.2f; 5 of each user to choose by, 5 to be judged by%n%n",
                world.generated.ratings().size(), FILMS, world.train.users(), world.generated.noise());
        Choice choice = choose(world);
        Map<String, ItemScores> models = models(world, choice);
        errors(models, world.test);
        Course als = alternating(world, choice);
        Course sgd = stochastic(world, choice);
        passes(als, sgd);
        lists(models, world);
        Figures372.draw(world, choice, als, sgd);
        Console.print("%nfigures  target/figures/overfitting.svg, choice.svg, convergence.svg%n%n");

        Peers372.checks(world).print();
        Console.print("%nTry: ./run 372 --noise 1   What becomes of the best rank and of the best penalty?%n");
    }

    static World world(int users, double noise, long seed) {
        var generated = GeneratedRatings.of(new GeneratedRatings.Options(users, FILMS, 3, 30, 0.8, 0.6, noise, seed));
        Ratings all = generated.ratings();
        Split split = LeaveOut.randomOfEachUser(all, 5, seed);
        Ratings train = all.subset(split.train());
        Split again = LeaveOut.randomOfEachUser(train, 5, seed + 1);
        return new World(generated, train.subset(again.train()), train.subset(again.test()), train, all.subset(split.test()));
    }

    private static Choice choose(World world) {
        Console.print("root mean squared error on the ratings to choose by%n%n");
        var table = Console.table("%12d" + " %8.3f".repeat(PENALTIES.length), "rank, penalty", "0.001", "0.01", "0.03", "0.06",
                "0.1", "0.3");
        double[][] errors = new double[RANKS.length][PENALTIES.length];
        int best = 0;
        for (int r = 0; r < RANKS.length; r++) {
            List<Object> row = new ArrayList<>(List.of(RANKS[r]));
            for (int p = 0; p < PENALTIES.length; p++) {
                errors[r][p] = fit(world.learn, RANKS[r], PENALTIES[p]).rmse(world.choose);
                row.add(errors[r][p]);
                boolean better = errors[r][p] < errors[best / PENALTIES.length][best % PENALTIES.length];
                best = better ? r * PENALTIES.length + p : best;
            }
            table.row(row.toArray());
        }
        var choice = new Choice(RANKS[best / PENALTIES.length], PENALTIES[best % PENALTIES.length], errors);
        FactorModel loose = fit(world.learn, 16, PENALTIES[0]);
        Console.print("best: rank %d, penalty %.2f; rank 16, penalty 0.001 errs by %.3f on what it learned, %.3f beyond%n%n",
                choice.rank, choice.penalty, loose.rmse(world.learn), loose.rmse(world.choose));
        return choice;
    }

    static FactorModel fit(Ratings ratings, int rank, double penalty) {
        return AlternatingLeastSquares.fit(ratings, AlternatingLeastSquares.Options.of(rank, penalty));
    }

    /// Fitted to all ratings that are not the test.
    static Map<String, ItemScores> models(World world, Choice choice) {
        Map<String, ItemScores> models = new LinkedHashMap<>();
        models.put("most popular", ItemScores.popularity(world.train));
        models.put("biases", Baseline.fit(world.train, Baseline.Options.standard()));
        models.put("users, Pearson", NeighborModel.userBased(world.train, new NeighborModel.Options(15, Similarity.PEARSON, 10,
                2)));
        models.put("factors, ALS", fit(world.train, choice.rank, choice.penalty));
        models.put("factors, SGD", StochasticFactorisation.fit(world.train,
                StochasticFactorisation.Options.of(choice.rank, choice.penalty)));
        models.put("the truth itself", world.generated.oracle());
        return models;
    }

    private static void errors(Map<String, ItemScores> models, Ratings test) {
        var table = Console.table("%-28s %8.3f %8.3f %8.3f", "root mean squared error", "held out", "from", "to");
        models.forEach((name, model) -> {
            if (model instanceof RatingModel ratings) {
                Interval error = error(ratings, test);
                table.row(name, error.estimate(), error.lower(), error.upper());
            }
        });
    }

    /// The root of the mean squared error, with a 95 % interval over users.
    static Interval error(RatingModel model, Ratings test) {
        double[] predicted = model.predict(test);
        double[] squares = IntStream.range(0, test.users()).filter(user -> test.countOfUser(user) > 0).mapToDouble(user ->
                IntStream.range(test.firstOf(user), test.firstOf(user + 1)).mapToDouble(rating ->
                (test.value(rating) - predicted[rating]) * (test.value(rating) - predicted[rating])).average().orElseThrow())
                .toArray();
        Interval mean = MeanInterval.t(squares, 0.95);
        return new Interval(Math.sqrt(mean.estimate()), Math.sqrt(mean.lower()), Math.sqrt(mean.upper()), 0.95, "t");
    }

    static Course alternating(World world, Choice choice) {
        var course = new Course(new double[PASSES[PASSES.length - 1]], new double[PASSES[PASSES.length - 1]]);
        var options = AlternatingLeastSquares.Options.of(choice.rank, choice.penalty).withSweeps(course.training.length);
        AlternatingLeastSquares.fit(world.train, options, (sweep, model) -> note(course, sweep, model, world));
        return course;
    }

    static Course stochastic(World world, Choice choice) {
        var course = new Course(new double[PASSES[PASSES.length - 1]], new double[PASSES[PASSES.length - 1]]);
        StochasticFactorisation.fit(world.train, StochasticFactorisation.Options.of(choice.rank, choice.penalty),
                (epoch, model) -> note(course, epoch, model, world));
        return course;
    }

    private static void note(Course course, int pass, FactorModel model, World world) {
        course.training[pass - 1] = model.rmse(world.train);
        course.heldOut[pass - 1] = model.rmse(world.test);
    }

    private static void passes(Course als, Course sgd) {
        Console.print("%nafter so many passes over the ratings%n%n");
        var table = Console.table("%6d %16.3f %8.3f %16.3f %8.3f", "passes", "ALS, training", "held out", "SGD, training",
                "held out");
        for (int pass : PASSES) {
            table.row(pass, als.training[pass - 1], als.heldOut[pass - 1], sgd.training[pass - 1], sgd.heldOut[pass - 1]);
        }
    }

    private static void lists(Map<String, ItemScores> models, World world) {
        Console.print("%nten recommendations for each user, by two judges%n%n");
        var table = Console.table("%-20s %14.3f %7.3f %7.3f %7.3f %13.3f %7.3f %7.3f %7.3f", "", "held out: NDCG", "from", "to",
                "MAP", "truth: NDCG", "from", "to", "MAP");
        models.forEach((name, model) -> {
            TopNScores heldOut = TopNScores.of(model, world.train, world.test, 4, 10);
            TopNScores truth = truth(model, world);
            Interval left = MeanInterval.t(heldOut.ndcg(), 0.95);
            Interval right = MeanInterval.t(truth.ndcg(), 0.95);
            table.row(name, left.estimate(), left.lower(), left.upper(), TopNScores.mean(heldOut.averagePrecision()),
                    right.estimate(), right.lower(), right.upper(), TopNScores.mean(truth.averagePrecision()));
        });
    }

    /// Relevant are the ten films, of those not seen in training, that the user would like best.
    static TopNScores truth(ItemScores model, World world) {
        double[][] truth = world.generated.truth();
        return TopNScores.of(model, world.train, user -> IntStream.range(0, FILMS)
                .filter(film -> world.train.find(user, film) < 0).boxed()
                .sorted(Comparator.comparingDouble(film -> -truth[user][film])).limit(10).mapToInt(film -> film).toArray(), 10);
    }
}
