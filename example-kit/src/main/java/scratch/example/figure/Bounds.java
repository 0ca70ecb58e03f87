package scratch.example.figure;

import java.util.List;

/// The smallest rectangle around all data; gaps are no data.
record Bounds(double minX, double maxX, double minY, double maxY) {

    static Bounds of(List<Layer> layers) {
        double[] x = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] y = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Layer layer : layers) {
            for (int i = 0; i < layer.x().length; i++) {
                boolean gap = Double.isNaN(layer.x()[i]) || Double.isNaN(layer.y()[i]);
                if (!gap || layer.isReference()) {
                    include(x, layer.x()[i]);
                    include(y, layer.y()[i]);
                }
            }
        }
        Series.require(x[0] <= x[1] && y[0] <= y[1], "plot: nothing but gaps: at least one value is needed");
        return new Bounds(x[0], x[1], y[0], y[1]);
    }

    static Bounds of(double[] xs, double[] ys) {
        return of(List.of(new Layer(Layer.Kind.POINTS, "", xs, ys, Palette.QUIET, 0)));
    }

    /// This rectangle, on every side longer by `share` of its size.
    Bounds wider(double share) {
        double dx = room(minX, maxX, share);
        double dy = room(minY, maxY, share);
        return new Bounds(Axis.finite(minX - dx), Axis.finite(maxX + dx), Axis.finite(minY - dy), Axis.finite(maxY + dy));
    }

    private static double room(double min, double max, double share) {
        if (min == max) {
            return Math.max(1, 1e-3 * Math.abs(min));       // 1 is lost beside a huge number
        }
        double span = max - min;
        return Double.isInfinite(span) ? share * max - share * min : Math.max(share * span, Double.MIN_VALUE);
    }

    private static void include(double[] range, double value) {
        if (!Double.isNaN(value)) {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
    }
}
