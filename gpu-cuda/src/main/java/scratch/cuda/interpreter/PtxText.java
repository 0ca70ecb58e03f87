package scratch.cuda.interpreter;

/// PTX text, read from front to back without its comments.
final class PtxText {
    private final String text;
    private int at;
    private int line = 1;

    PtxText(String text) {
        this.text = text;
    }

    /// The line of the next character, from 1.
    int line() {
        return line;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /// The next character, which stays.
    char peek() {
        return text.charAt(at);
    }

    /// The one that was read last.
    char previous() {
        return text.charAt(at - 1);
    }

    /// The next character.
    char next() {
        char c = text.charAt(at++);
        if (c == '\n') {
            line++;
        }
        return c;
    }

    /// Whether the text goes on with this.
    boolean lookingAt(String word) {
        return text.startsWith(word, at);
    }

    /// Up to the end of the line.
    String restOfLine() {
        StringBuilder read = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\n') {
            if (!skipComment()) {
                read.append(next());
            }
        }
        return read.toString().trim();
    }

    /// Skips spaces and comments; false at the end of the text.
    boolean skipSpace() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                next();
            } else if (!skipComment()) {
                return true;
            }
        }
        return false;
    }

    /// True if there was one.
    boolean skipComment() {
        if (lookingAt("//")) {
            while (at < text.length() && text.charAt(at) != '\n') {
                at++;
            }
            return true;
        }
        if (lookingAt("/*")) {
            int end = text.indexOf("*/", at + 2);
            int stop = end < 0 ? text.length() : end + 2;
            while (at < stop) {
                next();
            }
            return true;
        }
        return false;
    }

    /// Up to `;`, or to the `{` that opens a body.
    String untilBodyOrEnd() {
        StringBuilder read = new StringBuilder();
        boolean initial = false;
        int depth = 0;
        while (at < text.length()) {
            if (!skipComment()) {
                char c = next();
                initial |= c == '=';
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == ';' && depth == 0 || c == '{' && !initial) {
                    break;
                }
                read.append(c);
            }
        }
        return read.toString().trim();
    }

    /// Behind the brace that closes a body.
    void skipBody() {
        int depth = 1;
        while (depth > 0 && at < text.length()) {
            if (!skipComment()) {
                char c = next();
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        }
    }

    /// What comes up to the brace that closes the block which has just been opened.
    CharSequence restOfBlock() {
        int end = at;
        for (int depth = 1; depth > 0 && end < text.length(); end++) {
            depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
        }
        return text.subSequence(at, end);
    }
}
