package scratch.example.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DiagramTest {
    private static final Diagram TWO = Diagram.of("two").box("a", 0, 0, "a").box("b", 2, 1, "b");

    @Test
    void itIsAsLargeAsItsBoxesAndTheWayBetweenThem() {
        assertThat(TWO.width()).isEqualTo(2 * 28 + 4 * 18 + 2 * 170 - 36);
        assertThat(TWO.cell(100, 60).width()).isEqualTo(TWO.width() - 2 * 70);
        assertThat(TWO.height()).isEqualTo(26 + 2 * 28 + 36 + 84);
    }

    @Test
    void boxesHaveNamesOfTheirOwnAndArrowsLeadFromBoxToBox() {
        assertThatIllegalArgumentException().isThrownBy(() -> TWO.box("a", 1, 1, "again"))
            .withMessage("box: 'a': there is one of this name already");
        assertThatIllegalArgumentException().isThrownBy(() -> TWO.arrow("a", "z", ""))
            .withMessage("arrow: 'a' to 'z': both boxes must be there");
        assertThatIllegalArgumentException().isThrownBy(() -> TWO.box("c", -1, 0, "c"))
            .withMessage("box: 'c' at (-1.0, 0.0): columns and rows count from 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Diagram.of("none").svg("nothing"));
    }

    @Test
    void anArrowMakesTheDrawingLargerAndALabelEvenMore() {
        int without = TWO.svg("x").length();
        int with = TWO.arrow("a", "b", "").svg("x").length();
        assertThat(with).isGreaterThan(without);
        assertThat(TWO.arrow("a", "b", "label").svg("x").length()).isGreaterThan(with);
    }
}
