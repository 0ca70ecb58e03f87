package scratch.example;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that this program runs in: the nearest folder, from the working directory upwards, that holds `.mvn`.
/// Outside a checkout it is the working directory itself.
public final class Workspace {
    private static final Path ROOT = find(Path.of("").toAbsolutePath());

    private Workspace() {
    }

    /// The absolute path of the workspace's root folder.
    public static Path root() {
        return ROOT;
    }

    static Path find(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        return start;
    }
}
