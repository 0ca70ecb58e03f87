package scratch.classic.recommend.factorisation;

import java.util.Map;

import scratch.classic.collaborative.AlternatingLeastSquares;
import scratch.classic.collaborative.Baseline;
import scratch.classic.collaborative.FactorModel;
import scratch.classic.collaborative.ItemScores;
import scratch.classic.collaborative.LeaveOut;
import scratch.classic.collaborative.Ratings;
import scratch.classic.collaborative.Ratings.Duplicates;
import scratch.classic.collaborative.TopN;
import scratch.classic.collaborative.TopNScores;
import scratch.classic.data.Split;
import scratch.example.Console;
import scratch.example.data.MovieLens;
import scratch.example.data.RatingData;

/// The same models on ratings that people gave: MovieLens, downloaded once the terms have been accepted.
final class Peers372Films {
    private static final int SHOWN = 5;

    private Peers372Films() {
    }

    static void run(String edition, boolean accepted) {
        MovieLens archive = edition.equals("small") ? MovieLens.LATEST_SMALL : MovieLens.ML_100K;
        Console.print("%s%n%n", archive.terms());
        if (!accepted) {
            Console.print("Nothing was downloaded. If you keep to these terms: ./run 372 --movielens %s --licence accepted%n",
                    edition);
            return;
        }
        report(archive.load(true));
    }

    /// Learns from all but the last five ratings of each user, and returns the errors of biases and factors on these.
    static double[] report(RatingData data) {
        Ratings all = Ratings.of(data.users(), data.items(), data.ratings(), data.times(), Duplicates.LAST);
        Split split = LeaveOut.lastOfEachUser(all, 5);
        Ratings train = all.subset(split.train());
        Ratings test = all.subset(split.test());
        Console.print("%d ratings of %d films by %d users; the last 5 of each are held out%n%n", all.size(), all.items(),
                all.users());
        Baseline biases = Baseline.fit(train, Baseline.Options.standard());
        FactorModel factors = AlternatingLeastSquares.fit(train, AlternatingLeastSquares.Options.of(8, 0.1));
        var table = Console.table("%-20s %10.3f %10.3f", "", "RMSE", "NDCG");
        table.row("biases", biases.rmse(test), ndcg(biases, train, test));
        table.row("factors, ALS", factors.rmse(test), ndcg(factors, train, test));
        Console.print("most popular: NDCG %.3f%n", ndcg(ItemScores.popularity(train), train, test));
        titles(factors, train, data.titles());
        return new double[] {biases.rmse(test), factors.rmse(test)};
    }

    private static double ndcg(ItemScores model, Ratings train, Ratings test) {
        return TopNScores.mean(TopNScores.of(model, train, test, 4, 10).ndcg());
    }

    private static void titles(FactorModel model, Ratings train, Map<Long, String> titles) {
        Console.print("%nfor user %d%n", train.userId(0));
        for (int film : TopN.of(model, train).recommend(0, SHOWN)) {
            Console.print("  %.2f  %s%n", model.predict(0, film), titles.getOrDefault(train.itemId(film), "?"));
        }
    }
}
