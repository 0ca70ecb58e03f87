package scratch.example.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The heart of a lesson: a few lines of its code that stand in the page, cut from the source and never typed there.
///
/// A page says what it wants in a comment, and `./run readme 353` fills the block below it:
///
/// ```text
/// <!-- heart KMeans.java#fit KMeans.java#assign -->
/// ```
/// One method or constructor each, without its doc comment, in this order. Where several have one name, their parameter
/// types tell them apart: `TTest.java#welch(double[],double[],TestOptions)`. Functions of a CUDA source are cut in the same
/// way, `../../gemm.cu#multiply`, into a block ```` ```cuda ````.
public final class Heart {
    private static final Pattern BLOCK = Pattern.compile("(?sm)^<!-- heart ([^\\n]*?) -->\\n```(java|cuda)\\n(.*?)^```$");

    private Heart() {
    }

    /// A block of a page.
    ///
    /// @param wanted what the comment names, such as `KMeans.java#fit`
    /// @param shown  the code that stands there
    public record Block(String wanted, String shown) {
    }

    /// The blocks of a page, in order.
    public static List<Block> blocks(String readme) {
        return BLOCK.matcher(readme).results().map(m -> new Block(m.group(1), m.group(3))).toList();
    }

    /// A page's text with its hearts brought up to date.
    ///
    /// @param folder where the page lies
    /// @throws IllegalArgumentException if a method cannot be found, or more than one
    public static String refreshed(String readme, Path folder) {
        return BLOCK.matcher(readme).replaceAll(m -> Matcher.quoteReplacement(
                "<!-- heart " + m.group(1) + " -->\n```" + m.group(2) + "\n" + cut(m.group(1), folder) + "```"));
    }

    /// The code that a comment names.
    public static String cut(String wanted, Path folder) {
        List<String> pieces = new ArrayList<>();
        for (String one : wanted.strip().split("\\s+")) {
            String[] words = one.split("#", 2);
            Path file = folder.resolve(words[0]).normalize();
            if (words.length < 2 || !Files.exists(file)) {
                throw new IllegalArgumentException("heart: " + one + ": " + (words.length < 2 ? "is File.java#method"
                        : "there is no file " + file.getFileName() + " there"));
            }
            try {
                String name = file.getFileName().toString();
                String source = Files.readString(file);
                pieces.add(unindented(name.matches(".*\\.cuh?") ? CudaFunctions.find(source, name, words[1])
                        : JavaMethods.find(source, name, words[1])));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return String.join("\n", pieces);
    }

    private static String unindented(String code) {
        List<String> lines = code.lines().map(String::stripTrailing).toList();
        int indent = lines.stream().filter(line -> !line.isEmpty())
                .mapToInt(line -> line.length() - line.stripLeading().length()).min().orElse(0);
        return lines.stream().map(line -> line.isEmpty() ? "\n" : line.substring(indent) + "\n").collect(Collectors.joining());
    }
}
