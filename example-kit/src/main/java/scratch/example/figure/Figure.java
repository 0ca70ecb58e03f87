package scratch.example.figure;

import java.awt.Graphics2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import scratch.example.Workspace;

/// A picture that a lesson draws, written as SVG.
///
/// The same figure gives the same bytes, so a figure in a README can be compared with the one that its
/// example draws. The background is near white and the text dark, and the other way round on a dark page.
public interface Figure {

    /// Width in pixels when the figure stands alone.
    int width();

    /// Height in pixels when the figure stands alone.
    int height();

    /// Paints the figure into the rectangle (0, 0, `width`, `height`) of `g`.
    void draw(Graphics2D g, int width, int height);

    /// The figure as an SVG document.
    ///
    /// @param altText what the picture shows, in a sentence, for those who cannot see it
    default String svg(String altText) {
        return Svg.document(this, altText);
    }

    /// Writes the figure to `target/figures/<name>.svg` in the workspace and returns that path.
    ///
    /// @param name lower-case letters, digits, `-` and `_`
    default Path save(String name, String altText) {
        return write(name, svg(altText));
    }

    /// Writes a drawing that is SVG already to the same place.
    ///
    /// @param name lower-case letters, digits, `-` and `_`
    static Path write(String name, String svg) {
        if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
            throw new IllegalArgumentException(
                "save: name '" + name + "': use lower-case letters, digits, - and _ only");
        }
        Path file = Workspace.root().resolve("target").resolve("figures").resolve(name + ".svg");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, svg.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("save: " + file + ": the figure could not be written", e);
        }
        return file;
    }
}
