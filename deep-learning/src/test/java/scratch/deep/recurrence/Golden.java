package scratch.deep.recurrence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers that another program has computed once, as its script in `src/test/python` wrote them: a line `case` with whole
/// numbers begins a case, every other line is a name with its numbers.
public final class Golden {
    private final int[] sizes;
    private final Map<String, double[]> tensors = new HashMap<>();

    private Golden(int... sizes) {
        this.sizes = sizes;
    }

    /// The cases of `golden/NAME.txt`.
    public static List<Golden> cases(String name) {
        List<Golden> cases = new ArrayList<>();
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("case")) {
                    cases.add(new Golden(Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray()));
                } else if (!words[0].equals("#")) {
                    double[] numbers = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
                    cases.getLast().tensors.put(words[0], numbers);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return cases;
    }

    public int size(int position) {
        return sizes[position];
    }

    public double[] get(String tensor) {
        return tensors.get(tensor);
    }

    /// Row by row.
    public double[][] rows(String tensor, int columns) {
        double[] all = get(tensor);
        double[][] rows = new double[all.length / columns][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(all, i * columns, (i + 1) * columns));
        return rows;
    }

    public int[] integers(String tensor) {
        return Arrays.stream(get(tensor)).mapToInt(v -> (int) v).toArray();
    }
}
