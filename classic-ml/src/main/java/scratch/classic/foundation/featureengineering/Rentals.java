package scratch.classic.foundation.featureengineering;

import java.time.LocalDate;
import java.util.SplittableRandom;

import scratch.classic.data.CategoricalColumn;
import scratch.classic.data.NumericColumn;
import scratch.classic.data.Table;
import scratch.math.check.Require;

/// Hours at a station that hires out bicycles: when it was, how warm, and how many were taken. The hours are made by a rule,
/// so that it is known what there is to find: two rushes on workdays, one long afternoon on other days, a favourite
/// temperature, a steady growth, and chance.
///
/// @param table (n): date, hour (0 to 23), workday (0 or 1), temperature in °C
/// @param bikes (n)
/// @param mean  (n): what the rule says without chance
record Rentals(Table table, double[] bikes, double[] mean) {
    static final double CHANCE = 15;                           // the standard deviation that nobody can predict
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 730;

    /// @param n how many hours, drawn from two years; at least 1
    static Rentals of(int n, long seed) {
        Require.atLeast(1, "Rentals", "n", n);
        SplittableRandom random = new SplittableRandom(seed);
        String[] dates = new String[n];
        double[] hour = new double[n];
        double[] workday = new double[n];
        double[] temperature = new double[n];
        double[] bikes = new double[n];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            int day = random.nextInt(DAYS);
            LocalDate date = FIRST.plusDays(day);
            dates[i] = date.toString();
            hour[i] = random.nextInt(24);
            workday[i] = date.getDayOfWeek().getValue() <= 5 ? 1 : 0;
            double season = -Math.cos(2 * Math.PI * (date.getDayOfYear() - 20) / 365);
            double sun = Math.sin(Math.PI * (hour[i] - 8) / 12);
            temperature[i] = Math.round(10 * (11 + 9 * season + 4 * sun + 3 * random.nextGaussian())) / 10.0;
            mean[i] = mean(day, hour[i], workday[i] == 1, temperature[i]);
            bikes[i] = Math.max(0, Math.round(mean[i] + CHANCE * random.nextGaussian()));
        }
        Table table = Table.of(CategoricalColumn.of("date", dates), new NumericColumn("hour", hour),
                new NumericColumn("workday", workday), new NumericColumn("temperature", temperature));
        return new Rentals(table, bikes, mean);
    }

    /// The rule.
    ///
    /// @param day since the first
    static double mean(int day, double hour, boolean workday, double temperature) {
        double rush = workday ? 90 * around(hour, 8, 1.3) + 110 * around(hour, 17, 1.8) + 30 * around(hour, 13, 3)
                : 90 * around(hour, 14.5, 3.5);
        return 40 + rush + warmth(temperature) + 0.06 * day;
    }

    /// What a temperature adds: most at 22 °C, less where it is hotter.
    static double warmth(double temperature) {
        return 80 * Math.exp(-(temperature - 22) * (temperature - 22) / 200);
    }

    // A bell on the clock: 23 o'clock is near 1 o'clock.
    private static double around(double hour, double centre, double width) {
        double apart = Math.abs(hour - centre);
        apart = Math.min(apart, 24 - apart);
        return Math.exp(-apart * apart / (2 * width * width));
    }
}
