package scratch.example.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds functions in CUDA source by their layout: a definition begins at the left margin and ends with a brace there.
final class CudaFunctions {
    private static final Pattern DEFINITION =
            Pattern.compile("(?sm)^(?=[a-z_])(?!namespace|struct)([^;{}]*?\\w\\([^;{}]*?\\)) \\{\\n.*?^}$");

    private CudaFunctions() {
    }

    /// The lines of the one function with this name, from its first word to its closing brace, without the comment above it.
    ///
    /// @param file for messages
    /// @throws IllegalArgumentException if none or several fit
    static String find(String source, String file, String wanted) {
        List<String> names = new ArrayList<>();
        List<String> fitting = new ArrayList<>();
        Matcher matcher = DEFINITION.matcher(source);
        while (matcher.find()) {
            String name = nameOf(matcher.group(1));
            names.add(name);
            if (name.equals(wanted)) {
                fitting.add(matcher.group());
            }
        }
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        throw new IllegalArgumentException("heart: " + file + "#" + wanted + ": "
                + (fitting.isEmpty() ? "there is no such function" : "there are several") + ": " + String.join(" ", names));
    }

    /// The word before the parentheses of the parameters: the last that is no `__launch_bounds__(256)` or its like.
    private static String nameOf(String head) {
        Matcher call = Pattern.compile("(\\w+)\\(").matcher(head);
        String name = "";
        while (call.find()) {
            if (!call.group(1).startsWith("__")) {
                return call.group(1);
            }
            name = call.group(1);
        }
        return name;
    }
}
