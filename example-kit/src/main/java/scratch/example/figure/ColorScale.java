package scratch.example.figure;

import java.awt.Color;

/// Numbers to colours: from white to blue, or, where numbers have both signs, from orange over white to blue.
record ColorScale(double low, double high) {
    private static final Color HIGH = new Color(0x08519C);
    private static final Color LOW = new Color(0xB34700);

    static ColorScale of(double min, double max) {
        if (min < 0 && max > 0) {
            double size = Math.max(-min, max);
            return new ColorScale(-size, size);
        }
        if (min < max) {
            return new ColorScale(min, max);
        }
        double room = Math.max(1, 1e-9 * Math.abs(min));     // the next number above a huge one is more than 1 away
        return min + room <= Double.MAX_VALUE ? new ColorScale(min, min + room) : new ColorScale(min - room, min);
    }

    Color color(double value) {
        if (low < 0 && high > 0) {
            double share = Math.clamp(value / high, -1, 1);
            return Palette.tint(share < 0 ? LOW : HIGH, Math.abs(share));
        }
        return Palette.tint(HIGH, Math.clamp(Ticks.share(value, low, high), 0, 1));
    }

    /// Dark text on pale colours, white text on dark ones.
    Color textOn(double value) {
        Color c = color(value);
        double brightness = 0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue();
        return brightness > 140 ? Palette.INK : Color.WHITE;
    }
}
