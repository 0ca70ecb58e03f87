package scratch.cuda.withoutagpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PuzzleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GUARD | global read of 4 bytes, 0 bytes past the end of a block of 400 bytes
            PAIRS | misaligned
            REVERSE | shared read of 4 bytes at byte 252: nobody wrote it
            SCAN | race: thread
            RING | 50 of 64 threads wait at the barrier
            WARPSUM | Device.load: PTX line 22: 'GAP'
            COUNT | race: thread block (0, 0, 0) wrote
            TRANSPOSE | 64 accesses to shared memory take 1056 passes, 992 of them bank conflicts
            """)
    void theInterpreterNamesTheMistake(Puzzle puzzle, String sentence) {
        assertThat(puzzle.verdict(puzzle.text()).orElse("nothing")).contains(sentence);
    }

    @ParameterizedTest
    @EnumSource
    void itHasNothingToSayOfTheRepairedText(Puzzle puzzle) {
        assertThat(puzzle.verdict(Solution812.repair(puzzle.number(), puzzle.text()))).isEmpty();
    }
}
