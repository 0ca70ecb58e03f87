package scratch.cuda.device;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One parameter of a kernel, as its PTX declares it.
///
/// @param offset where it begins in the kernel's parameter space, in bytes
/// @param bytes  how long it is: 4 or 8, or the size of a structure
public record Parameter(int offset, int bytes) {

    private static final Pattern DECLARATION = Pattern.compile(
            "\\.param\\s+(?:\\.align\\s+(\\d+)\\s+)?\\.([busf])(8|16|32|64)\\s+"
                    + "(?:\\.ptr\\s+(?:\\.[a-z]+\\s+)?(?:\\.align\\s+\\d+\\s+)?)?[\\w$]+(?:\\[(\\d+)])?");

    /// The parameters in the text between the parentheses of an `.entry`.
    static List<Parameter> parse(String declarations) {
        List<Parameter> parameters = new ArrayList<>();
        int end = 0;
        Matcher matcher = DECLARATION.matcher(declarations);
        while (matcher.find()) {
            int element = Integer.parseInt(matcher.group(3)) / 8;
            int bytes = matcher.group(4) == null ? element : element * Integer.parseInt(matcher.group(4));
            int align = matcher.group(1) == null ? element : Integer.parseInt(matcher.group(1));
            int offset = (end + align - 1) / align * align;
            parameters.add(new Parameter(offset, bytes));
            end = offset + bytes;
        }
        return List.copyOf(parameters);
    }

    /// The parameters of kernel `name` in PTX text.
    ///
    /// @throws DeviceException if the text has no such kernel
    public static List<Parameter> of(String name, String ptx) {
        Matcher entry = Pattern.compile("\\.entry\\s+" + Pattern.quote(name) + "\\s*\\(([^)]*)\\)").matcher(ptx);
        if (!entry.find()) {
            throw new DeviceException("Program.kernel: " + name + ": the PTX has no such kernel");
        }
        return parse(entry.group(1));
    }
}
