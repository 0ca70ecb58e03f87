package scratch.classic.cluster.kmeansuses;

import java.util.SplittableRandom;

import scratch.math.Matrix;

/// A picture that nobody took, with what makes photographs hard to reduce: a sky that fades from blue to orange, a sun, two
/// chains of hills in haze, grass with texture, and the noise of a camera.
///
/// @param pixels (height · width, 3), red, green and blue from 0 to 255, row by row
record Landscape(int width, int height, Matrix pixels) {
    private static final double NOISE = 5;

    static Landscape paint(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix pixels = Matrix.zeros(width * height, 3);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double[] color = color((column + 0.5) / width, (row + 0.5) / height, random);
                for (int channel = 0; channel < 3; channel++) {
                    double value = color[channel] + NOISE * random.nextGaussian();
                    pixels.set(row * width + column, channel, Math.clamp(Math.rint(value), 0, 255));
                }
            }
        }
        return new Landscape(width, height, pixels);
    }

    /// @param u from 0 on the left to 1
    /// @param v from 0 on top to 1
    private static double[] color(double u, double v, SplittableRandom random) {
        double far = 0.52 + 0.06 * Math.sin(7 * u) + 0.03 * Math.sin(17 * u + 1);
        double near = 0.70 + 0.08 * Math.sin(4 * u + 2) + 0.02 * Math.sin(23 * u);
        if (v > near) {
            double blade = random.nextDouble(-18, 18);
            return new double[] {60 - 40 * (v - near) + blade, 105 - 90 * (v - near) + blade, 45 + blade / 2};
        }
        if (v > far) {
            return mix(new double[] {95, 105, 125}, new double[] {62, 92, 84}, (v - far) / (near - far));
        }
        double toSun = Math.hypot(1.6 * (u - 0.72), v - 0.36);
        double[] sky = mix(new double[] {70, 120, 200}, new double[] {250, 190, 120}, v / 0.55);
        return toSun < 0.07 ? new double[] {255, 244, 200} : mix(new double[] {255, 226, 160}, sky, Math.min(1, toSun / 0.3));
    }

    private static double[] mix(double[] from, double[] to, double share) {
        double[] mixed = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            mixed[channel] = from[channel] + share * (to[channel] - from[channel]);
        }
        return mixed;
    }
}
