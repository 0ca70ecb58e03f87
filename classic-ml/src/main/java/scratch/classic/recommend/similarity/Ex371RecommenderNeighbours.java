package scratch.classic.recommend.similarity;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import scratch.classic.collaborative.Baseline;
import scratch.classic.collaborative.GeneratedRatings;
import scratch.classic.collaborative.ItemScores;
import scratch.classic.collaborative.LeaveOut;
import scratch.classic.collaborative.NeighborModel;
import scratch.classic.collaborative.NeighborModel.Options;
import scratch.classic.collaborative.RatingModel;
import scratch.classic.collaborative.Ratings;
import scratch.classic.collaborative.Similarity;
import scratch.classic.collaborative.TopNScores;
import scratch.classic.data.Split;
import scratch.example.Arguments;
import scratch.example.Console;
import scratch.stats.interval.Interval;
import scratch.stats.interval.MeanInterval;

/// 371: what would people like me say? And what is that worth beside asking everybody?
public final class Ex371RecommenderNeighbours {
    static final int FILMS = 200;
    static final int HELD_OUT = 5;        // of each user
    static final double LIKED = 4;
    static final int[] KEPT = {0, 1, 2, 4, 8, 16};

    /// Ratings with a known truth, split.
    record World(GeneratedRatings generated, Ratings train, Ratings test) { }

    private Ex371RecommenderNeighbours() {
    }

    public static void main(String[] args) {
        var arguments = Arguments.of(args, "k 15 1..100 neighbours that have a say",
                "shrinkage 10 0..1000 common ratings that halve a similarity", "users 400 100..1000 who rate",
                "seed 42 seed of the ratings and the split");
        int k = arguments.intValue("k");
        double shrinkage = arguments.doubleValue("shrinkage");
        World world = world(arguments.intValue("users"), arguments.longValue("seed"));
        Console.print("%d ratings of %d films by %d users; %d held out; noise %.2f%n%n", world.generated.ratings().size(),
                FILMS, world.train.users(), world.test.size(), world.generated.noise());

        Map<String, RatingModel> models = models(world, k, shrinkage);
        errors(models, world.test);
        double[][] cold = coldStart(world, k, shrinkage);
        lists(models, world);
        Figures371.draw(world, cold, k);
        Console.print("%nfigures  target/figures/likeness.svg, neighbours.svg, cold-start.svg%n%n");

        Peers371.checks().print();
        Console.print("%nTry: ./run 371 --shrinkage 0   Which of the models suffers, and why?%n");
    }

    static World world(int users, long seed) {
        var generated = GeneratedRatings.of(new GeneratedRatings.Options(users, FILMS, 3, 30, 0.8, 0.6, 0.5, seed));
        Ratings all = generated.ratings();
        Split split = LeaveOut.randomOfEachUser(all, HELD_OUT, seed);
        return new World(generated, all.subset(split.train()), all.subset(split.test()));
    }

    static Map<String, RatingModel> models(World world, int k, double shrinkage) {
        Ratings train = world.train;
        Map<String, RatingModel> models = new LinkedHashMap<>();
        models.put("mean, user and film biases", Baseline.fit(train, Baseline.Options.standard()));
        models.put("users, cosine", NeighborModel.userBased(train, new Options(k, Similarity.COSINE, shrinkage, 2)));
        models.put("users, Pearson", NeighborModel.userBased(train, new Options(k, Similarity.PEARSON, shrinkage, 2)));
        models.put("films, cosine", NeighborModel.itemBased(train, new Options(k, Similarity.COSINE, shrinkage, 2)));
        models.put("films, adjusted cosine", NeighborModel.itemBased(train,
                new Options(k, Similarity.ADJUSTED_COSINE, shrinkage, 2)));
        models.put("films, Pearson", NeighborModel.itemBased(train, new Options(k, Similarity.PEARSON, shrinkage, 2)));
        models.put("the truth itself", world.generated.oracle());
        return models;
    }

    private static void errors(Map<String, RatingModel> models, Ratings test) {
        var table = Console.table("%-28s %8.3f %8.3f %8.3f", "root mean squared error", "held out", "from", "to");
        models.forEach((name, model) -> {
            Interval error = error(model, test);
            table.row(name, error.estimate(), error.lower(), error.upper());
        });
    }

