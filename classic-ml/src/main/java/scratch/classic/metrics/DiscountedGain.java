package scratch.classic.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import scratch.math.check.Require;

/// How well scores order items whose relevance is a number: the discounted cumulative gain of the first k places,
/// DCG = Σ relevance / log₂(place + 1), and its share of the best that is possible, NDCG.
///
/// Items with equal scores share their places: each gets the mean of the discounts, which is the expected value over all their
/// orders. For the gain 2^relevance − 1, which weighs the best more, transform the relevance before.
///
/// Cost O(n log n).   Järvelin and Kekäläinen 2002; ties by McSherry and Najork 2008.
public final class DiscountedGain {
    private DiscountedGain() {
    }

    /// What an item at a place counts: 1 at the first, 0.63 at the second, ½ at the third.
    public static double discount(int place) {
        return Math.log(2) / Math.log(place + 1.0);
    }

    /// DCG of the first k places.
    ///
    /// @param relevance (n), 0 or more
    /// @param scores    (n), finite: the higher, the earlier the place
    /// @param k         at least 1; places beyond n are empty
    public static double dcg(double[] relevance, double[] scores, int k) {
        check("DiscountedGain.dcg", relevance, scores, k);
        Integer[] order = IntStream.range(0, scores.length).boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i])).toArray(Integer[]::new);
        double sum = 0;
        for (int from = 0; from < Math.min(k, order.length);) {
            int to = from;
            double gain = 0;
            double discounts = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                gain += relevance[order[to]];
                discounts += to < k ? discount(to + 1) : 0;
                to++;
            }
            sum += gain / (to - from) * discounts;
            from = to;
        }
        return sum;
    }

    /// DCG over that of the items in order of relevance: 1 for the best order. An order by chance does not get 0.
    ///
    /// @throws IllegalArgumentException if no item is relevant: then there is no best order. Some programs answer 0
    public static double ndcg(double[] relevance, double[] scores, int k) {
        check("DiscountedGain.ndcg", relevance, scores, k);
        double largest = Arrays.stream(relevance).max().orElse(0);
        Require.that(largest > 0, "DiscountedGain.ndcg: no relevant items: the query has no score: leave it out");
        // subtle: only ratios count, and of the largest doubles two already add up to infinity
        double[] shares = Arrays.stream(relevance).map(r -> r / largest).toArray();
        double[] sorted = shares.clone();
        Arrays.sort(sorted);
        double best = 0;
        for (int place = 1; place <= Math.min(k, sorted.length); place++) {
            best += sorted[sorted.length - place] * discount(place);
        }
        return dcg(shares, scores, k) / best;
    }

    private static void check(String where, double[] relevance, double[] scores, int k) {
        Require.that(relevance.length == scores.length && scores.length > 0,
                "%s: %d relevances, %d scores: needs the same positive number of both", where, relevance.length, scores.length);
        Require.finite(where, "scores", scores);
        for (int i = 0; i < relevance.length; i++) {
            if (!(relevance[i] >= 0 && relevance[i] < Double.POSITIVE_INFINITY)) {
                throw Require.broken("%s: relevance[%d] = %s: must be finite and not negative", where, i, relevance[i]);
            }
        }
        Require.atLeast(1, where, "k", k);
    }
}
