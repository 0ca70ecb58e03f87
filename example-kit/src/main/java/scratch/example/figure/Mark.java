package scratch.example.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.style.markers.Marker;

/// A point of a scatter plot: one shape per series, drawn in the same area so that none looks heavier.
final class Mark extends Marker {
    private static final int SHAPES = 7;
    private final Shape shape;   // around (0, 0)
    private final Shape rim;     // white, below the shape; null: none

    Mark(int variant, double size) {
        this(shape(variant % SHAPES, size / 2), null);
    }

    private Mark(Shape shape, Shape rim) {
        this.shape = shape;
        this.rim = rim;
    }

    /// A disc with a white rim.
    static Mark rimmed(double size) {
        return new Mark(shape(0, size / 2), shape(0, size / 2 + 1.8));
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int ignoredChartWideSize) {
        if (rim != null) {
            Color color = g.getColor();
            g.setColor(Palette.PAPER);
            g.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(rim));
            g.setColor(color);
        }
        g.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape));
    }

    private static Shape shape(int kind, double r) {
        return switch (kind) {
            case 0 -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case 1 -> polygon(-0.9 * r, -0.9 * r, 0.9 * r, -0.9 * r, 0.9 * r, 0.9 * r, -0.9 * r, 0.9 * r);
            case 2 -> polygon(0, -1.25 * r, 1.15 * r, 0.8 * r, -1.15 * r, 0.8 * r);
            case 3 -> polygon(0, -1.3 * r, 1.1 * r, 0, 0, 1.3 * r, -1.1 * r, 0);
            case 4 -> polygon(0, 1.25 * r, 1.15 * r, -0.8 * r, -1.15 * r, -0.8 * r);
            case 5 -> cross(r * 1.15, r * 0.36, 0);
            default -> cross(r * 1.15, r * 0.36, Math.PI / 4);
        };
    }

    private static Shape cross(double r, double w, double turn) {
        Shape plus = polygon(-w, -r, w, -r, w, -w, r, -w, r, w, w, w, w, r, -w, r, -w, w, -r, w, -r, -w, -w, -w);
        return AffineTransform.getRotateInstance(turn).createTransformedShape(plus);
    }

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
