package scratch.deep.convolution.lenet;

/// The "build" exercise of lesson 413: read MNIST's format.
public final class Exercise413 {
    private Exercise413() {
    }

    /// Reads a file of images: bytes 0 0 8 3, then count, rows and columns as big-endian ints, then the pixels.
    ///
    /// @param file the whole file, not gzipped
    /// @return the pixels from 0 to 255: (count, rows · columns)
    /// @throws IllegalArgumentException if the file begins otherwise, or is longer or shorter than its dimensions say
    public static int[][] images(byte[] file) {
        throw new UnsupportedOperationException("images(file) returns the pixels of each image");
    }
}
