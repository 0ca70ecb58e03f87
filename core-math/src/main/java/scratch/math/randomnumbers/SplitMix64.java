package scratch.math.randomnumbers;

import java.util.random.RandomGenerator;

/// SplitMix64: a counter in large steps, and a mixer that makes neighbouring counts look unrelated.
///
/// state ← state + γ,   output = mix(state). γ is odd, so the counter passes all 2⁶⁴ states; mix is one-to-one, so each
/// 64-bit number comes up exactly once on the way. Nine operations for each number, eight bytes of state.
///
/// The numbers are those of the JDK's `SplittableRandom`, children included.
/// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
public final class SplitMix64 implements RandomGenerator {
    /// 2⁶⁴ divided by the golden ratio, made odd: steps of this size spread evenly over the circle of 2⁶⁴ numbers.
    static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long gamma;     // odd
    private long state;

    /// A generator for a seed. Every seed is as good as any other, 0 and 1 too: the mixer sees to that.
    public SplitMix64(long seed) {
        this(seed, GOLDEN_GAMMA);
    }

    private SplitMix64(long state, long gamma) {
        this.state = state;
        this.gamma = gamma;
    }

    @Override
    public long nextLong() {
        state += gamma;
        return mix(state);
    }

    /// A child with a state and a step of its own, for another task or thread. It takes two numbers from the parent, so
    /// split in a fixed order: before the work starts, not while it runs.
    public SplitMix64 split() {
        long childState = nextLong();
        state += gamma;
        return new SplitMix64(childState, mixGamma(state));
    }

    /// Two rounds of "fold the upper half onto the lower, then multiply": one changed bit in changes half of those out.
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;     // odd, so the multiplication can be undone
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static long mixGamma(long z) {
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        z = (z ^ (z >>> 33)) | 1;
        // subtle: a step such as 0…01 or 1…1 would change too few bits from count to count.
        return Long.bitCount(z ^ (z >>> 1)) < 24 ? z ^ 0xAAAAAAAAAAAAAAAAL : z;
    }
}
