package scratch.example.figure;

import java.util.Arrays;

/// Arrays of corners from what a caller has: pieces end with NaN.
final class Outline {
    private Outline() {
    }

    /// from, from + 1, from + 2, …
    static double[] indices(int from, int n) {
        double[] xs = new double[n];
        Arrays.setAll(xs, i -> from + i);
        return xs;
    }

    /// Pieces of two points each.
    static Thinning.Points segments(double[] x0, double[] y0, double[] x1, double[] y1) {
        return new Thinning.Points(pairs(x0, x1), pairs(y0, y1));
    }

    private static double[] pairs(double[] a, double[] b) {
        double[] both = new double[3 * a.length];
        for (int i = 0; i < a.length; i++) {
            both[3 * i] = a[i];
            both[3 * i + 1] = b[i];
            both[3 * i + 2] = Double.NaN;
        }
        return both;
    }

    /// Along the lower curve and back along the upper one.
    static Thinning.Points strip(double[] xs, double[] lower, double[] upper) {
        int n = xs.length;
        double[] x = Arrays.copyOf(xs, 2 * n);
        double[] y = Arrays.copyOf(lower, 2 * n);
        for (int i = 0; i < n; i++) {
            x[n + i] = xs[n - 1 - i];
            y[n + i] = upper[n - 1 - i];
        }
        return new Thinning.Points(x, y);
    }

    /// Closed polygons: an outline has to come back to its start.
    static Thinning.Points polygons(double[][] xs, double[][] ys) {
        return new Thinning.Points(closed(xs), closed(ys));
    }

    private static double[] closed(double[][] polygons) {
        double[] all = new double[Arrays.stream(polygons).mapToInt(corners -> corners.length + 2).sum()];
        int at = 0;
        for (double[] corners : polygons) {
            System.arraycopy(corners, 0, all, at, corners.length);
            at += corners.length;
            all[at++] = corners[0];
            all[at++] = Double.NaN;
        }
        return all;
    }

    static Thinning.Points rectangles(double[] x0, double[] y0, double[] x1, double[] y1) {
        double[][] xs = new double[x0.length][];
        double[][] ys = new double[x0.length][];
        for (int i = 0; i < x0.length; i++) {
            xs[i] = new double[] {x0[i], x1[i], x1[i], x0[i]};
            ys[i] = new double[] {y0[i], y0[i], y1[i], y1[i]};
        }
        return polygons(xs, ys);
    }
}
