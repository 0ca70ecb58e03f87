package scratch.example.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The look that all figures share.
///
/// Series colours are those of Okabe and Ito (2008), which people with any of the common forms of colour
/// blindness can tell apart; the yellow is left out because it vanishes on white. Marker and dash change
/// with the colour, so a printed grey copy still reads.
///
/// On a dark page the card is dark: a rule in the SVG exchanges the colours of card, text, axes and lines. What carries
/// a meaning of its own, the cells of a map or the grey of a picture, stays as it is.
final class Palette {
    static final Color CARD = new Color(0xFCFCFA);
    static final Color CARD_EDGE = new Color(0xD9D9D4);
    static final Color TEXT = new Color(0x24292F);
    static final Color QUIET_TEXT = new Color(0x57606A);
    static final Color AXIS = new Color(0x8C959F);
    static final Color GRID = new Color(0xE7E7E2);
    static final Color QUIET = new Color(0x6E7781);

    /// Below the data. Not quite white, so that a white that means something is another colour.
    static final Color PAPER = new Color(0xFFFFFE);

    /// Writing on pale colours, which are pale on a dark page too.
    static final Color INK = new Color(0x1F2328);

    private static final Color[] SERIES = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
        new Color(0xE69F00), new Color(0x56B4E9), new Color(0x333333), new Color(0x7A5195),
        new Color(0x8C564B), new Color(0x7F9A1B),
    };
    private static final float[][] DASHES = {
        null, {9, 4}, {2.5f, 3}, {9, 3, 2.5f, 3}, {14, 4}, {5, 3}, {1.5f, 4.5f},
    };

    private static final Map<Color, Color> ON_DARK = new LinkedHashMap<>();

    static {
        int[][] pairs = {
            {0xFCFCFA, 0x0D1117}, {0xFFFFFE, 0x0D1117}, {0xD9D9D4, 0x30363D}, {0xE7E7E2, 0x262C34}, {0x24292F, 0xE6EDF3},
            {0x57606A, 0x9DA7B3}, {0x8C959F, 0x6E7681}, {0x6E7781, 0x8B949E}, {0x0072B2, 0x4BA3E3}, {0x009E73, 0x2EBD92},
            {0x333333, 0xC9D1D9}, {0x7A5195, 0xB48AD0}, {0x8C564B, 0xC38D80},
        };
        for (int[] pair : pairs) {
            ON_DARK.put(new Color(pair[0]), new Color(pair[1]));
        }
    }

    private Palette() {
    }

    /// The style sheet that exchanges the colours on a dark page.
    static String darkStyle() {
        return ON_DARK.entrySet().stream().map(pair -> String.format(Locale.ROOT,
                "[fill=\"#%1$06x\"]{fill:#%2$06x}[stroke=\"#%1$06x\"]{stroke:#%2$06x}",
                pair.getKey().getRGB() & 0xFFFFFF, pair.getValue().getRGB() & 0xFFFFFF))
            .collect(Collectors.joining("", "<style>@media (prefers-color-scheme: dark) {", "}</style>"));
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
