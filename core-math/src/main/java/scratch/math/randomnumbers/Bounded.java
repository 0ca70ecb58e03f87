package scratch.math.randomnumbers;

import java.util.random.RandomGenerator;

/// Whole numbers from 0 to bound − 1, each equally likely.
///
/// A word of b bits times the bound, divided by 2^b, is such a number; 2^b words cannot be shared evenly unless the bound
/// divides 2^b, so 2^b mod bound of them are refused and drawn again. One multiplication, and a division only rarely.
/// Lemire 2019, "Fast random integer generation in an interval".
public final class Bounded {
    private static final int BITS = 32;

    private Bounded() {
    }

    /// The next number from 0 to bound − 1.
    ///
    /// @throws IllegalArgumentException if the bound is not positive
    public static int nextInt(RandomGenerator random, int bound) {
        int number = -1;
        while (number < 0) {
            number = fromWord(Integer.toUnsignedLong(random.nextInt()), BITS, bound);
        }
        return number;
    }

    /// What a word of 1 to 32 bits becomes: a number from 0 to bound − 1, or −1 for "draw again".
    public static int fromWord(long word, int bits, int bound) {
        if (bound < 1 || bits < 1 || bits > BITS || bound > 1L << bits) {
            throw new IllegalArgumentException("Bounded.fromWord: bound = " + bound + ", " + bits + " bits: the bound must lie "
                    + "between 1 and 2^bits, the bits between 1 and 32");
        }
        if (word >>> bits != 0) {
            throw new IllegalArgumentException("Bounded.fromWord: word = " + word + ": has more than " + bits + " bits");
        }
        long product = word * bound;                        // below 2^(bits + 31): no overflow
        long low = product & (1L << bits) - 1;
        // Words with the same result have low parts a bound apart. Where the first of them lies below 2^bits mod bound,
        // there is one too many. low < bound is nearly never true, and spares the division.
        if (low < bound && low < (1L << bits) % bound) {
            return -1;
        }
        return (int) (product >>> bits);
    }
}
