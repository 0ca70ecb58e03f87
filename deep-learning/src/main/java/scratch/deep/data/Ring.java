package scratch.deep.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import scratch.math.check.Require;

/// Data whose truth is known: eight narrow heaps on a circle of radius 2, all equally likely. So it can be counted what a
/// generator leaves out.
public final class Ring {
    public static final int MODES = 8;
    public static final double RADIUS = 2;
    private static final double SPREAD = 0.05;
    /// A point counts for the heap whose centre it is nearer to than this: three standard deviations.
    private static final double NEAR = 3 * SPREAD;

    /// How much of the ring a sample covers.
    ///
    /// @param modes heaps that have at least a tenth of the points that they should have
    /// @param good  the share of points that belong to a heap
    /// @param each  points in each of the eight heaps
    public record Coverage(int modes, double good, int... each) { }

    private Ring() {
    }

    /// Points (n, 2), one after the other.
    public static float[] draw(int n, RandomGenerator random) {
        float[] points = new float[2 * n];
        for (int i = 0; i < n; i++) {
            int mode = random.nextInt(MODES);
            points[2 * i] = (float) (centre(mode, 0) + SPREAD * random.nextGaussian());
            points[2 * i + 1] = (float) (centre(mode, 1) + SPREAD * random.nextGaussian());
        }
        return points;
    }

    private static double centre(int mode, int axis) {
        double angle = 2 * Math.PI * mode / MODES;
        return RADIUS * (axis == 0 ? Math.cos(angle) : Math.sin(angle));
    }

    /// Counts a sample, points (n, 2).
    ///
    /// @throws IllegalArgumentException for no points or half a point; a point that is no number belongs to no heap
    public static Coverage coverage(float... points) {
        Require.that(points.length > 0 && points.length % 2 == 0, "Ring.coverage: %d numbers: must be pairs, at least one",
                points.length);
        int[] each = new int[MODES];
        int n = points.length / 2;
        for (int i = 0; i < n; i++) {
            for (int mode = 0; mode < MODES; mode++) {
                if (Math.hypot(points[2 * i] - centre(mode, 0), points[2 * i + 1] - centre(mode, 1)) < NEAR) {
                    each[mode]++;
                }
            }
        }
        int modes = (int) Arrays.stream(each).filter(count -> count * 10L * MODES >= n).count();
        return new Coverage(modes, (double) Arrays.stream(each).sum() / n, each);
    }
}
