package scratch.example.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.internal.chartpart.Annotation;

/// The heads of a layer of arrows. They are measured in pixels, so they wait until the chart has its scale.
final class ArrowHeads extends Annotation {
    private static final double LENGTH = 11;
    private static final double HALF_WIDTH = 4.2;

    private final Layer layer;
    private final Scale horizontal;
    private final Scale vertical;

    ArrowHeads(Layer layer, Scale horizontal, Scale vertical) {
        super(false);
        this.layer = layer;
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    @Override
    public void paint(Graphics2D g) {
        g.setColor(layer.color());
        for (int i = 0; i + 1 < layer.x().length; i += 3) {       // start, end, gap
            head(g, pixelX(layer.x()[i]), pixelY(layer.y()[i]), pixelX(layer.x()[i + 1]), pixelY(layer.y()[i + 1]));
        }
    }

    private double pixelX(double position) {
        return chart.getScreenXFromChart(horizontal.chart(position));
    }

    private double pixelY(double position) {
        return chart.getScreenYFromChart(vertical.chart(position));
    }

    private static void head(Graphics2D g, double x0, double y0, double x1, double y1) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        if (length < 1) {
            return;
        }
        // Short arrows get short heads.
        double size = Math.min(1, length / (1.5 * LENGTH));
        double dx = size * (x1 - x0) / length;
        double dy = size * (y1 - y0) / length;
        Path2D head = new Path2D.Double();
        head.moveTo(x1 + 2 * dx, y1 + 2 * dy);
        head.lineTo(x1 - (LENGTH - 2) * dx - HALF_WIDTH * dy, y1 - (LENGTH - 2) * dy + HALF_WIDTH * dx);
        head.lineTo(x1 - (LENGTH - 2) * dx + HALF_WIDTH * dy, y1 - (LENGTH - 2) * dy - HALF_WIDTH * dx);
        head.closePath();
        g.fill(head);
    }
}
