package scratch.deep.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import scratch.math.check.Require;

/// Pieces of bytes, put together. A single piece, which is what most files have for a tensor, is not copied.
final class ByteCollector {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private ByteBuffer only = ByteBuffer.allocate(0);
    private byte[] joined;                 // null as long as there is one piece
    private int size;

    void add(ByteBuffer piece) {
        if (size == 0) {
            only = piece;
            size = piece.remaining();
            return;
        }
        makeRoom(piece.remaining());
        piece.get(piece.position(), joined, size, piece.remaining());
        size += piece.remaining();
    }

    /// The lowest bytes of a number, the lowest first.
    void addNumber(long value, int bytes) {
        makeRoom(bytes);
        for (int i = 0; i < bytes; i++) {
            joined[size++] = (byte) (value >>> Byte.SIZE * i);
        }
    }

    private void makeRoom(int bytes) {
        long needed = (long) size + bytes;
        Require.that(needed <= LARGEST, "onnx: %d bytes of numbers in one tensor: must be at most %d", needed, LARGEST);
        if (joined == null) {
            joined = new byte[(int) Math.max(needed, 64)];
            only.get(only.position(), joined, 0, size);
        } else if (needed > joined.length) {
            joined = Arrays.copyOf(joined, (int) Math.max(needed, Math.min(2L * joined.length, LARGEST)));
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    ByteBuffer bytes() {
        return (joined == null ? only : ByteBuffer.wrap(joined, 0, size)).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
