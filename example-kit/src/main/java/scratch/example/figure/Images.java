package scratch.example.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/// Small grey pictures side by side: digits, filters, what a generator made up.
///
/// ```java
/// Images.of("The first ten digits", 8, 10, digits).captions("0", "1", ...).save("digits", "...");
/// ```
/// Dark is high; all pictures share one scale, from the smallest value to the largest.
public final class Images implements Figure {
    private static final int SHADES = 24;
    private static final int MARGIN = 16;
    private static final int GAP = 10;
    private static final int CAPTION = 18;

    private final String title;
    private final int pixelsAcross;
    private final int columns;
    private final double[][] images;       // (n, rows · pixelsAcross)
    private final List<String> captions;
    private final double low;
    private final double high;

    private Images(String title, int pixelsAcross, int columns, double[][] images, List<String> captions,
                   double low, double high) {
        this.title = title;
        this.pixelsAcross = pixelsAcross;
        this.columns = columns;
        this.images = images;
        this.captions = captions;
        this.low = low;
        this.high = high;
    }

    /// Pictures of which each is a row of `images`, pixel row by pixel row.
    ///
    /// @param pixelsAcross width of a picture in its own pixels
    /// @param columns      pictures side by side
    public static Images of(String title, int pixelsAcross, int columns, double[]... images) {
        Series.require(images.length > 0 && columns >= 1, "images: %d images in %d columns: at least one of each",
            images.length, columns);
        for (double[] image : images) {
            Series.checkFinite("images", image);
            Series.require(image.length == images[0].length && image.length % pixelsAcross == 0,
                "images: %d pixels, %d across: all of one size, full rows", image.length, pixelsAcross);
        }
        double low = Arrays.stream(images).flatMapToDouble(Arrays::stream).min().orElseThrow();
        double high = Arrays.stream(images).flatMapToDouble(Arrays::stream).max().orElseThrow();
        return new Images(title, pixelsAcross, columns, Arrays.stream(images).map(double[]::clone)
            .toArray(double[][]::new), List.of(), low, high);
    }

    /// A line of text below each picture.
    public Images captions(String... texts) {
        Series.require(texts.length == images.length, "captions: %d texts for %d images: one for each",
            texts.length, images.length);
        return new Images(title, pixelsAcross, columns, images, List.of(texts), low, high);
    }

    @Override
    public int width() {
        return Math.clamp(2L * MARGIN + Math.min(columns, images.length) * 90L, 300, 720);
    }

    @Override
    public int height() {
        double side = side(width());
        return (int) Math.ceil(top(width()) + MARGIN - GAP + lines() * (side * aspect() + GAP + captionRoom()));
    }

    @Override
    public void draw(Graphics2D g, int width, int height) {
        new Header(title, List.of(), width).draw(g);
        double fit = (height - top(width) - MARGIN + GAP) / (double) lines() - GAP - captionRoom();
        double side = Math.min(side(width), fit / aspect());
        for (int i = 0; i < images.length; i++) {
            double x = MARGIN + i % columns * (side + GAP);
            double y = top(width) + i / columns * (side * aspect() + GAP + captionRoom());
            picture(g, images[i], x, y, side / pixelsAcross);
            if (!captions.isEmpty()) {
                g.setColor(Palette.QUIET_TEXT);
                Fonts.centred(g, captions.get(i), Fonts.SMALL, x + side / 2, y + side * aspect() + 14);
            }
        }
    }

    private void picture(Graphics2D g, double[] image, double x, double y, double pixel) {
        int rows = image.length / pixelsAcross;
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(x, y, pixelsAcross * pixel, rows * pixel));
        for (int row = 0; row < rows; row++) {
            int start = 0;
            while (start < pixelsAcross) {
                int shade = shade(image[row * pixelsAcross + start]);
                int end = start + 1;
                while (end < pixelsAcross && shade(image[row * pixelsAcross + end]) == shade) {
                    end++;
                }
                if (shade > 0) {
                    g.setColor(Palette.tint(Palette.INK, (double) shade / SHADES));
                    g.fill(new Rectangle2D.Double(x + start * pixel, y + row * pixel, (end - start) * pixel, pixel));
                }
                start = end;
            }
        }
        g.setColor(Palette.CARD_EDGE);
        g.setStroke(Palette.solid(1));
        g.draw(new Rectangle2D.Double(x, y, pixelsAcross * pixel, rows * pixel));
    }

    private int shade(double value) {
        return high > low ? (int) Math.round(SHADES * Ticks.share(value, low, high)) : 0;
    }

    private double side(int width) {
        int across = Math.min(columns, images.length);
        return (width - 2.0 * MARGIN - (across - 1) * GAP) / across;
    }

    private double aspect() {
        return (double) (images[0].length / pixelsAcross) / pixelsAcross;
    }

    private int lines() {
        return Math.ceilDiv(images.length, columns);
    }

    private int captionRoom() {
        return captions.isEmpty() ? 0 : CAPTION;
    }

    private int top(int width) {
        return new Header(title, List.of(), width).height() + 6;
    }
}
