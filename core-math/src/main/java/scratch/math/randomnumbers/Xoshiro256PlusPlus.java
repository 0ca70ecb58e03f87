package scratch.math.randomnumbers;

import java.util.random.RandomGenerator;

/// xoshiro256++: four words of state, stirred by shifts, rotations and XOR; a good general generator.
///
/// Its circle is 2²⁵⁶ − 1 long. [#copyAndJump] cuts it into stretches of 2¹²⁸ numbers that cannot overlap: the other
/// way, beside [SplitMix64#split], to give every task a stream of its own. Ten operations for each number.
///
/// Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators".
public final class Xoshiro256PlusPlus implements RandomGenerator {
    // The polynomial x^(2^128) modulo the characteristic polynomial of one step, as published by the authors.
    private static final long[] JUMP = {0x180EC6D33CFD0ABAL, 0xD5A61266F0C9392CL, 0xA9582618E03FC9AAL,
        0x39ABDC4529B1661CL};

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /// A generator for a seed: SplitMix64 turns its 64 bits into the 256 that are needed.
    public Xoshiro256PlusPlus(long seed) {
        this(new SplitMix64(seed));
    }

    private Xoshiro256PlusPlus(SplitMix64 words) {
        this(words.nextLong(), words.nextLong(), words.nextLong(), words.nextLong());
    }

    /// A generator in a given state.
    ///
    /// @throws IllegalArgumentException if all four words are 0, which XOR and shifts never leave
    public Xoshiro256PlusPlus(long s0, long s1, long s2, long s3) {
        if ((s0 | s1 | s2 | s3) == 0) {
            throw new IllegalArgumentException("xoshiro256++: state (0, 0, 0, 0): needs a word that is not 0");
        }
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;    // the ++: addition hides that the rest is linear
        step();
        return result;
    }

    private void step() {
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
    }

    /// A generator that starts here, while this one jumps over the next 2¹²⁸ numbers.
    public Xoshiro256PlusPlus copyAndJump() {
        var copy = new Xoshiro256PlusPlus(s0, s1, s2, s3);
        long j0 = 0;
        long j1 = 0;
        long j2 = 0;
        long j3 = 0;
        // A step is linear over bits, so 2¹²⁸ steps are a XOR of some of the next 256 states: JUMP says which.
        for (long word : JUMP) {
            for (int bit = 0; bit < 64; bit++) {
                if ((word >>> bit & 1) == 1) {
                    j0 ^= s0;
                    j1 ^= s1;
                    j2 ^= s2;
                    j3 ^= s3;
                }
                step();
            }
        }
        s0 = j0;
        s1 = j1;
        s2 = j2;
        s3 = j3;
        return copy;
    }
}
