package scratch.example.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.intermediate.commands.AffineTransformCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.FillShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.RotateCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.ScaleCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetClipCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetColorCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetStrokeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetTransformCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.TransformCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.TranslateCommand;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Turns recorded drawing commands into a small SVG document.
///
/// XChart paints, VectorGraphics2D records what was painted, this class writes it down. VectorGraphics2D
/// could do that too, but builds an XML tree with one styled element per marker and per piece of a line:
/// ten times the bytes, and dashes that start anew at every data point. Here pieces of a line become one
/// path, a shape that occurs again becomes a `<use>`, and numbers have two decimals.
final class Svg {
    private static final int SHORT = 24;   // an outline of so few letters is shorter than a reference to it

    /// The first occurrence of a shape, which later ones point to.
    private record First(int id, PathText path) { }

    private final StringBuilder body = new StringBuilder();
    private final Map<String, First> shapes = new HashMap<>();       // by outline
    private final Map<String, Integer> clips = new HashMap<>();
    private AffineTransform transform = new AffineTransform();
    private Color color = Color.BLACK;
    private BasicStroke stroke = new BasicStroke(1);
    private String clip = "";
    private String openGroup = "";
    private PathText line;             // a line that later pieces may continue
    private double endX;
    private double endY;

    private Svg() {
    }

    static String document(Figure figure, String altText) {
        String alt = escape(altText);
        FontCheck.require();
        int width = figure.width();
        int height = figure.height();
        VectorGraphics2D g = new VectorGraphics2D();
        Header.card(g, width, height);
        figure.draw(g, width, height);
        Svg svg = new Svg();
        for (Command<?> command : g.getCommands()) {
            svg.write(command);
        }
        svg.closeGroup();
        return String.format(Locale.ROOT, """
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
            <title>%s</title>
            <desc>%s</desc>
            %s
            %s</svg>
            """, width, height, width, height, alt, alt, Palette.darkStyle(), svg.body);
    }

    private void write(Command<?> command) {
        switch (command) {
            case FillShapeCommand fill -> fill(fill.getValue());
            case DrawShapeCommand draw -> draw(draw.getValue());
            case SetColorCommand set -> color = set.getValue();
            case SetStrokeCommand set -> stroke = set.getValue() instanceof BasicStroke basic ? basic : stroke;
            case SetClipCommand set -> clip = clip(set.getValue());
            case SetTransformCommand set -> transform = new AffineTransform(set.getValue());
            case TransformCommand t -> transform.concatenate(t.getValue());
            case TranslateCommand t -> transform.concatenate(t.getValue());
            case RotateCommand t -> transform.concatenate(t.getValue());
            case ScaleCommand t -> transform.concatenate(t.getValue());
            case AffineTransformCommand t -> transform.concatenate(t.getValue());
            default -> { }   // hints, fonts and life cycle leave no mark on paper
        }
    }

    private void fill(Shape shape) {
        if (color.getAlpha() == 0) {
            return;
        }
        PathText path = PathText.of(shape, transform);
        if (path.isEmpty()) {
            return;
        }
        flushLine();
        group("fill=\"" + hex() + '"' + opacity("fill-opacity") + clip);
        First first = shapes.get(path.outline());
        if (first != null) {
            body.append("<use href=\"#s").append(first.id).append("\" x=\"").append(path.shiftX(first.path))
                .append("\" y=\"").append(path.shiftY(first.path)).append("\"/>\n");
            return;
        }
        body.append("<path ");
        if (path.outline().length() > SHORT) {
            body.append("id=\"s").append(shapes.size()).append("\" ");
            shapes.put(path.outline(), new First(shapes.size(), path));
        }
        body.append("d=\"M").append(path.x()).append(' ').append(path.y()).append(path.outline()).append("\"/>\n");
    }

    private void draw(Shape shape) {
        if (color.getAlpha() == 0 || stroke.getLineWidth() == 0) {
            return;
        }
        String style = "fill=\"none\" stroke=\"" + hex() + '"' + opacity("stroke-opacity") + strokeStyle() + clip;
        if (!(shape instanceof Line2D piece)) {
            group(style);
            flushLine();
            line = PathText.of(shape, transform);
            flushLine();
            return;
        }
        if (line == null || !style.equals(openGroup)) {
            group(style);
            line = PathText.of(shape, transform);
        } else {
            if (piece.getX1() != endX || piece.getY1() != endY) {
                line.moveTo(transform, piece.getX1(), piece.getY1());
            }
            line.lineTo(transform, piece.getX2(), piece.getY2());
        }
        endX = piece.getX2();
        endY = piece.getY2();
    }

    private void flushLine() {
        if (line != null && !line.isEmpty()) {
            body.append("<path d=\"M").append(line.x()).append(' ').append(line.y()).append(line.outline())
                .append("\"/>\n");
        }
        line = null;
    }

    private void group(String style) {
        if (!style.equals(openGroup)) {
            closeGroup();
            body.append("<g ").append(style).append(">\n");
            openGroup = style;
        }
    }

    private void closeGroup() {
        flushLine();
        if (!openGroup.isEmpty()) {
            body.append("</g>\n");
            openGroup = "";
        }
    }

    private String clip(Shape shape) {
        if (shape == null) {
            return "";
        }
        PathText path = PathText.of(shape, transform);
        String d = "M" + path.x() + ' ' + path.y() + path.outline();
        Integer known = clips.get(d);
        if (known == null) {
            closeGroup();
            known = clips.size();
            clips.put(d, known);
            body.append("<clipPath id=\"c").append(known).append("\"><path d=\"").append(d)
                .append("\"/></clipPath>\n");
        }
        return " clip-path=\"url(#c" + known + ")\"";
    }

    private String strokeStyle() {
        StringBuilder style = new StringBuilder();
        if (stroke.getLineWidth() != 1) {
            style.append(" stroke-width=\"").append(PathText.number(stroke.getLineWidth())).append('"');
        }
        if (stroke.getLineJoin() == BasicStroke.JOIN_ROUND) {
            style.append(" stroke-linejoin=\"round\"");
        }
        if (stroke.getEndCap() == BasicStroke.CAP_ROUND) {
            style.append(" stroke-linecap=\"round\"");
        }
        if (stroke.getDashArray() != null) {
            style.append(" stroke-dasharray=\"");
            for (float dash : stroke.getDashArray()) {
                style.append(PathText.number(dash)).append(' ');
            }
            style.setLength(style.length() - 1);
            style.append('"');
        }
        return style.toString();
    }

    private String opacity(String attribute) {
        return color.getAlpha() == 255 ? "" : " " + attribute + "=\"" + PathText.number(color.getAlpha() / 255.0) + '"';
    }

    private String hex() {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
    }

    private static String escape(String text) {
        Series.require(text != null && !text.isBlank(), "svg: no alt text: say in a sentence what the figure shows");
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
