package scratch.classic.preprocess;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// MurmurHash3, the version with 32 bits: a word of any length becomes a whole number that looks random, and is the same on
/// every machine and in every year. (`String.hashCode` is as stable, but similar words get similar numbers.)
///
/// Four bytes at a time are multiplied and rotated into the state, and what is left over into it once; at the end each bit
/// of the state is made to depend on each other one.
/// Appleby 2011. Not for secrets: whoever knows it can make words collide.
final class MurmurHash {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private MurmurHash() {
    }

    /// The hash of a word in UTF-8, with seed 0.
    static int of(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int state = 0;
        int whole = bytes.length / 4 * 4;
        for (int i = 0; i < whole; i += 4) {
            state ^= scrambled((int) INT.get(bytes, i));
            state = Integer.rotateLeft(state, 13) * 5 + 0xe6546b64;
        }
        int rest = 0;
        for (int i = bytes.length - 1; i >= whole; i--) {
            rest = rest << 8 | bytes[i] & 0xff;
        }
        return avalanche(state ^ scrambled(rest) ^ bytes.length);
    }

    private static int scrambled(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }

    // after it, a change of one bit before changes each bit with a probability near one half
    private static int avalanche(int state) {
        int mixed = (state ^ state >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
