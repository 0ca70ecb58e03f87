package scratch.example.data;

import java.util.List;

/// Two famous tables of counted events, as frequencies: entry k is the number of units in which k events happened.
///
/// ```java
/// long[] kicks = EventCounts.horseKicks();          // {109, 65, 22, 3, 1}: 109 corps-years without a death
/// ```
/// Each call returns a new array, which is the caller's own.
public final class EventCounts {
    private static final long[] KICKS = {109, 65, 22, 3, 1};
    private static final long[] BOMBS = {229, 211, 93, 35, 7, 0, 0, 1};
    private static final String FACTS = "counts are facts, in the public domain";

    private static final DataCard HORSE_KICKS = new DataCard("horse kicks", "", 200, 1,
        "none; 10 Prussian army corps over 20 years, 1875 to 1894", "deaths by horse kick in one corps and one year",
        "L. von Bortkiewicz, from the statistics of the Prussian army", FACTS,
        "Bortkiewicz, L. von (1898). Das Gesetz der kleinen Zahlen. Teubner, Leipzig.", "");
    private static final DataCard FLYING_BOMBS = new DataCard("flying bombs", "", 576, 1,
        "none; 576 squares of a quarter of a square kilometre each in the south of London", "hits by V-1 bombs in one square",
        "R. D. Clarke, from the records of the hits", FACTS,
        "Clarke, R. D. (1946). An application of the Poisson distribution. Journal of the Institute of Actuaries 72, 481.",
        "");

    private EventCounts() {
    }

    /// The cards of both tables.
    public static List<DataCard> cards() {
        return List.of(HORSE_KICKS, FLYING_BOMBS);
    }

    /// Corps-years with 0, 1, 2, 3 and 4 deaths by horse kick: 122 deaths in 200 corps-years.
    public static long[] horseKicks() {
        return KICKS.clone();
    }

    /// Squares with 0, 1, … 7 hits: 537 hits on 576 squares. Clarke's last row is "5 and over", one square; with 537 hits in
    /// all it was hit 7 times.
    public static long[] flyingBombs() {
        return BOMBS.clone();
    }
}
