package scratch.example.figure;

import java.awt.BasicStroke;
import java.awt.Color;

/// The look that all figures share.
///
/// Series colours are those of Okabe and Ito (2008), which people with any of the common forms of colour
/// blindness can tell apart; the yellow is left out because it vanishes on white. Marker and dash change
/// with the colour, so a printed grey copy still reads.
final class Palette {
    static final Color CARD = new Color(0xFCFCFA);
    static final Color CARD_EDGE = new Color(0xD9D9D4);
    static final Color TEXT = new Color(0x24292F);
    static final Color QUIET_TEXT = new Color(0x57606A);
    static final Color AXIS = new Color(0x8C959F);
    static final Color GRID = new Color(0xE7E7E2);
    static final Color QUIET = new Color(0x6E7781);

    private static final Color[] SERIES = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
        new Color(0xE69F00), new Color(0x56B4E9), new Color(0x333333), new Color(0x7A5195),
        new Color(0x8C564B), new Color(0x7F9A1B),
    };
    private static final float[][] DASHES = {
        null, {9, 4}, {2.5f, 3}, {9, 3, 2.5f, 3}, {14, 4}, {5, 3}, {1.5f, 4.5f},
    };

    private Palette() {
    }

    static Color color(int series) {
        return SERIES[series % SERIES.length];
    }

    /// `color` mixed with white: 1 leaves it, 0 is white.
    static Color tint(Color color, double strength) {
        return mix(Color.WHITE, color, strength);
    }

    static Color mix(Color from, Color to, double share) {
        return new Color(
            (int) Math.round(from.getRed() + share * (to.getRed() - from.getRed())),
            (int) Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen())),
            (int) Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue())));
    }

    static Color fade(Color color, double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
    }

    static BasicStroke stroke(int variant, float width) {
        float[] dash = DASHES[variant % DASHES.length];
        return dash == null ? solid(width)
            : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    static BasicStroke dashed(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);
    }

    static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
