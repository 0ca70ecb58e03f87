package scratch.deep.recurrence.sequences;

import java.util.SplittableRandom;

import scratch.math.check.Require;

/// A series by the month: a straight trend, a season of twelve steps that is no plain sine, and noise that nobody can foresee.
///
/// @param values all of them
/// @param clean  the same without noise: the best forecast there is
public record SeasonalSeries(double[] values, double[] clean) {
    /// Steps of a season.
    public static final int SEASON = 12;
    /// Spread of the noise.
    public static final double NOISE = 0.2;

    public static SeasonalSeries draw(int length, long seed) {
        Require.atLeast(1, "SeasonalSeries.draw", "length", length);
        var random = new SplittableRandom(seed);
        double[] values = new double[length];
        double[] clean = new double[length];
        for (int t = 0; t < length; t++) {
            double turn = 2 * Math.PI * t / SEASON;
            clean[t] = 0.01 * t + StrictMath.sin(turn) + 0.5 * StrictMath.cos(3 * turn);
            values[t] = clean[t] + NOISE * random.nextGaussian();
        }
        return new SeasonalSeries(values, clean);
    }

    /// What happened a season ago, plus what a season of trend adds: the forecast to beat.
    ///
    /// @param past at least two seasons
    public static double[] seasonalNaive(double[] past, int ahead) {
        Require.that(past.length >= 2 * SEASON && ahead <= SEASON, "SeasonalSeries.seasonalNaive: %d values for %d ahead: "
                + "needs 24 at least, for 12 at most", past.length, ahead);
        double growth = 0;
        for (int i = 1; i <= SEASON; i++) {
            growth += (past[past.length - i] - past[past.length - SEASON - i]) / SEASON;
        }
        double[] forecast = new double[ahead];
        for (int step = 0; step < ahead; step++) {
            forecast[step] = past[past.length - SEASON + step] + growth;
        }
        return forecast;
    }
}
