package scratch.cuda.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A kernel's source, and what the script `regenerate` says is made of it.
record CudaSource(Path file) {
    static final Path FOLDER = Path.of("src/main/cuda");
    static final Path SHIPS = Path.of("src/main/resources/scratch/cuda/ptx");
    private static final Pattern INCLUDE = Pattern.compile("(?m)^#include \"(.*)\"");
    private static final Pattern ARCHITECTURES = Pattern.compile("(?m)^// nvcc: (.*)$");

    static List<CudaSource> all() {
        return in(FOLDER, ".cu").map(CudaSource::new).toList();
    }

    static List<Path> ptx() {
        return in(SHIPS, ".ptx").toList();
    }

    private static Stream<Path> in(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted(Comparator.naturalOrder()).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The names of the PTX files that it is compiled to.
    Set<String> outputs() {
        String name = file.getFileName().toString().replaceAll("\\.cu$", "");
        String architectures = ARCHITECTURES.matcher(read(file)).results().map(found -> found.group(1))
                .collect(Collectors.joining(" "));
        return Stream.of((architectures.isBlank() ? "compute_80" : architectures).split(" "))
                .map(one -> name + "." + one.replace("compute_", "sm") + ".ptx").collect(Collectors.toCollection(TreeSet::new));
    }

    /// SHA-256 of the source followed by its headers in the order of their names.
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(file));
            Set<String> headers = new TreeSet<>();
            collectHeaders(file, headers);
            for (String header : headers) {
                digest.update(Files.readAllBytes(FOLDER.resolve(header)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void collectHeaders(Path file, Set<String> into) {
        for (MatchResult include : INCLUDE.matcher(read(file)).results().toList()) {
            if (into.add(include.group(1))) {
                collectHeaders(FOLDER.resolve(include.group(1)), into);
            }
        }
    }
}
