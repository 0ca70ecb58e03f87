package scratch.example.page;

import java.util.ArrayList;
import java.util.List;

/// The lines of a page that are read as text: no code, no output, no displayed formula, no picture, no comment.
///
/// @param number  the line's number in the file, from 1
/// @param kind    what it is
/// @param section the heading of the second level above it; empty before the first one
/// @param folded  whether it lies in a `<details>` block
/// @param text    the line
record Prose(int number, Kind kind, String section, boolean folded, String text) {
    enum Kind { TEXT, ITEM, TABLE, HEADING }

    /// @param readme the whole page
    static List<Prose> of(String readme) {
        List<Prose> prose = new ArrayList<>();
        String section = "";
        boolean code = false;
        boolean display = false;
        boolean folded = false;
        int number = 0;
        for (String line : readme.lines().toList()) {
            number++;
            String text = line.strip();
            if (text.startsWith("<!-- navigation")) {
                break;
            }
            boolean fence = text.startsWith("```");
            boolean dollars = !code && text.startsWith("$$");
            if (!code && !display && !fence && !dollars) {
                section = text.startsWith("## ") ? text.substring(3) : section;
                folded = (folded || text.contains("<details")) && !text.contains("</details");
                if (!text.isEmpty() && !text.startsWith("<") && !text.startsWith("![")) {
                    prose.add(new Prose(number, kind(text), section, folded, text));
                }
            }
            code = fence != code;
            // A display may open and close in one line.
            boolean closes = text.length() > 3 && text.replaceAll("[ .,;]+$", "").endsWith("$$");
            display = dollars ? !display && !closes : display && !text.endsWith("$$");
        }
        return prose;
    }

    private static Kind kind(String text) {
        if (text.startsWith("#")) {
            return Kind.HEADING;
        }
        if (text.startsWith("|")) {
            return Kind.TABLE;
        }
        return text.matches("([-*]|\\d+\\.) .*") ? Kind.ITEM : Kind.TEXT;
    }

    /// The text as it is seen: a link is its words, code is kept, a formula is about half as long as its source.
    String visible() {
        return InlineMath.replaced(text.replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replaceAll("<[^>]*>", ""),
                math -> "x".repeat(Math.max(1, math.replaceAll("\\\\[a-zA-Z]+|[{}`$^_ ]", "x").length() / 2)));
    }
}
