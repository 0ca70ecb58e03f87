package scratch.deep.convolution.lenet;

import java.nio.ByteBuffer;

/// A solution of exercise 413.
final class Solution413 {
    private Solution413() {
    }

    static int[][] images(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);                 // big-endian, unless told otherwise
        if (file.length < 16 || in.getInt() != 0x00000803) {
            throw new IllegalArgumentException("images: must begin with 0 0 8 3 and three dimensions");
        }
        int count = in.getInt();
        int pixels = in.getInt() * in.getInt();
        if (in.remaining() != count * pixels) {
            throw new IllegalArgumentException("images: " + in.remaining() + " pixels, must be " + count * pixels);
        }
        int[][] images = new int[count][pixels];
        for (int[] image : images) {
            for (int j = 0; j < pixels; j++) {
                image[j] = in.get() & 0xFF;
            }
        }
        return images;
    }
}
