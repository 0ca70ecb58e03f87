package scratch.classic.tree.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import scratch.classic.decisiontree.Node;
import scratch.classic.decisiontree.Pruning;
import scratch.classic.decisiontree.TreeOptions;
import scratch.classic.selection.FoldScores;

/// Every number of the README that the example does not print, and the peers.
class PruningLessonTest {
    private static final Patients PATIENTS = Ex343Pruning.patients(10, 42);

    @Test
    void fourPatientsByHand() {
        var root = (Node.Branch) Ex343Pruning.four();
        assertThat(root.summary().value()[0]).isEqualTo(6.5);
        assertThat(root.summary().loss()).isEqualTo(131);
        assertThat(root.left().summary().loss()).isEqualTo(2);
        assertThat(root.right().summary().loss()).isEqualTo(8);
        List<Pruning.Step> steps = Pruning.of(root).steps();
        assertThat(steps.stream().map(Pruning.Step::alpha)).containsExactly(0.0, 0.5, 2.0, 30.25);
        assertThat(steps.stream().map(Pruning.Step::leaves)).containsExactly(4, 3, 2, 1);
        assertThat(Pruning.of(root).at(1).leaves()).isEqualTo(3);
        assertThat(Pruning.of(root).at(2).leaves()).isEqualTo(2);
    }

    @Test
    void thePathIsScikitLearns() {
        List<Pruning.Step> steps = Peers343.steps();
        assertThat(steps.stream().mapToDouble(Pruning.Step::alpha).toArray()).containsExactly(Peers343.ALPHAS, within(1e-9));
        assertThat(steps.stream().mapToDouble(Pruning.Step::loss).toArray()).containsExactly(Peers343.LOSSES, within(1e-9));
    }

    @Test
    void whereTreesAgreeSmileLeavesAsManyErrors() {
        int fewer = 0;
        for (int seed = 1; seed <= 8; seed++) {
            Peers343.Errors errors = Peers343.reducedError(seed);
            if (errors.before() == errors.theirsBefore()) {
                assertThat(errors.after()).isEqualTo(errors.theirsAfter());
                assertThat(errors.nodes()).isLessThanOrEqualTo(errors.theirNodes());
                fewer += errors.nodes() < errors.theirNodes() ? 1 : 0;
            } else {
                assertThat(seed).isEqualTo(1);      // of equal questions Smile asks another
            }
        }
        assertThat(fewer).isEqualTo(7);
    }

    // more leaves: less error where learned, at every step
    @Test
    void whereLearnedMoreLeavesAreAlwaysBetter() {
        var path = PATIENTS.path(PATIENTS.split().train(), TreeOptions.full(), 42);
        assertThat(path.candidates().getLast().leaves()).isEqualTo(323);
        assertThat(path.candidates().getLast().loss()).isZero();
        double mean = path.scores().getFirst().mean();
        assertThat(path.scores().getLast().mean()).isGreaterThan(mean);
        assertThat(path.best().leaves()).isEqualTo(4);
        FoldScores scores = path.scores().get(path.bestIndex());
        assertThat(Ex343Pruning.standardError(scores)).isCloseTo(245, within(0.5));
    }

    @Test
    void theScoreOfAChosenPriceIsTooGood() {
        double chosen = PATIENTS.path(PATIENTS.split().train(), TreeOptions.full(), 42).bestScores().mean();
        double nested = PATIENTS.score(rows -> PATIENTS.path(rows, TreeOptions.full(), 42).withinOneStandardError().root(), 42)
                .mean();
        assertThat(chosen).isCloseTo(3458, within(0.5));
        assertThat(nested).isCloseTo(3683, within(0.5));
    }

    @Test
    void aLargestTreeThatStopsEarlierIsPrunedToTheSameFourLeaves() {
        var path = PATIENTS.path(PATIENTS.split().train(), TreeOptions.full().withMinLeaf(20), 42);
        assertThat(path.candidates().getLast().leaves()).isEqualTo(12);
        assertThat(path.withinOneStandardError().leaves()).isEqualTo(4);
        assertThat(path.best().leaves()).isEqualTo(4);
    }

    @Test
    void theRuleOfOneStandardErrorMovesLess() {
        int[][] chosen = Ex343Pruning.chosen(PATIENTS, TreeOptions.full());
        assertThat(Arrays.stream(chosen[0]).summaryStatistics().getMax()).isEqualTo(8);
        assertThat(Arrays.stream(chosen[1]).filter(leaves -> leaves == 4).count()).isEqualTo(18);
    }

    // no single switch says much: the first question gains 50 - 27.27 - 22.22 = 0.51 of 100 rows
    @Test
    void theLampNeedsAQuestionThatGainsNothing() {
        assertThat(((Node.Branch) Switches.stopping(0)).gain()).isCloseTo(0.505, within(5e-4));
        assertThat(Switches.right(Switches.stopping(Ex343Pruning.MIN_GAIN))).isEqualTo(50);
        assertThat(Switches.right(Switches.pruned(Ex343Pruning.MIN_GAIN))).isEqualTo(100);
        assertThat(Switches.pruned(0.166).leaves()).isEqualTo(4);
        assertThat(Switches.pruned(0.167).leaves()).isEqualTo(1);
    }
}
