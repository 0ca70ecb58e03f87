package scratch.deep.init;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Seeds, one after the other, from one seed: for dropout masks, and for the order of the rows in each epoch.
///
/// A generator of the JDK does not show its state, so training that was interrupted could not go on with the same
/// numbers. This one has nothing to hide: the seed at position i is a function of `seed` and `i`, and the position can
/// be read and set. It is SplitMix64: `mix(seed + (i + 1)·γ)`. Steele, Lea and Flood 2014.
public final class SeedStream {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long position;

    public SeedStream(long seed) {
        this.seed = seed;
    }

    /// The seed at one position, without moving there.
    public static long at(long seed, long position) {
        long z = seed + (position + 1) * GAMMA;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /// A generator of random numbers for this seed.
    public static RandomGenerator generator(long seed) {
        return new SplittableRandom(seed);
    }

    /// The next seed.
    public long next() {
        return at(seed, position++);
    }

    /// How many seeds have been given out.
    public long position() {
        return position;
    }

    /// Goes to a position: what follows is what followed there before.
    public void moveTo(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("SeedStream.moveTo: position " + newPosition + ": must not be negative");
        }
        position = newPosition;
    }
}
