package scratch.example.figure;

import java.awt.Color;

/// What a layer is in its story. The same role has the same colour in every panel, figure and lesson.
///
/// ```java
/// Plot.of("Least squares", "x", "y").points("data", x, y).as(Role.DATA).line("fit", at, fitted).as(Role.MODEL)
/// ```
public enum Role {
    /// What was observed: blue.
    DATA(Palette.color(0)),
    /// What was fitted or computed from it: vermilion.
    MODEL(Palette.color(1)),
    /// What is true, where that is known: green.
    TRUTH(Palette.color(2)),
    /// What is left over or goes wrong: pink.
    ERROR(Palette.color(3)),
    /// Another model or method beside the first: orange.
    ALTERNATIVE(Palette.color(4)),
    /// Intervals and bands: sky blue.
    UNCERTAINTY(Palette.color(5)),
    /// What the eye should not stop at: grey.
    NEUTRAL(Palette.QUIET);

    private final Color color;

    Role(Color color) {
        this.color = color;
    }

    Color color() {
        return color;
    }
}
