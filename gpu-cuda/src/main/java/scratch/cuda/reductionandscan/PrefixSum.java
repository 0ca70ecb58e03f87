package scratch.cuda.reductionandscan;

import java.util.Arrays;

import scratch.math.check.Require;

/// Running sums in few steps, each step for all elements at once.
///
/// Hillis and Steele, *Data parallel algorithms* (1986): log₂ n steps, about n·log₂ n additions. Blelloch, *Prefix sums and
/// their applications* (1990): 2·log₂ n steps, about 2·n additions.
///
/// @param sums      the running sums
/// @param steps     one after the other
/// @param additions in all of them together
public record PrefixSum(float[] sums, int steps, int additions) {

    /// Inclusive: `sums[i] = x[0] + … + x[i]`.
    public static PrefixSum hillisSteele(float[] x) {
        float[] from = x.clone();
        int steps = 0;
        int additions = 0;
        for (int distance = 1; distance < x.length; distance *= 2) {
            float[] to = from.clone();
            for (int i = distance; i < x.length; i++) {
                to[i] = from[i] + from[i - distance];
                additions++;
            }
            from = to;
            steps++;
        }
        return new PrefixSum(from, steps, additions);
    }

    /// Exclusive: `sums[i] = x[0] + … + x[i-1]`. Up the tree sums, down the tree what stands to the left.
    ///
    /// @throws IllegalArgumentException if there are no values
    public static PrefixSum blelloch(float[] x) {
        Require.that(x.length >= 1, "PrefixSum.blelloch: 0 values: must be at least 1");
        int width = x.length == 1 ? 1 : 2 * Integer.highestOneBit(x.length - 1);
        float[] room = Arrays.copyOf(x, width);
        int additions = 0;
        int steps = 0;
        for (int distance = 1; distance < width; distance *= 2) {
            for (int right = 2 * distance - 1; right < width; right += 2 * distance) {
                room[right] += room[right - distance];
                additions++;
            }
            steps++;
        }
        room[width - 1] = 0;
        for (int distance = width / 2; distance > 0; distance /= 2) {
            for (int right = 2 * distance - 1; right < width; right += 2 * distance) {
                float left = room[right - distance];
                room[right - distance] = room[right];
                room[right] += left;
                additions++;
            }
            steps++;
        }
        return new PrefixSum(Arrays.copyOf(room, x.length), steps, additions);
    }
}
