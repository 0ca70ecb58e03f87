package scratch.example.data;

import java.util.Map;

/// Who rated what, how and when: a rating at each index.
///
/// @param card    where the data come from
/// @param users   (n), ids
/// @param items   (n), ids
/// @param ratings (n)
/// @param times   (n), seconds since 1970
/// @param titles  of the items by id, those that nobody rated among them
public record RatingData(DataCard card, long[] users, long[] items, double[] ratings, long[] times,
                         Map<Long, String> titles) { }
