package scratch.classic.recommend.similarity;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import scratch.classic.collaborative.NeighborModel;
import scratch.classic.collaborative.NeighborModel.Options;
import scratch.classic.collaborative.Ratings;
import scratch.classic.collaborative.Similarity;
import scratch.classic.recommend.similarity.Ex371RecommenderNeighbours.World;
import scratch.example.figure.Panels;
import scratch.example.figure.Plot;
import scratch.example.figure.Role;

/// The figures of lesson 371: who is like whom, how many neighbours, and what a newcomer gets.
final class Figures371 {
    private static final int[] KS = {1, 2, 3, 5, 8, 15, 30, 60, 100};
    private static final int PAIRS = 400;

    private Figures371() {
    }

    static void draw(World world, double[][] cold, int k) {
        Panels.of("Are they alike? What the ratings say, and what is true", 2,
                likeness(world, "cosine of the ratings", Similarity.COSINE),
                likeness(world, "Pearson, shrunk", Similarity.PEARSON)).cell(430, 380)
                .save("likeness", "Two scatter plots of pairs of users. Left the cosine of their ratings against how far their "
                + "tastes really agree: all cosines lie in a thin band near one. Right the shrunk correlation, which rises "
                + "with the true agreement.");
        Plot.of("How many neighbours, and how much trust?", "neighbours", "root mean squared error").xLog()
                .line("users, Pearson, shrinkage 10", ks(), curve(world, 10)).as(Role.MODEL)
                .line("users, Pearson, shrinkage 0", ks(), curve(world, 0)).as(Role.ERROR)
                .vertical("k", k).as(Role.NEUTRAL)
                .save("neighbours", "Error on held-out ratings against the number of neighbours, on a logarithmic axis. Both "
                + "lines fall at first; the one without shrinkage lies above the other.");
        double[] kept = IntStream.of(Ex371RecommenderNeighbours.KEPT).asDoubleStream().toArray();
        Plot.of("What a newcomer gets", "known ratings of the user", "root mean squared error")
                .line("biases", kept, cold[0]).as(Role.ALTERNATIVE).line("users, Pearson", kept, cold[1]).as(Role.MODEL)
                .line("films, Pearson", kept, cold[2]).as(Role.DATA)
                .save("cold-start", "Error for users of whom few ratings are known. With none all models are alike, with one "
                + "or two the biases are best, and with sixteen the neighbours are.");
    }

    /// Pairs of users with at least 8 films in common: similarity against the correlation of the truth.
    private static Plot likeness(World world, String label, Similarity measure) {
        double[][] points = likeness(world, measure);
        return Plot.of(label, "correlation of what they really think", "similarity").points("a pair", points[0],
                points[1])
                .as(Role.DATA).yRange(-0.05, 1.05);
    }

    /// (2, pairs): true correlation, similarity (0 if it is not positive).
    static double[][] likeness(World world, Similarity measure) {
        Ratings train = world.train();
        int shrinkage = measure == Similarity.COSINE ? 0 : 10;
        NeighborModel model = NeighborModel.userBased(train, new Options(1, measure, shrinkage, 2));
        var random = new SplittableRandom(1);
        double[][] points = new double[2][PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            int a = random.nextInt(train.users());
            int b = random.nextInt(train.users());
            while (a == b || common(train, a, b) < 8) {
                a = random.nextInt(train.users());
                b = random.nextInt(train.users());
            }
            points[0][pair] = correlation(world.generated().truth()[a], world.generated().truth()[b]);
            points[1][pair] = model.similarity(a, b);
        }
        return points;
    }

    private static long common(Ratings train, int a, int b) {
        return IntStream.range(train.firstOf(a), train.firstOf(a + 1)).filter(e -> train.find(b, train.item(e)) >= 0).count();
    }

    static double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] ks() {
        return IntStream.of(KS).asDoubleStream().toArray();
    }

    private static double[] curve(World world, double shrinkage) {
        return IntStream.of(KS).mapToDouble(k -> NeighborModel.userBased(world.train(),
                new Options(k, Similarity.PEARSON, shrinkage, 2)).rmse(world.test())).toArray();
    }
}
