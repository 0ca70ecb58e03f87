package scratch.deep.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// As much JSON as the header of a safetensors file needs, read strictly: objects, arrays, strings and whole numbers.
/// Objects become maps in their order, arrays lists, numbers `Long`. Twice the same name is an error.
final class Json {
    private static final int DEEPEST = 8;
    private static final int LONGEST_ARRAY = 255;              // of a tensor's lengths
    private static final int MOST_DIGITS = 18;                 // surely within a long

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException naming the position of what is wrong
    static Map<String, Object> readObject(String text) {
        Json json = new Json(text);
        json.space();
        Map<String, Object> object = json.object(0);
        json.space();
        if (json.at != text.length()) {
            throw json.error("something after the end");
        }
        return object;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw error("nested deeper than " + DEEPEST);
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        expect('{');
        while (more('}', object.isEmpty())) {
            String name = string();
            space();
            expect(':');
            space();
            if (object.containsKey(name)) {
                throw error("the name \"" + name + "\" for the second time");
            }
            object.put(name, value(depth + 1));
        }
        return object;
    }

    private List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        expect('[');
        while (more(']', array.isEmpty())) {
            if (array.size() == LONGEST_ARRAY) {
                throw error("an array of more than " + LONGEST_ARRAY + " elements");
            }
            array.add(value(depth + 1));
        }
        return array;
    }

    /// Steps over a comma, or over the end, in which case there is nothing more.
    private boolean more(char end, boolean first) {
        space();
        if (peek() == end) {
            at++;
            return false;
        }
        if (!first) {
            expect(',');
            space();
        }
        return true;
    }

    private String string() {
        expect('"');
        int from = at;
        while (plain(peek())) {
            at++;
        }
        if (peek() == '"') {
            return text.substring(from, at++);
        }
        StringBuilder result = new StringBuilder(text.substring(from, at));
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw error("a control character in a string");
            }
            result.append(c == '\\' ? escaped() : c);
        }
        return result.toString();
    }

    private static boolean plain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw error("the escape \\" + c);
        };
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw error("a \\u without four hexadecimal digits");
            }
            code = 16 * code + digit;
        }
        return (char) code;
    }

    private Long number() {
        boolean negative = peek() == '-';
        at += negative ? 1 : 0;
        int from = at;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - from <= MOST_DIGITS) {
            value = 10 * value + text.charAt(at++) - '0';
        }
        int digits = at - from;
        if (digits == 0 || digits > MOST_DIGITS || digits > 1 && text.charAt(from) == '0') {
            throw error("neither object, array, string nor whole number");
        }
        return negative ? -value : value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("the end");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw error("'" + peek() + "' where '" + c + "' must stand");
        }
        at++;
    }

    private IllegalArgumentException error(String what) {
        return new IllegalArgumentException("JSON: " + what + " at position " + at);
    }

    /// A string in quotes.
    static String quote(String value) {
        StringBuilder result = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"', '\\' -> result.append('\\').append(c);
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                case '\r' -> result.append("\\r");
                default -> result.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return result.append('"').toString();
    }
}