    /// The root of the mean squared error, with a 95 % interval: users, not ratings, are the independent draws.
    static Interval error(RatingModel model, Ratings test) {
        double[] predicted = model.predict(test);
        double[] squares = IntStream.range(0, test.users()).filter(user -> test.countOfUser(user) > 0).mapToDouble(user ->
                IntStream.range(test.firstOf(user), test.firstOf(user + 1)).mapToDouble(rating ->
                (test.value(rating) - predicted[rating]) * (test.value(rating) - predicted[rating])).average().orElseThrow())
                .toArray();
        Interval mean = MeanInterval.t(squares, 0.95);
        return new Interval(Math.sqrt(mean.estimate()), Math.sqrt(mean.lower()), Math.sqrt(mean.upper()), 0.95, "t");
    }

    /// The error for a quarter of the users, of whose ratings only a few are known: (models, kept).
    static double[][] coldStart(World world, int k, double shrinkage) {
        Console.print("%nonly a few ratings known of every fourth user; root mean squared error for these%n%n");
        var table = Console.table("%14d %12.3f %18.3f %18.3f", "known ratings", "biases", "users, Pearson", "films, Pearson");
        int[] newUsers = IntStream.range(0, world.test.size()).filter(e -> world.test.user(e) % 4 == 0).toArray();
        Ratings judged = world.test.subset(newUsers);
        double[][] all = new double[3][KEPT.length];
        for (int step = 0; step < KEPT.length; step++) {
            Ratings known = few(world.train, KEPT[step]);
            Options options = new Options(k, Similarity.PEARSON, shrinkage, 2);
            all[0][step] = Baseline.fit(known, Baseline.Options.standard()).rmse(judged);
            all[1][step] = NeighborModel.userBased(known, options).rmse(judged);
            all[2][step] = NeighborModel.itemBased(known, options).rmse(judged);
            table.row(KEPT[step], all[0][step], all[1][step], all[2][step]);
        }
        return all;
    }

    /// All ratings, but of every fourth user only so many.
    private static Ratings few(Ratings train, int kept) {
        return train.subset(IntStream.range(0, train.size()).filter(e -> train.user(e) % 4 != 0
                || e - train.firstOf(train.user(e)) < kept).toArray());
    }

    private static void lists(Map<String, RatingModel> models, World world) {
        Console.print("%nten recommendations for each user: NDCG, by two judges%n%n");
        var table = Console.table("%-28s %10.3f %7.3f %7.3f %14.3f %7.3f %7.3f", "", "held out", "from", "to", "truth", "from",
                "to");
        row(table, "most popular", ItemScores.popularity(world.train), world);
        for (String name : List.of("mean, user and film biases", "users, Pearson", "films, Pearson", "the truth itself")) {
            row(table, name, models.get(name), world);
        }
    }

    private static void row(Console.Table table, String name, ItemScores model, World world) {
        Interval heldOut = MeanInterval.t(heldOut(model, world).ndcg(), 0.95);
        Interval truth = MeanInterval.t(truth(model, world).ndcg(), 0.95);
        boolean perfect = truth.lower() == truth.upper();
        table.row(name, heldOut.estimate(), heldOut.lower(), heldOut.upper(), truth.estimate(),
                perfect ? truth.estimate() : truth.lower(), truth.upper());
    }

    /// Relevant are the held-out ratings of 4 and more.
    static TopNScores heldOut(ItemScores model, World world) {
        return TopNScores.of(model, world.train, world.test, LIKED, 10);
    }

    /// Relevant are the ten films, of those not seen in training, that the user would like best: known here, and only here.
    static TopNScores truth(ItemScores model, World world) {
        double[][] truth = world.generated.truth();
        return TopNScores.of(model, world.train, user -> IntStream.range(0, FILMS)
                .filter(film -> world.train.find(user, film) < 0).boxed()
                .sorted(Comparator.comparingDouble(film -> -truth[user][film])).limit(10).mapToInt(film -> film).toArray(), 10);
    }
}
