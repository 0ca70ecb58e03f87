package scratch.classic.metrics;

import java.util.Arrays;

import scratch.math.check.Require;

/// A list of items for one query, the best first, and which of them were relevant: how good are its first k places?
///
/// The rules, for those cases in which programs differ: of a list with fewer than k items the missing places count as wrong,
/// so that precision is always divided by k. A query for which nothing is relevant has no score and is refused: leave it out
/// of the mean, and say how many were left out. Ties are the business of whoever made the list; where scores are at hand,
/// [DiscountedGain] averages over their orders.
///
/// Cost O(n log R).   Manning, Raghavan and Schütze 2008, *Introduction to Information Retrieval*, chapter 8.
public final class RankedList {
    private final int[] hitsUpTo;      // (n + 1): relevant ones among the first so many
    private final int relevant;        // R

    private RankedList(int[] hitsUpTo, int relevant) {
        this.hitsUpTo = hitsUpTo;
        this.relevant = relevant;
    }

    /// @param ranked   different items, the best first; may be shorter than k, or empty
    /// @param relevant all items that are relevant, listed or not; at least one, in any order
    public static RankedList of(int[] ranked, int... relevant) {
        Require.that(relevant.length > 0, "RankedList.of: no relevant items: the query has no score: leave it out");
        int[] wanted = distinct("relevant", relevant);
        distinct("ranked", ranked);
        int[] hitsUpTo = new int[ranked.length + 1];
        for (int place = 0; place < ranked.length; place++) {
            hitsUpTo[place + 1] = hitsUpTo[place] + (Arrays.binarySearch(wanted, ranked[place]) >= 0 ? 1 : 0);
        }
        return new RankedList(hitsUpTo, wanted.length);
    }

    private static int[] distinct(String what, int... items) {
        int[] sorted = items.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            Require.that(sorted[i - 1] != sorted[i], "RankedList.of: item %s is %s twice: must be once", sorted[i], what);
        }
        return sorted;
    }

    /// How many of the first k are relevant.
    public int hits(int k) {
        Require.atLeast(1, "RankedList", "k", k);
        return hitsUpTo[Math.min(k, hitsUpTo.length - 1)];
    }

    /// hits / k.
    public double precision(int k) {
        return (double) hits(k) / k;
    }

    /// hits / R. With R > k it cannot reach 1.
    public double recall(int k) {
        return (double) hits(k) / relevant;
    }

    /// 1 if there is a hit among the first k, else 0; its mean over queries is the hit rate.
    public double hit(int k) {
        return hits(k) > 0 ? 1 : 0;
    }

    /// The sum of precision(j) over the places j ≤ k with a hit, divided by the most that it can be, min(R, k). Its mean over
    /// queries is the MAP.
    public double averagePrecision(int k) {
        double sum = 0;
        for (int place = 1; place <= places(k); place++) {
            sum += isHit(place) ? precision(place) : 0;
        }
        return sum / Math.min(relevant, k);
    }

    /// 1 / the place of the first hit, 0 if there is none among the first k. Its mean over queries is the MRR.
    public double reciprocalRank(int k) {
        for (int place = 1; place <= places(k); place++) {
            if (isHit(place)) {
                return 1.0 / place;
            }
        }
        return 0;
    }

    /// The discounted gain of the hits, Σ 1/log₂(place + 1), over that of the best list there is.
    public double ndcg(int k) {
        double sum = 0;
        for (int place = 1; place <= places(k); place++) {
            sum += isHit(place) ? DiscountedGain.discount(place) : 0;
        }
        double best = 0;
        for (int place = 1; place <= Math.min(relevant, k); place++) {
            best += DiscountedGain.discount(place);
        }
        return sum / best;
    }

    private int places(int k) {
        Require.atLeast(1, "RankedList", "k", k);
        return Math.min(k, hitsUpTo.length - 1);
    }

    private boolean isHit(int place) {
        return hitsUpTo[place] > hitsUpTo[place - 1];
    }
}
