package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTextTest {
    private static final AffineTransform NONE = new AffineTransform();

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "-1, -1", "0.5, .5", "-0.25, -.25", "0.05, .05", "12.304, 12.3", "-0.001, 0",
        "1.996, 2", "100.07, 100.07"})
    void numbersHaveTwoDecimalsAtMost(double value, String text) {
        assertThat(PathText.number(value)).isEqualTo(text);
    }

    @Test
    void aRectangleIsFourSteps() {
        PathText path = PathText.of(new Rectangle2D.Double(1, 2, 3, 4), NONE);

        assertThat(path.x() + " " + path.y() + path.outline()).isEqualTo("1 2h3v4h-3v-4z");
    }

    @Test
    void roundingErrorsDoNotAddUp() {
        PathText path = PathText.of(new Line2D.Double(0, 0, 0.004, 0), NONE);
        for (int i = 2; i <= 1000; i++) {
            path.lineTo(NONE, i * 0.004, i * 0.004);
        }
        double x = 0;
        for (String step : path.outline().substring(1).replace("-", " -").split("[lhv ]+")) {
            x += Double.parseDouble(step);
        }

        // Both coordinates end at 4.
        assertThat(x).isBetween(7.98, 8.02);
    }

    @Test
    void theSameShapeElsewhereHasTheSameOutline() {
        PathText first = PathText.of(new Ellipse2D.Double(10, 20, 6, 6), NONE);
        PathText second = PathText.of(new Ellipse2D.Double(33, 44, 6, 6), NONE);

        assertThat(second.outline()).isEqualTo(first.outline());
        assertThat(second.shiftX(first)).isEqualTo("23");
        assertThat(second.shiftY(first)).isEqualTo("24");
    }

    @Test
    void theTransformIsApplied() {
        PathText path = PathText.of(new Line2D.Double(0, 0, 10, 0), AffineTransform.getRotateInstance(Math.PI / 2));

        assertThat(path.outline()).isEqualTo("v10");
    }
}
