package scratch.deep.convolution.transferlearning;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import scratch.deep.mobilenet.TextDirection;
import scratch.math.check.Require;
import scratch.math.tensor.Tensor;

/// A line of text as a picture for the direction classifier: black on white, from −1 to 1, 48 pixels high.
///
/// @param pixels of one channel, row by row; all three channels are equal
public record DrawnText(float[] pixels, int width) {
    private static final int HEIGHT = TextDirection.HEIGHT;
    private static final int MARGIN = 4;
    private static final int LARGEST = 192;

    /// Draws letters of which the tallest is so high, in the middle of the picture.
    ///
    /// @param font   any; its size does not matter
    /// @param letterHeight in pixels, from 4 to 40
    public static DrawnText of(String text, Font font, int letterHeight) {
        Require.that(letterHeight >= 4 && letterHeight <= HEIGHT - 2 * MARGIN, "DrawnText.of: letters of %d pixels: must be "
                + "from 4 to %d", letterHeight, HEIGHT - 2 * MARGIN);
        Rectangle2D box = outline(text, font, new AffineTransform()).getBounds2D();
        Require.that(box.getHeight() > 0, "DrawnText.of: text '%s': must have a letter", text);
        double scale = Math.min(letterHeight / box.getHeight(), (LARGEST - 2 * MARGIN) / box.getWidth());
        int width = (int) Math.ceil(box.getWidth() * scale) + 2 * MARGIN;
        AffineTransform place = new AffineTransform();
        place.translate(MARGIN, (HEIGHT - box.getHeight() * scale) / 2);
        place.scale(scale, scale);
        place.translate(-box.getX(), -box.getY());
        BufferedImage image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, HEIGHT);
        g.setColor(Color.BLACK);
        g.fill(outline(text, font, place));
        g.dispose();
        float[] pixels = new float[HEIGHT * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.getRaster().getSample(i % width, i / width, 0) / 127.5f - 1;
        }
        return new DrawnText(pixels, width);
    }

    private static Shape outline(String text, Font font, AffineTransform place) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        return place.createTransformedShape(font.deriveFont(64f).createGlyphVector(context, text).getOutline());
    }

    /// By 180 degrees: the last pixel comes first.
    public DrawnText turned() {
        float[] reversed = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            reversed[i] = pixels[pixels.length - 1 - i];
        }
        return new DrawnText(reversed, width);
    }

    /// (1, 3, 48, width)
    public Tensor tensor() {
        float[] channels = new float[3 * pixels.length];
        for (int c = 0; c < 3; c++) {
            System.arraycopy(pixels, 0, channels, c * pixels.length, pixels.length);
        }
        return Tensor.of(channels, 1, 3, HEIGHT, width);
    }
}
