package scratch.cuda.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/// JCuda's native code, unpacked so that it cannot be read half-written.
///
/// JCuda unpacks it from its jar into `java.io.tmpdir` under a fixed name, and takes a file of that name as it is if one
/// is there. If two processes start at once, the second may load what the first has written half, and a page of code
/// that is not in the file ends the JVM with SIGBUS. So the file is put in its place beforehand: compared with the jar,
/// byte by byte, and if it differs replaced as a whole.
public final class NativeCode {
    private static final String VERSION = "12.6.0-linux-x86_64";

    private NativeCode() {
    }

    /// Sees to it that JCuda finds `library`, such as `JCudaDriver`: where `-Djava.library.path` says, or in the temporary
    /// folder. An empty text, or the sentence why it will not find it.
    public static String prepare(String library) {
        String file = "lib" + library + "-" + VERSION + ".so";
        boolean given = Arrays.stream(System.getProperty("java.library.path", "").split(":"))
                .anyMatch(folder -> !folder.isEmpty() && Files.isRegularFile(Path.of(folder, file)));
        return given ? "" : unpack("/lib/" + file, Path.of(System.getProperty("java.io.tmpdir"), file));
    }

    /// Copies a resource to `place` unless it is there already, with the same bytes.
    static String unpack(String resource, Path place) {
        try (InputStream packed = NativeCode.class.getResourceAsStream(resource)) {
            if (packed == null) {
                return "JCuda's native code " + resource + " is not on the class path: it is there for Linux on x86-64 only";
            }
            byte[] bytes = packed.readAllBytes();
            if (Files.isRegularFile(place) && Files.size(place) == bytes.length
                    && Arrays.equals(Files.readAllBytes(place), bytes)) {
                return "";
            }
            Path written = Files.createTempFile(place.toAbsolutePath().getParent(), "jcuda", ".so");
            try {
                Files.write(written, bytes);
                Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
            return "";
        } catch (IOException e) {
            return "JCuda's native code cannot be put at " + place + ": " + e + ": free the place, or give another folder by "
                    + "-Djava.io.tmpdir";
        }
    }
}
