package scratch.example;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that holds all modules.
///
/// Maven runs an example in the workspace and a test in its module, an IDE in either; files that a
/// lesson writes must land in one place, so everybody asks here.
public final class Workspace {
    private Workspace() {
    }

    /// The nearest parent of the working directory that has a `.mvn` folder, else the working directory itself.
    public static Path root() {
        return rootFrom(Path.of("").toAbsolutePath());
    }

    static Path rootFrom(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        return start;
    }
}
