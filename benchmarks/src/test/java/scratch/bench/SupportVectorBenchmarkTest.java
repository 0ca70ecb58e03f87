package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import scratch.classic.supportvector.KernelSVM;
import scratch.math.Matrix;

class SupportVectorBenchmarkTest {
    private final SupportVectorContest contest = new SupportVectorContest(300);

    // benchmarks/python/support_vector.py --quick
    @Test
    void oursEndsAtTheObjectiveOfScikitLearn() {
        KernelSVM svm = contest.ours();
        assertThat(svm.dualObjective(0)).isCloseTo(162.3454775585755, within(1e-3));
        assertThat(contest.accuracy(contest.predict(svm))).isCloseTo(0.64, within(0.01));
        double[][] all = contest.rows(true);
        double[][] vectors = new double[svm.supportRows().length][];
        for (int s = 0; s < vectors.length; s++) {
            vectors[s] = all[svm.supportRows()[s]];
        }
        Matrix beta = svm.coefficients();
        assertThat(SupportVectorContest.objective(vectors, beta.column(0))).isCloseTo(svm.dualObjective(0), within(1e-9));
    }

    @Test
    void smileSolvesTheSameProblemNearly() {
        var smile = contest.smile(contest.rows(true));
        double best = contest.ours().dualObjective(0);
        assertThat(SupportVectorContest.objective(smile.vectors(), smile.weights())).isBetween(0.9 * best, best + 1e-3);
    }
}
