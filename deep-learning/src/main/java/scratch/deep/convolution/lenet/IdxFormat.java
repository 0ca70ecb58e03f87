package scratch.deep.convolution.lenet;

import java.nio.ByteBuffer;

import scratch.math.check.Require;

/// The format in which MNIST is published, written: two zero bytes, the type of the elements (8: unsigned bytes), how many
/// dimensions there are, each dimension in four bytes with the largest part first, and then nothing but the elements.
///
/// Images are (count, rows, columns), labels (count). http://yann.lecun.com/exdb/mnist/
public final class IdxFormat {
    private static final int UNSIGNED_BYTES = 8;

    private IdxFormat() {
    }

    /// @param elements from 0 to 255, the last dimension running fastest
    public static byte[] bytes(int[] elements, int... shape) {
        Require.that(shape.length >= 1 && shape.length <= 4, "IdxFormat.bytes: %d dimensions: must be from 1 to 4",
                shape.length);
        long size = 1;
        for (int length : shape) {
            Require.atLeast(1, "IdxFormat.bytes", "a dimension", length);
            size *= length;
        }
        Require.that(size == elements.length, "IdxFormat.bytes: %d elements for %d places: must be equal", elements.length,
                size);
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * shape.length + elements.length);         // big-endian, as it should be
        file.putInt(UNSIGNED_BYTES << 8 | shape.length);
        for (int length : shape) {
            file.putInt(length);
        }
        for (int i = 0; i < elements.length; i++) {
            Require.that(elements[i] >= 0 && elements[i] <= 255, "IdxFormat.bytes: element %d is %d: must be from 0 to 255", i,
                    elements[i]);
            file.put((byte) elements[i]);
        }
        return file.array();
    }
}
