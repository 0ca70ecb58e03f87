package scratch.classic.cluster.kmeansuses;

/// A solution of exercise 354.
final class Solution354 {
    private Solution354() {
    }

    static double[][] recolor(double[][] pixels, double[][] palette) {
        double[][] result = new double[pixels.length][];
        for (int i = 0; i < pixels.length; i++) {
            int best = 0;
            for (int c = 1; c < palette.length; c++) {
                if (square(pixels[i], palette[c]) < square(pixels[i], palette[best])) {
                    best = c;
                }
            }
            result[i] = palette[best].clone();
        }
        return result;
    }

    private static double square(double[] a, double[] b) {
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            sum += (a[channel] - b[channel]) * (a[channel] - b[channel]);
        }
        return sum;
    }
}
