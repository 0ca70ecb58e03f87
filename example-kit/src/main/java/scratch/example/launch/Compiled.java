package scratch.example.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import scratch.example.data.Sha256;

/// What Maven compiled a module from, written down when it had done so: the class path, and every file that the classes
/// depend on. As long as none of them changes, the classes can be used without asking Maven again.
///
/// A learner's file, `Exercise353.java`, is on the list, but no other class than its own checker uses it: it may change.
///
/// @param classPath of the module, with its tests or without
/// @param flags     for the JVM that runs a lesson
/// @param files     by path below the workspace's root; libraries by their absolute path
record Compiled(String classPath, String flags, Map<String, Stamp> files) {
    private static final String FORMAT = "compiled 1";
    private static final Pattern LEARNER = Pattern.compile(".*/src/main/java/.*/Exercise\\d{3}\\.java");

    /// How a file looked.
    ///
    /// @param changed when it was changed last, in milliseconds; -1 if it may have changed while Maven compiled
    /// @param sha     of a source; `-` of what is not one
    record Stamp(long size, long changed, String sha) {
    }

    /// Writes down how things stand after a successful compilation.
    ///
    /// @param started when Maven began; what changed since then may or may not be in the classes
    static void record(Path root, String module, String classPath, String flags, Instant started) throws IOException {
        var compiled = new Compiled(classPath, flags, new TreeMap<>());
        boolean tests = hasTests(root, module, classPath);
        for (var file : list(root, module, tests, classPath).entrySet()) {
            boolean isSource = file.getKey().contains("/src/");
            Stamp seen = file.getValue();
            boolean late = isSource && seen.changed() >= started.toEpochMilli();
            compiled.files.put(file.getKey(), new Stamp(seen.size(), late ? -1 : seen.changed(),
                    isSource ? Sha256.of(root.resolve(file.getKey())) : "-"));
        }
        Path target = file(root, module, tests);
        Files.createDirectories(target.getParent());
        Path half = Files.createTempFile(target.getParent(), module, ".tmp");
        Files.writeString(half, compiled.text());
        Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private String text() {
        return FORMAT + "\n" + classPath + "\n" + flags + "\n" + files.entrySet().stream().map(file ->
                file.getValue().size() + " " + file.getValue().changed() + " " + file.getValue().sha() + " "
                        + file.getKey() + "\n").collect(Collectors.joining());
    }

    /// What was written down last about this module; empty if nothing was, or by another version of this class.
    static Optional<Compiled> read(Path root, String module, boolean tests) throws IOException {
        Path file = file(root, module, tests);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3 || !lines.getFirst().equals(FORMAT)) {
            return Optional.empty();
        }
        Map<String, Stamp> files = new TreeMap<>();
        for (String line : lines.subList(3, lines.size())) {
            String[] cells = line.split(" ", 4);
            files.put(cells[3], new Stamp(Long.parseLong(cells[0]), Long.parseLong(cells[1]), cells[2]));
        }
        return Optional.of(new Compiled(lines.get(1), lines.get(2), files));
    }

    /// Where it is written down; `mvn clean` deletes it together with the classes.
    static Path file(Path root, String module, boolean tests) {
        return root.resolve("target/run/" + module + (tests ? "-test" : "-main") + ".txt");
    }

    /// The first file that is new, gone or different, other than what learners write; empty if the classes are fresh.
    Optional<String> changed(Path root, String module) throws IOException {
        Map<String, Stamp> now = list(root, module, hasTests(root, module, classPath), classPath);
        for (String path : now.keySet()) {
            if (!isLearners(path) && !(files.containsKey(path) && isSame(root, path, now.get(path)))) {
                return Optional.of(path);
            }
        }
        return files.keySet().stream().filter(path -> !isLearners(path) && !now.containsKey(path)).findFirst();
    }

    /// Whether the classes on the class path were compiled from this file as it is now.
    boolean isCompiledFrom(Path root, String path) throws IOException {
        Stamp then = files.get(path);
        return then != null && then.changed() >= 0 && then.sha().equals(Sha256.of(root.resolve(path)));
    }

    // A file that was only touched, or came back with a branch, is the same file.
    private boolean isSame(Path root, String path, Stamp now) throws IOException {
        Stamp then = files.get(path);
        if (then.changed() < 0 || then.size() != now.size()) {
            return false;
        }
        return then.changed() == now.changed()
                || !then.sha().equals("-") && then.sha().equals(Sha256.of(root.resolve(path)));
    }

    private static boolean isLearners(String path) {
        return LEARNER.matcher(path).matches();
    }

    private static boolean hasTests(Path root, String module, String classPath) {
        return entries(classPath).anyMatch(root.resolve(module).resolve("target/test-classes")::equals);
    }

    private static Stream<Path> entries(String classPath) {
        return Stream.of(classPath.split(Pattern.quote(File.pathSeparator))).map(Path::of);
    }

    // Sources and classes of this module and of those below it, the poms, and the libraries.
    private static Map<String, Stamp> list(Path root, String module, boolean tests, String classPath)
            throws IOException {
        Map<String, Stamp> files = new TreeMap<>();
        for (Path entry : entries(classPath).toList()) {
            if (entry.startsWith(root) && entry.endsWith("target/classes")) {
                Path folder = entry.getParent().getParent();
                add(root, entry, false, files);
                add(root, folder.resolve("src"), !tests || !folder.equals(root.resolve(module)), files);
            } else {
                add(root, entry, false, files);
            }
        }
        try (Stream<Path> poms = Files.find(root, 3, (path, attributes) -> path.endsWith("pom.xml"))) {
            for (Path pom : poms.toList()) {
                add(root, pom, false, files);
            }
        }
        return files;
    }

    private static void add(Path root, Path start, boolean withoutTests, Map<String, Stamp> files) throws IOException {
        if (!Files.exists(start)) {
            return;
        }
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return withoutTests && folder.equals(start.resolve("test")) ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = (file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
                if (!isPageOfALesson(path)) {
                    files.put(path, new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis(), "-"));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    // READMEs and figures lie among the sources and are not compiled.
    private static boolean isPageOfALesson(String path) {
        return path.contains("/src/main/java/") && !path.endsWith(".java");
    }}
