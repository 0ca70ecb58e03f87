package scratch.classic.tree.informationgain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Table;

/// Fourteen Saturday mornings, and whether tennis was played (Quinlan 1986), each of them observed once or several times.
///
/// @param weather outlook, temperature, humidity, wind; (14 copies, 4)
/// @param played  (14 copies), 1 where it was
record PlayTennis(Table weather, int[] played) {
    static final int DAYS = 14;
    static final String DAY = "day";
    private static final int[] PLAYED = {0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0};
    private static final String[] OUTLOOK = {"sunny", "sunny", "overcast", "rain", "rain", "rain", "overcast", "sunny", "sunny",
        "rain", "sunny", "overcast", "overcast", "rain"};
    private static final String[] TEMPERATURE = {"hot", "hot", "hot", "mild", "cool", "cool", "cool", "mild", "cool", "mild",
        "mild", "mild", "hot", "mild"};
    private static final String[] HUMIDITY = {"high", "high", "high", "high", "normal", "normal", "normal", "high", "normal",
        "normal", "normal", "high", "normal", "high"};
    private static final String[] WIND = {"weak", "strong", "weak", "weak", "weak", "strong", "strong", "weak", "weak", "weak",
        "strong", "strong", "weak", "strong"};

    static PlayTennis of(int copies) {
        int[] rows = IntStream.range(0, DAYS * copies).map(i -> i % DAYS).toArray();
        Table weather = Table.of(column("outlook", List.of("sunny", "overcast", "rain"), OUTLOOK),
                column("temperature", List.of("hot", "mild", "cool"), TEMPERATURE),
                column("humidity", List.of("high", "normal"), HUMIDITY),
                column("wind", List.of("weak", "strong"), WIND));
        return new PlayTennis(weather.select(rows), select(PLAYED, rows));
    }

    /// The weather, and a column that numbers the rows; (14 copies, 5).
    Table withDay() {
        int[] codes = IntStream.range(0, played.length).toArray();
        return weather.with(new CategoricalColumn(DAY, codes, Arrays.stream(codes).mapToObj(i -> "day " + (i + 1)).toList()));
    }

    private static int[] select(int[] labels, int... rows) {
        return Arrays.stream(rows).map(i -> labels[i]).toArray();
    }

    private static CategoricalColumn column(String name, List<String> categories, String... words) {
        return new CategoricalColumn(name, Arrays.stream(words).mapToInt(categories::indexOf).toArray(), categories);
    }

    /// How many of the 14 days are right if each is predicted by the tree of the other 13.
    int rightLeftOut(Table attributes, ID3.Criterion criterion) {
        int right = 0;
        for (int day = 0; day < DAYS; day++) {
            int[] others = without(day);
            ID3 tree = ID3.fit(attributes.select(others), select(played, others), criterion);
            right += tree.predict(attributes.select(new int[] {day}))[0] == played[day] ? 1 : 0;
        }
        return right;
    }

    /// How many are right by the more frequent answer of the other 13.
    int rightByMajority() {
        int right = 0;
        for (int day = 0; day < DAYS; day++) {
            int[] others = select(played, without(day));
            right += (2 * Arrays.stream(others).sum() > others.length ? 1 : 0) == played[day] ? 1 : 0;
        }
        return right;
    }

    private int[] without(int day) {
        return IntStream.range(0, played.length).filter(i -> i % DAYS != day).toArray();
    }
}
