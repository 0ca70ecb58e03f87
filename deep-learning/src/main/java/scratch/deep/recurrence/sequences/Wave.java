package scratch.deep.recurrence.sequences;

import java.util.random.RandomGenerator;

/// A noisy wave of random period, phase and length, and which of three kinds it is.
///
/// @param x    (length, 1)
/// @param kind 0 sine, 1 square, 2 saw
public record Wave(double[][] x, int kind) {
    /// How many kinds there are.
    public static final int KINDS = 3;

    /// Between 8 and 30 steps.
    public static Wave draw(RandomGenerator random) {
        int kind = random.nextInt(KINDS);
        double period = random.nextDouble(6, 12);
        double phase = random.nextDouble();
        double[][] x = new double[random.nextInt(8, 31)][1];
        for (int t = 0; t < x.length; t++) {
            double turns = t / period + phase;
            double part = turns - Math.floor(turns);
            double clean = switch (kind) {
                case 0 -> StrictMath.sin(2 * Math.PI * part);
                case 1 -> part < 0.5 ? 1 : -1;
                default -> 2 * part - 1;
            };
            x[t][0] = clean + 0.15 * random.nextGaussian();
        }
        return new Wave(x, kind);
    }
}
