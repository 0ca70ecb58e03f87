package scratch.example.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    /// Two pictures of 2 × 3 pixels.
    private static final byte[] IMAGES = bytes("00000803 00000002 00000002 00000003 000102030405 fffefdfcfbfa");
    private static final byte[] LABELS = bytes("00000801 00000002 0709");

    @TempDir
    private Path folder;

    @Test
    void imagesAreRowsOfPixels() throws IOException {
        IdxFile file = IdxFile.read(write(IMAGES));

        assertThat(file.shape()).containsExactly(2, 2, 3);
        assertThat(file.images(1)[0]).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(file.images(255)[1][0]).isEqualTo(1.0);
    }

    @Test
    void labelsAreNumbers() throws IOException {
        assertThat(IdxFile.read(write(LABELS)).labels()).containsExactly(7, 9);
    }

    @Test
    void gzippedFilesAreReadTheSameWay() throws IOException {
        assertThat(IdxFile.read(write(zip(IMAGES))).images(1)).isDeepEqualTo(IdxFile.read(write(IMAGES)).images(1));
    }

    @Test
    void imagesAndLabelsMakeData() throws IOException {
        ClassificationData data = Mnist.pair("two", "", IdxFile.read(write(IMAGES)), IdxFile.read(write(LABELS)));

        assertThat(data.x()).hasDimensions(2, 6);
        assertThat(data.y()).containsExactly(7, 9);
        assertThat(data.classNames()).hasSize(10);
    }

    @Test
    void aDifferentNumberOfLabelsIsRefused() throws IOException {
        IdxFile images = IdxFile.read(write(IMAGES));
        IdxFile labels = IdxFile.read(write(bytes("00000801 00000001 07")));

        assertThatThrownBy(() -> Mnist.pair("two", "", images, labels))
            .hasMessage("two: 2 rows and 1 targets: at least one row, and a target for each");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        for (int length = 0; length < IMAGES.length; length++) {
            Path file = write(Arrays.copyOf(IMAGES, length));
            assertThatThrownBy(() -> IdxFile.read(file)).as("first %d bytes", length)
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("truncated");
        }
    }

    @Test
    void aTruncatedZipIsRefused() throws IOException {
        byte[] zipped = zip(IMAGES);
        Path file = write(Arrays.copyOf(zipped, zipped.length - 12));

        assertThatThrownBy(() -> IdxFile.read(file)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("truncated");
    }

    @Test
    void foreignFilesAreRefused() throws IOException {
        assertRefused("3c68746d 6c3e0000", "an IDX file starts with");
        assertRefused("00000d01 00000001 00000000", "element type 0x0d: only unsigned bytes (0x08) are read");
        assertRefused("00000801 00000000", "dimension 0 is 0: positive");
        assertRefused("00000802 7fffffff 00000002", "dimension 1 is 2: positive, and at most 2 GiB in all");
        assertRefused("00000801 00000001 0102", "more than the 1 bytes of shape [1]");
    }

    @Test
    void labelsAreNoImages() throws IOException {
        IdxFile labels = IdxFile.read(write(LABELS));
        IdxFile images = IdxFile.read(write(IMAGES));

        assertThatThrownBy(() -> labels.images(1)).hasMessageContaining("images have at least two dimensions");
        assertThatThrownBy(images::labels).hasMessageContaining("labels have one dimension");
    }

    private void assertRefused(String hex, String message) throws IOException {
        Path file = write(bytes(hex));
        assertThatThrownBy(() -> IdxFile.read(file)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("test.idx").hasMessageContaining(message);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.idx"), bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
