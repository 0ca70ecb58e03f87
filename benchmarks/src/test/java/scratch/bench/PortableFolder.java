package scratch.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import scratch.example.Workspace;

/// Packs what it takes to test and measure on a GPU machine without Java: a run-time image, the compiled modules with the
/// tests of gpu-cuda, a few libraries, the native half of JCuda, and the script `measure`. Run by `gpu-cuda/portable`.
final class PortableFolder {
    private static final long MOST_BYTES = 64L << 20;
    /// java.base and the vectors would do for the algorithms; the rest is for JCuda (logging), JUnit and AssertJ.
    private static final String MODULES = "java.base,jdk.incubator.vector,java.logging,java.management,java.xml,"
        + "jdk.unsupported,java.instrument,jdk.management";
    private static final List<String> CLASSES = List.of("example-kit/target/classes", "core-math/target/classes",
        "lesson-contract/target/classes", "backend-contract/target/classes", "stats-probability/target/classes",
        "deep-learning/target/classes", "gpu-cuda/target/classes", "gpu-cuda/target/test-classes", "benchmarks/target/classes",
        "benchmarks/target/test-classes");
    private static final String LIBRARIES =
        "(jcuda|json|junit-(jupiter|platform)[a-z-]*|opentest4j|apiguardian-api|assertj-core|byte-buddy|jspecify)-\\d.*\\.jar";
    private static final String NATIVE = "lib/libJCudaDriver-.*\\.so";

    private PortableFolder() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path target = Workspace.root().resolve("target");
        Path folder = target.resolve("portable");
        delete(folder);
        Files.createDirectories(folder.resolve("lib"));
        Files.createDirectories(folder.resolve("native"));
        run(target, System.getProperty("java.home") + "/bin/jlink", "--add-modules", MODULES, "--strip-debug",
            "--no-header-files", "--no-man-pages", "--compress", "zip-0", "--output", folder.resolve("rt").toString());
        for (String classes : CLASSES) {
            copy(Workspace.root().resolve(classes), folder.resolve("classes"));
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path library = Path.of(entry);
            if (library.getFileName().toString().matches(LIBRARIES)) {
                Files.copy(library, folder.resolve("lib").resolve(library.getFileName()));
            }
            if (library.getFileName().toString().startsWith("jcuda-natives-")) {
                unpackNative(library, folder.resolve("native"));
            }
        }
        Path script = folder.resolve("measure");
        try (InputStream text = PortableFolder.class.getResourceAsStream("/measure")) {
            Files.copy(text, script);
        }
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("portable: " + script + ": cannot be made executable");
        }
        Path archive = target.resolve("portable.txz");
        run(target, "tar", "-cJf", archive.toString(), "portable");      // nothing inside is compressed: xz finds more
        long bytes = Files.size(archive);
        System.out.printf(Locale.ROOT, "target/portable.txz: %.1f MB%n", bytes / 1e6);
        if (bytes > MOST_BYTES) {
            throw new IllegalStateException("portable: " + bytes + " bytes: at most " + MOST_BYTES);
        }
    }

    private static void unpackNative(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(e -> e.getName().matches(NATIVE)).toList()) {
                try (InputStream code = zip.getInputStream(entry)) {
                    Files.copy(code, folder.resolve(Path.of(entry.getName()).getFileName()));
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path place = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else if (!place.endsWith("META-INF/services")) {
                    Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("portable: " + command[0] + ": exit code " + code);
        }
    }
}
