package scratch.example.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/// The outline of a shape as SVG path data: a start point, and everything else relative to it.
///
/// Coordinates are rounded to hundredths of a pixel first and subtracted afterwards, so that rounding
/// errors do not add up along a long line.
final class PathText {
    private final StringBuilder outline = new StringBuilder();
    private double originX = Double.NaN;
    private double originY;
    private long x;          // current point, relative to the origin, in hundredths
    private long y;
    private long startX;     // where closing the path leads back to
    private long startY;
    private char last;

    private PathText() {
    }

    static PathText of(Shape shape, AffineTransform transform) {
        PathText path = new PathText();
        double[] p = new double[6];
        for (PathIterator it = shape.getPathIterator(transform); !it.isDone(); it.next()) {
            switch (it.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> path.move(p);
                case PathIterator.SEG_LINETO -> path.line(p);
                case PathIterator.SEG_QUADTO -> path.curve('q', p, 2);
                case PathIterator.SEG_CUBICTO -> path.curve('c', p, 3);
                default -> path.close();
            }
        }
        return path;
    }

    /// Continues the path with a straight line to (x, y), a point before `transform`.
    void lineTo(AffineTransform transform, double px, double py) {
        double[] p = {px, py};
        transform.transform(p, 0, p, 0, 1);
        line(p);
    }

    void moveTo(AffineTransform transform, double px, double py) {
        double[] p = {px, py};
        transform.transform(p, 0, p, 0, 1);
        move(p);
    }

    boolean isEmpty() {
        return outline.isEmpty();
    }

    String x() {
        return number(originX);
    }

    String y() {
        return number(originY);
    }

    /// How far right of `other` this path starts.
    String shiftX(PathText other) {
        return number(round(originX) - round(other.originX));
    }

    String shiftY(PathText other) {
        return number(round(originY) - round(other.originY));
    }

    /// All that follows the start point.
    String outline() {
        return outline.toString();
    }

    private void move(double[] p) {
        if (Double.isNaN(originX)) {
            originX = p[0];
            originY = p[1];
        } else {
            command('m');
            step(p, 0);
        }
        x = round(p[0] - originX);
        y = round(p[1] - originY);
        startX = x;
        startY = y;
    }

    private void line(double[] p) {
        long dx = round(p[0] - originX) - x;
        long dy = round(p[1] - originY) - y;
        if (dx == 0 && dy == 0) {
            return;
        }
        if (dy == 0) {
            command('h');
            append(dx);
        } else if (dx == 0) {
            command('v');
            append(dy);
        } else {
            command('l');
            append(dx);
            append(dy);
        }
        x += dx;
        y += dy;
    }

    private void curve(char name, double[] p, int points) {
        command(name);
        for (int i = 0; i < points; i++) {
            step(p, 2 * i);
        }
        x = round(p[2 * points - 2] - originX);
        y = round(p[2 * points - 1] - originY);
    }

    private void close() {
        command('z');
        x = startX;
        y = startY;
    }

    private void step(double[] p, int at) {
        append(round(p[at] - originX) - x);
        append(round(p[at + 1] - originY) - y);
    }

    private void command(char name) {
        // A path may leave out a letter that repeats, but not the m: what follows an m is read as l.
        if (name != last || name == 'm' || name == 'z') {
            outline.append(name);
            last = name;
        }
    }

    private void append(long hundredths) {
        char before = outline.charAt(outline.length() - 1);
        if (hundredths >= 0 && !Character.isLetter(before)) {
            outline.append(' ');
        }
        outline.append(number(hundredths));
    }

    private static long round(double value) {
        return Math.round(value * 100);
    }

    static String number(double value) {
        return number(round(value));
    }

    private static String number(long hundredths) {
        long size = Math.abs(hundredths);
        String sign = hundredths < 0 ? "-" : "";
        long cents = size % 100;
        if (cents == 0) {
            return sign + size / 100;
        }
        String whole = size < 100 ? "" : Long.toString(size / 100);
        return sign + whole + (cents % 10 == 0 ? "." + cents / 10 : cents < 10 ? ".0" + cents : "." + cents);
    }
}
