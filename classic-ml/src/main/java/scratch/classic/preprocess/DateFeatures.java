package scratch.classic.preprocess;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.Column;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.classic.data.Target;
import scratch.classic.model.Storable;
import scratch.math.check.Require;

/// Takes dates such as 2026-03-01 apart into what a model can use: the year, the month, the day of the year, the weekday
/// (Monday is 1), and days since 1970 for trends. There is nothing to learn.
public final class DateFeatures implements Step, FittedStep {
    private static final String KIND = "date-features";

    /// A property of a date.
    public enum Part {
        YEAR, MONTH, DAY_OF_YEAR, WEEKDAY, EPOCH_DAY;

        private double of(LocalDate date) {
            return switch (this) {
                case YEAR -> date.getYear();
                case MONTH -> date.getMonthValue();
                case DAY_OF_YEAR -> date.getDayOfYear();
                case WEEKDAY -> date.getDayOfWeek().getValue();
                case EPOCH_DAY -> date.toEpochDay();
            };
        }
    }

    private final String column;
    private final List<Part> parts;

    private DateFeatures(String column, List<Part> parts) {
        this.column = column;
        this.parts = parts;
    }

    /// @param column a categorical column of dates in ISO form
    /// @param parts  what to take of them, at least one
    public static DateFeatures of(String column, Part... parts) {
        Require.that(parts.length > 0, "DateFeatures: column '%s': no parts: at least one is needed", column);
        return new DateFeatures(column, List.of(parts));
    }

    @Override
    public DateFeatures fit(Table rows, Target target) {
        transform(rows);                                // a date that is none is found now
        return this;
    }

    /// A missing date is a gap in all its parts.
    ///
    /// @throws IllegalArgumentException if a word is no date, with its row
    @Override
    public Table transform(Table rows) {
        CategoricalColumn words = rows.categorical(column);
        List<LocalDate> dates = words.categories().stream().map(this::parse).toList();
        List<Column> columns = new ArrayList<>();
        for (Part part : parts) {
            double[] values = new double[rows.rows()];
            for (int i = 0; i < values.length; i++) {
                values[i] = words.isMissing(i) ? Double.NaN : part.of(dates.get(words.code(i)));
            }
            columns.add(new NumericColumn(column + " " + part.name().toLowerCase(Locale.ROOT).replace('_', ' '), values));
        }
        return rows.replace(column, columns);
    }

    private LocalDate parse(String word) {
        try {
            return LocalDate.parse(word);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("DateFeatures: column '" + column + "': '" + word
                    + "': must be a date such as 2026-03-01", e);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("column", column, "parts", parts.stream().map(Part::name).toList());
    }

    /// The step that a file describes.
    public static DateFeatures fromState(Map<String, Object> state) {
        List<Part> parts = new ArrayList<>();
        for (Object word : Storable.get(KIND, state, "parts", List.class)) {
            parts.add(Arrays.stream(Part.values()).filter(part -> part.name().equals(word)).findFirst()
                    .orElseThrow(() -> Require.broken("%s: part '%s': must be one of %s", KIND, word,
                            Arrays.toString(Part.values()))));
        }
        return of(Storable.get(KIND, state, "column", String.class), parts.toArray(Part[]::new));
    }
}
