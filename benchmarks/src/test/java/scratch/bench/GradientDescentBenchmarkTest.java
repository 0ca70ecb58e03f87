package scratch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientDescentBenchmarkTest {

    /// The errors are those of `python3 gradient_descent.py --quick`: both languages draw the same data and walk the same
    /// way.
    @ParameterizedTest
    @CsvSource({"columnNorm, 0.9974800418457901", "unitVariance, 0.006513942038637417"})
    void allFormsGiveTheSameIteratesAndNumPysError(String scaling, double error) {
        LeastSquaresData data = new LeastSquaresData(2000, scaling);
        Descents descents = new Descents(data);
        double[] naive = descents.naive(50);
        assertThat(data.coefficientError(naive)).isCloseTo(error, within(1e-12));
        double scale = data.trueWeights[0];
        for (double[] other : new double[][] {descents.twoPasses(50), descents.fused(50), descents.gram(50)}) {
            assertThat(other).containsExactly(naive, within(1e-12 * (1 + Math.abs(scale))));
        }
    }

    @Test
    void theClosedFormIsWhereDescentEnds() {
        LeastSquaresData data = new LeastSquaresData(1000, "unitVariance");
        Descents descents = new Descents(data);
        assertThat(descents.gram(2000)).containsExactly(descents.closedForm(), within(1e-10));
        assertThat(data.coefficientError(descents.closedForm())).isLessThan(0.005);
    }

    @Test
    void theLimitReadsEveryValue() {
        LeastSquaresData data = new LeastSquaresData(1000, "unitVariance");
        Descents descents = new Descents(data);
        double sum = 0;
        for (double value : data.x) {
            sum += value;
        }
        assertThat(descents.readOnly(3)).isCloseTo(3 * sum, within(1e-8));
        assertThat(descents.readOnlyParallel(3)).isCloseTo(3 * sum, within(1e-8));
    }
}
