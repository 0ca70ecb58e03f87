package scratch.deep.generative.autoencoder;

import scratch.math.check.Require;

/// Reconstruction errors as a measure of strangeness: what was never seen in training should come back badly.
public final class Anomalies {
    private Anomalies() {
    }

    /// The probability that a strange row has the larger error of two, one strange and one usual; a tie counts one half.
    /// 1 is perfect, 0.5 no better than a coin, and below 0.5 strange rows come back *better* than usual ones. It is the area
    /// under the ROC curve. Mann and Whitney 1947.   O(n·m)
    public static double area(double[] strange, double... usual) {
        Require.that(strange.length > 0 && usual.length > 0, "Anomalies.area: %d strange and %d usual rows: needs both",
                strange.length, usual.length);
        double wins = 0;
        for (double s : strange) {
            for (double u : usual) {
                wins += s > u ? 1 : s == u ? 0.5 : 0;
            }
        }
        return wins / strange.length / usual.length;
    }
}
