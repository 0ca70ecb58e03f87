import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes the kernel sources that nobody should write by hand: the float twins of the double kernels.
/// Run in the folder core-math after changing a double kernel:
///
/// `java src/generator/java/GenerateKernels.java`
///
/// With `--check` nothing is written: it lists the files that differ from what would be written, and fails if any does.
/// The generated text is checked in, so that it can be read, and built without this step.
public final class GenerateKernels {

    private static final String FOLDER = "src/main/java/scratch/math/kernel";

    private GenerateKernels() {
    }

    public static void main(String[] arguments) throws IOException {
        boolean check = arguments.length > 0 && arguments[0].equals("--check");
        Path folder = Path.of(FOLDER);
        int different = 0;
        for (Map.Entry<String, String> file : generate(folder).entrySet()) {
            Path path = folder.resolve(file.getKey());
            boolean same = Files.exists(path) && Files.readString(path).equals(file.getValue());
            if (same) {
                continue;
            }
            different++;
            if (check) {
                System.out.println("differs: " + path);
            } else {
                Files.writeString(path, file.getValue());
                System.out.println("wrote " + path);
            }
        }
        if (check && different > 0) {
            System.exit(1);
        }
    }

    /// All generated files, by name.
    static Map<String, String> generate(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : new String[] {"DoubleKernels", "ScalarDouble"}) {
            String twin = floatTwin(Files.readString(folder.resolve(name + ".java")));
            files.put(name.replace("Double", "Float") + ".java", twin);
        }
        return files;
    }

    /// The float twin of a double source: types and names renamed, and the few places where Java needs a cast.
    static String floatTwin(String source) {
        String twin = source
                .replaceAll("\\bdouble\\b", "float")
                .replace("Double", "Float")
                .replace("3e300, 4e300", "3e30, 4e30").replace("5e300", "5e30")
                .replaceAll("(?<![=] |-)Math\\.(exp|log|tanh)\\(", "(float) Math.$1(")
                .replaceAll("= Math\\.(exp|log|tanh)\\(", "= (float) Math.$1(")
                .replace("return sum;", "return (float) sum;")
                .replace("return largest * Math.sqrt(sum);", "return (float) (largest * Math.sqrt(sum));");
        return twin.replaceAll("is a `float` in the float twin too", "is a `double` in both twins")
                .replaceFirst("(?m)^package ", "// Generated from the double twin by GenerateKernels: change that one.\npackage ");
    }
}
