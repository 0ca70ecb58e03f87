package scratch.example.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The links of a Markdown file.
public final class Links {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)(#[^)]*)?\\)");

    private Links() {
    }

    /// The relative links of a Markdown file that lead nowhere, outside of code.
    public static List<Path> dead(Path markdown) throws IOException {
        String text = Files.readString(markdown).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
        return LINK.matcher(text).results().map(match -> markdown.resolveSibling(match.group(1)).normalize())
                .filter(target -> !Files.exists(target)).toList();
    }
}
