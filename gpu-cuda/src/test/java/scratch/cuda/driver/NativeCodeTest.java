package scratch.cuda.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCodeTest {
    private static final String RESOURCE = "/scratch/cuda/kernels.txt";

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsCutShortIsReplacedAsAWhole() throws IOException {
        Path place = folder.resolve("library.so");
        Files.write(place, new byte[10]);
        assertThat(NativeCode.unpack(RESOURCE, place)).isEmpty();
        assertThat(place).hasBinaryContent(NativeCodeTest.class.getResourceAsStream(RESOURCE).readAllBytes());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing else is left").containsExactly(place);
        }
    }

    @Test
    void aFileThatIsRightStaysAsItIs() throws IOException {
        Path place = folder.resolve("library.so");
        assertThat(NativeCode.unpack(RESOURCE, place)).isEmpty();
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(place, longAgo);
        assertThat(NativeCode.unpack(RESOURCE, place)).isEmpty();
        assertThat(Files.getLastModifiedTime(place)).isEqualTo(longAgo);
    }

    @Test
    void whatIsNotThereIsSaidInASentence() {
        assertThat(NativeCode.prepare("JNothing")).isEqualTo("JCuda's native code /lib/libJNothing-12.6.0-linux-x86_64.so"
                + " is not on the class path: it is there for Linux on x86-64 only");
        assertThat(NativeCode.unpack(RESOURCE, folder.resolve("missing/library.so"))).contains("cannot be put at")
                .contains("-Djava.io.tmpdir");
    }
}
