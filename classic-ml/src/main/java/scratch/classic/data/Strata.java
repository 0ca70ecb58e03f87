package scratch.classic.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Whole rows shared out in proportion.
final class Strata {
    private Strata() {
    }

    /// `seats` shared out among parties of these sizes, by the largest remainders (Hamilton's method), so that each that
    /// has members gets at least one seat and leaves at least one: the shares are whole numbers within one of the exact
    /// ones where that leaves any choice.
    static int[] apportion(int[] sizes, int seats) {
        long total = Arrays.stream(sizes).asLongStream().sum();
        int[] quota = new int[sizes.length];
        double[] remainder = new double[sizes.length];
        for (int k = 0; k < sizes.length; k++) {
            double exact = (double) sizes[k] * seats / total;
            quota[k] = sizes[k] == 0 ? 0 : Math.clamp((long) Math.floor(exact), 1, sizes[k] - 1);
            remainder[k] = exact - quota[k];
        }
        int left = seats - Arrays.stream(quota).sum();
        while (left != 0) {
            int sign = Integer.signum(left);
            int k = IntStream.range(0, sizes.length).boxed()
                    .filter(i -> sizes[i] > 0 && quota[i] + sign >= 1 && quota[i] + sign <= sizes[i] - 1)
                    .max(Comparator.comparingDouble(i -> sign * remainder[i])).orElseThrow();
            quota[k] += sign;
            remainder[k] -= sign;
            left -= sign;
        }
        return quota;
    }
}
