package scratch.example.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// An array of bytes in IDX format, in which MNIST and its relatives are published, gzipped or not.
///
/// The file starts with two zero bytes, the element type (8: unsigned bytes) and the number of dimensions;
/// then each dimension as a big-endian int, then the elements, the last index running fastest. A file that
/// is too short, too long or of another kind is refused, never half read.
public final class IdxFile {
    private static final int UNSIGNED_BYTES = 8;
    private static final int GZIP = 0x1f8b;

    private final String source;
    private final int[] shape;
    private final byte[] elements;

    private IdxFile(String source, int[] shape, byte[] elements) {
        this.source = source;
        this.shape = shape;
        this.elements = elements;
    }

    public static IdxFile read(Path path) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(path));
             DataInputStream in = new DataInputStream(unzipped(raw))) {
            return read(path.toString(), in);
        } catch (EOFException e) {
            throw new IllegalArgumentException(path + ": the file ends too early: it is truncated", e);
        } catch (ZipException e) {
            throw new IllegalArgumentException(path + ": damaged gzip data: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be read", e);
        }
    }

    private static InputStream unzipped(InputStream raw) throws IOException {
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        return magic == GZIP ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private static IdxFile read(String source, DataInputStream in) throws IOException {
        int magic = in.readInt();
        int dimensions = magic & 0xFF;
        require(magic >>> 16 == 0 && dimensions >= 1 && dimensions <= 4,
            "%s: starts with 0x%08x: an IDX file starts with 0x000008 and 1 to 4 dimensions", source, magic);
        require(magic >>> 8 == UNSIGNED_BYTES, "%s: element type 0x%02x: only unsigned bytes (0x08) are read",
            source, magic >>> 8);
        int[] shape = new int[dimensions];
        long size = 1;
        for (int i = 0; i < dimensions; i++) {
            shape[i] = in.readInt();
            require(shape[i] > 0 && size <= Integer.MAX_VALUE / shape[i],
                "%s: dimension %d is %d: positive, and at most 2 GiB in all", source, i, shape[i]);
            size *= shape[i];
        }
        byte[] elements = in.readNBytes((int) size);
        require(elements.length == size, "%s: %d bytes of data: shape %s needs %d, the file is truncated",
            source, elements.length, Arrays.toString(shape), size);
        require(in.read() < 0, "%s: more than the %d bytes of shape %s: the file is no plain IDX file",
            source, size, Arrays.toString(shape));
        return new IdxFile(source, shape, elements);
    }

    /// The dimensions: (n) for labels, (n, rows, columns) for images.
    public int[] shape() {
        return shape.clone();
    }

    /// The images as rows, each value divided by `scale`; (n, rows · columns).
    public double[][] images(double scale) {
        require(shape.length >= 2, "%s: shape %s: images have at least two dimensions", source, Arrays.toString(shape));
        int size = elements.length / shape[0];
        double[][] rows = new double[shape[0]][size];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < size; j++) {
                rows[i][j] = Byte.toUnsignedInt(elements[i * size + j]) / scale;
            }
        }
        return rows;
    }

    /// The labels; (n).
    public int[] labels() {
        require(shape.length == 1, "%s: shape %s: labels have one dimension", source, Arrays.toString(shape));
        int[] labels = new int[elements.length];
        Arrays.setAll(labels, i -> Byte.toUnsignedInt(elements[i]));
        return labels;
    }

    private static void require(boolean rule, String message, Object... values) {
        if (!rule) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }
}
